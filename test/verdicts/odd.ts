import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import * as rules from '../../src/rules/index.ts'

const port = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z]+$/)
      .describe('Name'),
    number: z.int().min(1).max(9).describe('Number'),
  })
  .meta({ id: 'port', description: 'A port' })

interface Node {
  readonly name: string
  readonly children?: readonly Node[] | undefined
}
const node: z.ZodType<Node> = z
  .strictObject({
    name: z.string().min(1).describe('Name'),
    get children() {
      return z.array(node).max(2).optional().describe('Below')
    },
  })
  .meta({ id: 'node', description: 'A tree' })

const store = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file').describe('A file'), path: z.string().min(1).describe('Path') }),
  z.strictObject({ kind: z.literal('memory').describe('None'), size: z.int().optional().describe('Size') }),
])

/** A chart whose schema holds what others rarely hold. */
export const odd = defineChart({
  name: 'odd-part',
  values: z.strictObject({
    global: z
      .looseObject({
        domain: z.string().min(3).optional().describe('Domain'),
        pool: z
          .strictObject({ size: z.int().min(1).optional().describe('Size') })
          .optional()
          .describe('Pool'),
      })
      .describe('Shared'),
    mode: z
      .union([z.int().min(1), z.enum(['yes', 'no', '1']), z.null()])
      .default(1)
      .describe('Mode'),
    store: store.optional().describe('Store'),
    backend: store.default({ kind: 'file', path: 'a' }).describe('Backend'),
    stores: z
      .array(store)
      .max(2)
      .default([{ kind: 'memory' }])
      .describe('Stores'),
    ports: z
      .array(port)
      .min(1)
      .default([{ name: 'http', number: 8 }])
      .describe('Ports'),
    extraPort: port.optional().describe('Another'),
    tree: node.optional().describe('Tree'),
    range: z.tuple([z.int(), z.string()]).optional().describe('Range'),
    steps: z.tuple([z.int(), z.string().optional()], z.boolean()).optional().describe('Steps'),
    quota: z
      .record(z.enum(['cpu', 'max-pods']), z.int())
      .default({ cpu: 1, 'max-pods': 2 })
      .describe('Quota'),
    some: z
      .partialRecord(z.enum(['a', 'b']), z.string())
      .default({})
      .describe('Some'),
    ports2: z.looseRecord(z.string().regex(/^p/), z.int()).default({}).describe('Ports by name'),
    either: z
      .xor([z.strictObject({ a: z.string().describe('A') }), z.string()])
      .optional()
      .describe('Either'),
    memory: z
      .templateLiteral([z.int(), z.enum(['Mi', 'Gi'])])
      .default('1Gi')
      .describe('Memory'),
    mail: z.email().optional().describe('Mail'),
    anything: z.json().optional().describe('Anything'),
    ratio: z.number().gt(0).lt(1).default(0.5).describe('Ratio'),
    step: z.number().multipleOf(0.25).default(0.5).describe('Step'),
    flags: z
      .record(z.string().regex(/^[a-z]{1,3}$/), z.boolean())
      .default({ on: true })
      .describe('Flags'),
    nested: z
      .strictObject({
        on: z.boolean().default(true).describe('On'),
        deep: z
          .strictObject({
            text: z.string().min(2).max(4).default('abc').describe('Text'),
            none: z.string().optional().describe('None'),
            list: z
              .array(z.union([z.string(), z.int()]))
              .default(['a'])
              .describe('List'),
            map: z
              .record(z.string(), z.record(z.string(), z.int()))
              .default({ a: { b: 1 } })
              .describe('Map'),
          })
          .describe('Deep'),
      })
      .describe('Nested'),
    loose: z.looseObject({ a: z.int().default(1).describe('A') }).describe('Loose'),
    limits: z
      .strictObject({
        cpu: z
          .union([z.int(), z.string().regex(/^[0-9]+m$/)])
          .optional()
          .describe('CPU'),
      })
      .default({ cpu: '1m' })
      .describe('Limits'),
    token: z.string().default('').describe('Token'),
  }),
  rules: [rules.needed('token', 'deep work needs one', rules.isSet('nested.deep.none'))],
})

/** An umbrella that holds it twice, with tags, shorthands and settings of its own. */
export const oddities = defineChart({
  name: 'oddities',
  values: z.strictObject({
    global: z.looseObject({ domain: z.string().default('example.com').describe('Domain') }).describe('Shared'),
    count: z.int().min(0).default(1).describe('Count'),
    tags: z
      .strictObject({ first: z.boolean().optional().describe('First'), both: z.boolean().optional().describe('Both') })
      .optional()
      .describe('Tags'),
  }),
  subcharts: { 'odd-part': odd, second: odd },
  shorthands: { part: 'odd-part', nested: 'odd-part.nested' },
  tags: { first: ['odd-part'], both: ['odd-part', 'second'] },
  rules: [rules.atMost('count', 5, { when: rules.isDeployed('second') })],
})
