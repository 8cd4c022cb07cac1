import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Issue, ValuesError } from '../../src/issues.ts'
import { findConfig, loadProject } from '../../src/project-file/load-project.ts'
import { modelOf } from '../../src/schema/model.ts'
import { CHARTS, CONFIG, ENVIRONMENTS, fixtureProject, writeFiles } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'

/** The issues that loading throws; errors of this package alone count. */
async function issuesOf(cwd: string, named?: string): Promise<readonly Issue[]> {
  try {
    await loadProject(cwd, named)
    return []
  } catch (error) {
    if (error instanceof Error && 'issues' in error) return (error as ValuesError).issues
    throw error
  }
}

test('a project in TypeScript over several files is loaded, and leaves no file', async () => {
  const root = fixtureProject()
  const before = readdirSync(root)
  const loaded = await loadProject(root)
  expect(loaded.root).toBe(root)
  expect(loaded.project.environments.map(({ name }) => name)).toEqual(['staging', 'production'])
  expect((await modelOf(loaded.project.root)).defaults).toMatchObject({ api: { replicaCount: 2 } })
  expect(readdirSync(root)).toEqual(before)
})

test('an edit is seen by the next load in the same process', async () => {
  const root = fixtureProject()
  await loadProject(root)
  writeFiles(root, { 'charts.ts': CHARTS.replace('.default(2)', '.default(4)') })
  expect((await modelOf((await loadProject(root)).project.root)).defaults).toMatchObject({ api: { replicaCount: 4 } })
})

describe('where the configuration is', () => {
  const found: [string, { given: { files: string[]; from: string }; want: string | undefined }][] = [
    ['here', { given: { files: ['values.config.ts'], from: '' }, want: 'values.config.ts' }],
    ['above', { given: { files: ['values.config.ts'], from: 'a/b' }, want: 'values.config.ts' }],
    [
      'the nearest',
      { given: { files: ['values.config.ts', 'a/values.config.js'], from: 'a/b' }, want: 'a/values.config.js' },
    ],
    [
      'TypeScript before JavaScript',
      {
        given: { files: ['values.config.mjs', 'values.config.ts', 'values.config.js'], from: '' },
        want: 'values.config.ts',
      },
    ],
    ['nowhere', { given: { files: [], from: 'a' }, want: undefined }],
  ]
  test.each(found)('%s', (_, { given: { files, from }, want }) => {
    const root = tempDir()
    mkdirSync(join(root, 'a/b'), { recursive: true })
    writeFiles(root, Object.fromEntries(files.map((file) => [file, ''])))
    expect(findConfig(join(root, from))).toBe(want && join(root, want))
  })

  test('named, from anywhere; the project lies where the file lies', async () => {
    const root = fixtureProject({ 'sub/other.config.ts': CONFIG.replaceAll("'./", "'../") })
    const loaded = await loadProject(root, 'sub/other.config.ts')
    expect(loaded.root).toBe(join(root, 'sub'))
  })

  test('JavaScript too', async () => {
    const root = fixtureProject({ 'deep/values.config.mjs': CONFIG.replaceAll("'./", "'../") })
    expect((await loadProject(join(root, 'deep'))).root).toBe(join(root, 'deep'))
  })
})

