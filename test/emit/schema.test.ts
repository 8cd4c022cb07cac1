import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { environmentChain } from '../../src/define/environment.ts'
import { GITOPS } from '../../src/emit/gitops-schemas.ts'
import { modelOf } from '../../src/schema/model.ts'
import { allModels } from '../../src/schema/sections.ts'
import { mergeLayers } from '../../src/values/merge.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { project } from './fixture-charts.ts'
import { projectFolder, seenBy } from './project-folder.ts'

const root = await projectFolder(project)
const charts = allModels(await modelOf(project.root))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const json = (path: string): object => JSON.parse(read(path)) as object

/** Strict, but for `type` lists, which draft-07 has. */
const strict = { strict: true, allowUnionTypes: true, strictRequired: true }
const compile = (schema: object) => new Ajv(strict).compile(schema)
/** The same for the schemas of overlays, where words of our own stand with what rules refuse. */
const compileForEditor = (schema: object) => new Ajv(strict).addKeyword('errorMessage').compile(schema)

describe.each(charts.map(({ name, dir, defaults }) => ({ name, dir, defaults })))(
  '$name',
  ({ name, dir, defaults }) => {
    test('the schema compiles in strict draft-07 and takes the defaults of the chart', () => {
      const schema = json(`${dir}/values.schema.json`)
      expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' })
      const validate = compile(schema)
      expect({ valid: validate(defaults), errors: validate.errors }).toEqual({ valid: true, errors: null })
    })

    test('the overlay schema compiles, takes nothing and what parents add', () => {
      const validate = compileForEditor(json(`generated/schemas/${name}.overlay.schema.json`))
      for (const overlay of [{}, { global: { any: 1 } }, { enabled: false }])
        expect([overlay, validate(overlay)]).toEqual([overlay, true])
    })

    test.each(Object.values(GITOPS))('the schema of an %s compiles with the overlay schema beside it', (kind) => {
      const folder = 'file:///generated/schemas/'
      const overlay = `${name}.overlay.schema.json`
      const schemas = new Ajv(strict).addKeyword('errorMessage')
      schemas.addSchema(json(`generated/schemas/${overlay}`), folder + overlay)
      schemas.addSchema(json(`generated/schemas/${name}.${kind}.schema.json`), `${folder}${name}.${kind}.schema.json`)
      const validate = schemas.getSchema(`${folder}${name}.${kind}.schema.json`)
      expect(validate?.({ kind: 'List', spec: 3 })).toBe(true)
      expect(validate?.({ metadata: 3 })).toBe(false)
    })

    test('values.yaml says the same under YAML 1.1 and 1.2: the own defaults', () => {
      const text = read(`${dir}/values.yaml`)
      const { ownDefaults } = charts.find((chart) => chart.name === name) ?? {}
      expect(parse(text, { version: '1.1' })).toEqual(ownDefaults)
      expect(parse(text, { version: '1.2', schema: 'core' })).toEqual(ownDefaults)
    })

    test('nothing stands beside a reference, and every reference is local', () => {
      const beside: unknown[] = []
      JSON.stringify(json(`${dir}/values.schema.json`), (_, node: unknown) => {
        if (typeof node === 'object' && node && '$ref' in node) beside.push(node)
        return node
      })
      for (const node of beside) expect(node).toEqual({ $ref: expect.stringMatching(/^#\/definitions\//) })
    })
  },
)

const descriptions: [string, { given: string[]; want: string }][] = [
  ['a setting', { given: ['properties', 'replicaCount'], want: 'Pods of the API' }],
  ['a nested setting', { given: ['properties', 'image', 'properties', 'tag'], want: 'Tag, the app version if empty' }],
  ['a map', { given: ['properties', 'image'], want: 'Image of the API' }],
  ['a use of a shared definition keeps its own', { given: ['properties', 'metricsPort'], want: 'Port of the metrics' }],
  ['a key of a shared definition', { given: ['definitions', 'port', 'properties', 'name'], want: 'Name of the port' }],
]
test.each(descriptions)('the description survives: %s', (_, { given, want }) => {
  const node = given.reduce(
    (at: unknown, key) => (at as Record<string, unknown>)[key],
    json('charts/shop-api/values.schema.json'),
  )
  expect(node).toMatchObject({ description: want })
})

describe('the overlay schema', () => {
  const validate = compile(json('generated/schemas/shop.overlay.schema.json'))
  const overlays: [string, { given: unknown; want: boolean }][] = [
    ['three lines', { given: parse('api:\n  image:\n    tag: v2\n'), want: true }],
    [
      'one key of a map whose other keys are required in the chart',
      { given: { api: { image: { tag: 'x' } } }, want: true },
    ],
    ['null on an optional text', { given: { api: { image: { tag: null } } }, want: true }],
    ['null on an optional shared definition', { given: { api: { metricsPort: null } }, want: true }],
    ['null on an optional list', { given: { api: { range: null } }, want: true }],
    ['null on a setting with a default', { given: { api: { replicaCount: null } }, want: false }],
    ['a typo at the top', { given: { apii: {} }, want: false }],
    ['a typo below', { given: { api: { replicaCuont: 3 } }, want: false }],
    ['a typo in a nested map', { given: { api: { image: { tga: 'x' } } }, want: false }],
    ['an incomplete item of a list', { given: { api: { ports: [{ name: 'x' }] } }, want: false }],
    ['an incomplete variant', { given: { api: { sources: [{ kind: 'file' }] } }, want: false }],
    ['a wrong type', { given: { api: { replicaCount: '3' } }, want: false }],
  ]
  test.each(overlays)('%s', (_, { given, want }) => expect(validate(given)).toBe(want))

  test.each(project.environments.map((environment) => [environment.name, environment] as const))(
    'takes the overlay %s',
    (_, environment) => {
      for (const { values } of environmentChain(environment))
        expect({ valid: validate(values), errors: validate.errors }).toEqual({ valid: true, errors: null })
      expect(validate(mergeLayers(environmentChain(environment).map(({ values }) => values)))).toBe(true)
    },
  )

  test('holds no default and no required key outside lists and definitions', () => {
    const { definitions, ...rest } = json('generated/schemas/shop.overlay.schema.json') as Record<string, unknown>
    expect(JSON.stringify(definitions)).toContain('"required"')
    expect(JSON.stringify(rest)).not.toContain('"default"')
  })
})

describe.each(helms)('helm $version', ({ bin }) => {
  test('lint --strict takes every chart with its schema and its values', async () => {
    const { code, stdout, stderr } = await runHelm(bin, [
      'lint',
      '--strict',
      ...charts.map(({ dir }) => join(root, dir)),
    ])
    expect({ code, said: stdout + stderr }).toEqual({
      code: 0,
      said: expect.stringContaining(`${charts.length} chart(s) linted, 0 chart(s) failed`),
    })
  })

  test.each(charts.map(({ name, dir, defaults }) => [name, dir, defaults] as const))(
    'template %s bare sees the defaults',
    async (name, dir, defaults) => {
      const { stdout, stderr } = await runHelm(bin, ['template', 'x', join(root, dir)])
      expect({ seen: seenBy(name, stdout), stderr }).toMatchObject({ seen: defaults, stderr: '' })
    },
  )

  test.each(project.environments.map(({ name }) => name))(
    'with the values of %s, each chart sees what was built for it',
    async (environment) => {
      const umbrella = [
        'template',
        'x',
        join(root, 'charts/shop'),
        '-f',
        join(root, `generated/${environment}/shop.yaml`),
      ]
      const { stdout, stderr } = await runHelm(bin, umbrella)
      expect(stderr).toBe('')
      for (const { name, dir } of charts) {
        const own = join(root, `generated/${environment}/${name}.yaml`)
        const alone = await runHelm(bin, ['template', 'x', join(root, dir), '-f', own])
        expect(seenBy(name, alone.stdout)).toEqual(seenBy(name, stdout))
        // a parent also sees the `global` that Helm puts into the sections of its subcharts
        expect(seenBy(name, stdout)).toMatchObject(
          parse(read(`generated/${environment}/${name}.yaml`), { version: '1.1' }) as object,
        )
      }
    },
  )

  test.each([
    'api:\n  replicaCuont: 3\n',
    'api:\n  image:\n    tga: x\n',
    'api:\n  metricsPort: {name: Http, number: 1}\n',
    'typo: 1\n',
  ])('refuses %j', async (text) => {
    const file = join(root, 'bad.yaml')
    writeFileSync(file, text)
    const { code, stderr } = await runHelm(bin, ['template', 'x', join(root, 'charts/shop'), '-f', file])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("values don't meet the specifications of the schema"),
    })
  })
})

test('the modelines of environments lead to the schema of their chart', () => {
  for (const { name, dir } of charts) {
    const file = `generated/production/${name}.yaml`
    const [, path = ''] = /^# yaml-language-server: \$schema=(.*)$/m.exec(read(file)) ?? []
    expect(existsSync(join(root, 'generated/production', path))).toBe(true)
    expect(join('generated/production', path)).toBe(`${dir}/values.schema.json`)
    expect(read(file)).toContain(`\n# $schema: ${path}\n`)
  }
})
