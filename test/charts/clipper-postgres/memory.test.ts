import { describe, expect, test } from 'vitest'
import { parseQuantity } from '../../../src/k8s/index.ts'
import type { Values } from '../../../src/values/values.ts'
import { at, helmTemplate, objectsIn, renderText } from '../render.ts'
import { chart, confIn, parameterIn, renderPostgres, volumeIn } from './postgres.ts'

const limit = (memory: string | number) => ({ resources: { requests: { memory: 1 }, limits: { memory } } })
/** Without a limit; a null removes a default only where helm itself reads it. */
const unlimited = async (config: Values = {}) =>
  objectsIn(await helmTemplate(chart.dir, { resources: { limits: { memory: null } }, config }))
const shared = async (memory: string | number) => parameterIn(await renderPostgres(limit(memory)), 'shared_buffers')

describe('a quarter of the memory limit is shared_buffers', () => {
  const limits: readonly (string | number)[] = [
    '2Gi',
    '512Mi',
    '0512Mi',
    '1048576Ki',
    '1.5Gi',
    '.5Gi',
    '0.8Gi',
    '1.Gi',
    '2.123456Gi',
    '0.29Ti',
    '2G',
    '800M',
    '0.08T',
    '4000000k',
    '2147483648',
    '0002147483648',
    2147483648,
    '1.5Pi',
  ]
  test.each(limits)('%s', async (memory) => {
    const bytes = (parseQuantity(memory)?.nano ?? 0n) / 1_000_000_000n
    expect(await shared(memory)).toBe(`'${bytes / 4n / 1048576n}MB'`)
  })

  test('and never nothing', async () => {
    expect(await shared('1Mi')).toBe("'1MB'")
  })

  test('also where --set says the limit', async () => {
    const values = { resources: { limits: { memory: 3221225472 } } }
    const objects = objectsIn(await helmTemplate(chart.dir, values))
    expect(parameterIn(objects, 'shared_buffers')).toBe("'768MB'")
  })
})

const cases: readonly [string, { given: object; want: Record<string, string | undefined> }][] = [
  [
    'the defaults',
    {
      given: {},
      want: { shared_buffers: '512MB', effective_cache_size: '1536MB', work_mem: '4MB', maintenance_work_mem: '128MB' },
    },
  ],
  [
    'a limit of production',
    {
      given: { ...limit('4Gi'), config: { maxConnections: 100 } },
      want: {
        shared_buffers: '1024MB',
        effective_cache_size: '3072MB',
        work_mem: '10MB',
        maintenance_work_mem: '256MB',
      },
    },
  ],
  [
    'more connections',
    { given: { config: { maxConnections: 1000 } }, want: { work_mem: '4MB', shared_buffers: '512MB' } },
  ],
  [
    'a setting, which changes itself only',
    { given: { config: { sharedBuffers: '1GB' } }, want: { shared_buffers: '1GB', effective_cache_size: '1536MB' } },
  ],
]
test.each(cases)('with %s', async (_name, { given, want }) => {
  const objects = await renderPostgres(given)
  const found = Object.keys(want).map((name) => [name, parameterIn(objects, name)?.slice(1, -1)])
  expect(Object.fromEntries(found)).toEqual(want)
})

const sizes: readonly [string, { given: object; want: string | number }][] = [
  ['an eighth of the limit', { given: {}, want: '256Mi' }],
  ['a size that is given', { given: { sharedMemory: { sizeLimit: '1Gi' } }, want: '1Gi' }],
  ['a size in bytes', { given: { sharedMemory: { sizeLimit: 1073741824 } }, want: 1073741824 }],
]
test.each(sizes)('/dev/shm has %s', async (_name, { given, want }) => {
  expect(at(volumeIn(await renderPostgres(given), 'shared-memory'), 'emptyDir')).toEqual({
    medium: 'Memory',
    sizeLimit: want,
  })
})

test("without a limit PostgreSQL's own defaults apply, and the settings", async () => {
  const objects = await unlimited({ workMem: '8MB' })
  const names = ['shared_buffers', 'effective_cache_size', 'maintenance_work_mem', 'work_mem']
  expect(names.map((name) => parameterIn(objects, name))).toEqual([undefined, undefined, undefined, "'8MB'"])
  expect(at(volumeIn(objects, 'shared-memory'), 'emptyDir', 'sizeLimit')).toBe('256Mi')
  expect(confIn(objects)).toContain('max_connections = 520')
})

test('an index that is built in parallel finds room in /dev/shm', async () => {
  for (const memory of ['256Mi', '2Gi', '64Gi']) {
    const objects = await renderPostgres(limit(memory))
    const work = Number.parseInt(parameterIn(objects, 'maintenance_work_mem')?.slice(1) ?? '', 10)
    expect(
      Number.parseInt(String(at(volumeIn(objects, 'shared-memory'), 'emptyDir', 'sizeLimit')), 10),
    ).toBeGreaterThan(work)
  }
})

test('no two lines of postgresql.conf set the same parameter', async () => {
  const text = confIn(await renderPostgres({ config: { parameters: { jit: false, password_encryption: 'md5' } } }))
  const names = [...text.matchAll(/^([a-z_.]+) ?=/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(8)
  expect([...new Set(names)]).toEqual(names)
})

test.each([
  ['max_connections', 'config.maxConnections'],
  ['shared_buffers', 'config.sharedBuffers'],
  ['port', 'service.port'],
  ['listen_addresses', 'the chart depends on it'],
  ['config_file', 'the chart depends on it'],
])('%s is no free parameter', async (name, reason) => {
  const rendered = renderText(chart, { overlay: { config: { parameters: { [name]: '200' } } } })
  await expect(rendered).rejects.toThrow(`config.parameters.${name}  is not free`)
  await expect(rendered).rejects.toThrow(reason)
})