type Fault = { given: Record<string, string>; want: Partial<Record<keyof Issue, unknown>>[] }
const faults: [string, Fault][] = [
  [
    'a syntax error in the configuration',
    {
      given: { 'values.config.ts': `${CONFIG}\nconst x = = 1\n` },
      want: [
        {
          code: 'project-config',
          message: 'Unexpected "="',
          origin: { layer: 'configuration', file: 'values.config.ts', line: 7, column: 11 },
        },
      ],
    },
  ],
  [
    'a syntax error in a file that it imports',
    {
      given: { 'environments.ts': ENVIRONMENTS.replace("name: 'staging'", "name 'staging'") },
      want: [{ code: 'project-config', origin: expect.objectContaining({ file: 'environments.ts', line: 4 }) }],
    },
  ],
  [
    'an import of nothing',
    {
      given: { 'values.config.ts': CONFIG.replace('./charts.ts', './chart.ts') },
      want: [
        {
          message: expect.stringContaining('./chart.ts'),
          origin: expect.objectContaining({ file: 'values.config.ts', line: 2 }),
        },
      ],
    },
  ],
  [
    'an import of a package that is not installed',
    {
      given: { 'values.config.ts': `import 'no-such-package'\n${CONFIG}` },
      want: [
        {
          message: expect.stringContaining('no-such-package'),
          hint: 'npm install brings the packages of package.json',
          origin: expect.objectContaining({ file: 'values.config.ts', line: 1 }),
        },
      ],
    },
  ],
  [
    'an import of a name that is not there',
    {
      given: { 'values.config.ts': CONFIG.replace('{ shop }', '{ shpo }').replace('root: shop', 'root: shpo') },
      want: [
        {
          message: expect.stringContaining('shpo'),
          origin: expect.objectContaining({ file: 'values.config.ts', line: 2 }),
        },
      ],
    },
  ],
  [
    'a configuration that throws',
    {
      given: { 'values.config.ts': `${CONFIG}\nthrow new Error('no access')\n` },
      want: [
        {
          code: 'project-config',
          message: 'fails while it runs: no access',
          origin: { layer: 'configuration', file: 'values.config.ts', line: CONFIG.split('\n').length + 1 },
        },
      ],
    },
  ],
  [
    'no default export',
    {
      given: { 'values.config.ts': CONFIG.replace('export default', 'export const project =') },
      want: [{ code: 'project-config', message: 'values.config.ts has no default export made by defineProject()' }],
    },
  ],
  [
    'another default export',
    {
      given: {
        'values.config.ts': `${CONFIG.replace('export default', 'export const project =')}\nexport default {}\n`,
      },
      want: [{ message: 'values.config.ts has no default export made by defineProject()' }],
    },
  ],
  [
    'a null as default export',
    {
      given: { 'values.config.ts': 'export default null\n' },
      want: [{ message: 'values.config.ts has no default export made by defineProject()' }],
    },
  ],
  [
    'a fault of the project',
    {
      given: { 'values.config.ts': CONFIG.replace('[staging, production]', '[staging, staging]') },
      want: [{ code: 'project-config', message: 'two environments are called staging' }],
    },
  ],
]
test.each(faults)('%s', async (_, { given, want }) => {
  const found = await issuesOf(fixtureProject(given))
  expect(found).toEqual(want.map((issue) => expect.objectContaining(issue)))
})

test('files in messages are named from the folder of the user', async () => {
  const root = fixtureProject({ 'values.config.ts': `${CONFIG}\nconst x = = 1\n`, 'deep/down/x': '' })
  expect(await issuesOf(join(root, 'deep/down'))).toMatchObject([{ origin: { file: '../../values.config.ts' } }])
})

test('an error while it runs names the line of the source', async () => {
  const [issue] = await issuesOf(
    fixtureProject({ 'charts.ts': `${CHARTS}\n\nexport const broken = JSON.parse('{')\n` }),
  )
  expect(issue).toMatchObject({
    code: 'project-config',
    origin: { file: 'charts.ts', line: CHARTS.split('\n').length + 2 },
  })
})

test.each([
  [undefined, 'there is no values.config.ts here or in a folder above'],
  ['x.ts', 'there is no file x.ts'],
])('no configuration (%s)', async (named, message) =>
  expect(await issuesOf(tempDir(), named)).toMatchObject([
    { code: 'project-config', message, hint: expect.stringContaining('--config') },
  ]),
)

describe('the line of a value in an environment', () => {
  const lines: [string, { given: [string, (string | number)[]]; want: { file: string; line: number } | undefined }][] =
    [
      ['a value', { given: ['production', ['api', 'replicaCount']], want: { file: 'environments.ts', line: 11 } }],
      ['a map', { given: ['production', ['api']], want: { file: 'environments.ts', line: 10 } }],
      ['of the environment below', { given: ['base', ['banner']], want: { file: 'environments.ts', line: 3 } }],
      [
        'a path that is not there points to what encloses it',
        { given: ['production', ['api', 'image', 'tag']], want: { file: 'environments.ts', line: 10 } },
      ],
      ['an environment that is not there', { given: ['nothing', ['api']], want: undefined }],
    ]
  test.each(lines)('%s', async (_, { given: [environment, path], want }) => {
    const { locator } = await loadProject(fixtureProject())
    const place = locator(environment)?.(path)
    if (want) expect(place).toMatchObject(want)
    else expect(place).toBeUndefined()
  })

  test('is named from the folder of the user', async () => {
    const root = fixtureProject({ 'deep/x': '' })
    const { locator } = await loadProject(join(root, 'deep'))
    expect(locator('production')?.(['api'])).toMatchObject({ file: '../environments.ts' })
  })
})

test('exactly one copy of zod serves the definitions and the project: theirs', async () => {
  const root = fixtureProject({
    'values.config.ts': `${CONFIG}\nimport * as z from 'zod'\n;(globalThis as { seenZod?: unknown }).seenZod = z.ZodObject\n`,
  })
  await loadProject(root)
  const { ZodObject } = await import('zod')
  expect((globalThis as { seenZod?: unknown }).seenZod).toBe(ZodObject)
})
