import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineProject } from '../../src/define/project.ts'
import { environmentValues } from '../../src/emit/environment-values.ts'
import { projectFolder } from '../emit/project-folder.ts'
import { shop } from '../rules/shop.ts'
import { Editor, type Fault } from './editor.ts'

const root = await projectFolder(defineProject({ root: shop, environments: [] }))
const schema = (chart: string): string => join(root, `generated/schemas/${chart}.overlay.schema.json`)
const clipper = resolve('generated/schemas/clipper.overlay.schema.json')

let editor: Editor
beforeAll(async () => {
  editor = await Editor.start()
})
afterAll(() => editor.close())

let files = 0
const open = (schemaPath: string, text: string) =>
  editor.open(join(root, `${files++}.yaml`), `# yaml-language-server: $schema=${schemaPath}\n${text}`)

const shown: [string, { schema: string; text: string; want: Fault[] }][] = [
  [
    'a key that another setting stands for',
    {
      schema: schema('shop-web'),
      text: 'parameters:\n  max-size: 1MB\n  port: "80"\n',
      want: [
        { at: '3: max-size', message: 'parameters.max-size is not free: set cache' },
        { at: '4: port', message: 'parameters.port is not free: the chart depends on it' },
      ],
    },
  ],
  [
    'what is needed and what must be, at once',
    {
      schema: schema('shop-web'),
      text: 'replicas: 7\nmode: open\ntoken: ""\n',
      want: [
        { at: '3: mode', message: 'mode must be closed (seven pods are secret), where replicas is 7' },
        {
          at: '4: token',
          message: 'token must not be empty (an open shop needs one), where mode is "open" or replicas is 7',
        },
      ],
    },
  ],
  [
    'what is refused, beside what the schema says',
    {
      schema: schema('shop'),
      text: 'other:\n  scaling:\n    enabled: false\n  mode: closed\n  token: x\n  tokne: x\n',
      want: [
        {
          at: '6: token',
          message:
            'other.token must be empty (a closed shop has none), where other.scaling.enabled is not set and other.mode is "closed"',
        },
        { at: '7: tokne', message: 'Property tokne is not allowed.' },
      ],
    },
  ],
  [
    'a bound with a condition, of Clipper',
    {
      schema: clipper,
      text: 'backend:\n  readinessProbe:\n    enabled: true\n    timeoutSeconds: 3\n',
      want: [
        {
          at: '5: timeoutSeconds',
          message:
            'backend.readinessProbe.timeoutSeconds must be above 3 (the application gives its database and cache 3 s to answer), where backend.readinessProbe.enabled is set',
        },
      ],
    },
  ],
]
test.each(shown)('the editor shows %s', async (_, { schema, text, want }) => {
  expect((await open(schema, text)).faults).toEqual(want)
})

const silent: [string, { schema: string; text: string }][] = [
  ['a file without settings', { schema: schema('shop'), text: '' }],
  ['free keys', { schema: schema('shop-web'), text: 'parameters:\n  free: x\n' }],
  ['a condition that stands in another layer', { schema: schema('shop-web'), text: 'mode: open\nreplicas: 2\n' }],
  ['a subchart that is off', { schema: schema('shop'), text: 'web:\n  enabled: false\n  parameters:\n    port: x\n' }],
  [
    'the production of Clipper',
    { schema: clipper, text: readFileSync('charts/clipper/ci/production-values.yaml', 'utf8') },
  ],
]
test.each(silent)('the editor shows nothing for %s', async (_, { schema, text }) => {
  expect((await open(schema, text)).faults).toEqual([])
})

describe('what rules say does not reach', () => {
  const text = `${environmentValues({ replicas: 7, mode: 'open', token: '', parameters: { port: 'x' } })}scaling:\n  \n`

  test('what the editor shows for a setting', async () => {
    const file = await open(schema('shop-web'), text)
    expect(await file.hover('mode')).toMatch(
      /^#### Overlay of shop-web\n\nMode\n\nAllowed Values:\n\n\* `open`\n\* `""`\n\* `closed`\n\nSource/,
    )
    expect(await file.hover('replicas')).toMatch(/^#### Overlay of shop-web\n\nPods\n\nSource/)
  })

  test('what it completes', async () => {
    const file = await open(schema('shop-web'), text)
    const labels = async (place: string): Promise<string[]> =>
      (await file.complete(place)).map(({ label }) => label).sort()
    expect(await labels('scaling:\n  ')).toEqual(['enabled', 'max', 'min'])
    expect(await labels('mode: ')).toEqual(['""', 'closed', 'open'])
    expect(await labels('parameters:\n  ')).toEqual([])
  })
})
