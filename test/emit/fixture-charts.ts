import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { defineProject } from '../../src/define/project.ts'

/** A definition that two settings and a list share: it becomes one `definitions` entry. */
const port = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Name of the port'),
  number: z.int().min(1).max(65535).describe('Number of the port'),
})
const sharedPort = port.meta({ id: 'port', description: 'A port' })

interface Node {
  readonly name: string
  readonly children?: readonly Node[] | undefined
}
const node: z.ZodType<Node> = z
  .strictObject({
    name: z.string().describe('Name of the node'),
    get children() {
      return z.array(node).optional().describe('Nodes below')
    },
  })
  .meta({ id: 'node', description: 'A node of a tree' })

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file').describe('A file'), path: z.string().min(1).describe('Path of the file') }),
  z.strictObject({ kind: z.literal('secret').describe('A secret'), name: z.string().min(1).describe('Its name') }),
])

/** A chart with every kind of setting that a definition can hold. */
export const api = defineChart({
  name: 'shop-api',
  description: 'The API of the shop',
  values: z.strictObject({
    replicaCount: z.int().min(1).max(50).default(2).describe('Pods of the API'),
    logLevel: z.enum(['debug', 'info', 'warn', 'no', '1.10']).default('info').describe('What is logged | and what not'),
    ratio: z.number().min(0).max(1).multipleOf(0.25).default(0.5).describe('Share of requests that are traced'),
    image: z
      .strictObject({
        repository: z.string().min(1).default('example/api').describe('Repository of the image'),
        tag: z
          .string()
          .optional()
          .describe('Tag, the app version if empty')
          .meta({ examples: ['v1.2.3'] }),
      })
      .describe('Image of the API'),
    labels: z.record(z.string(), z.string()).default({}).describe('Labels of the pods'),
    annotations: z
      .record(z.string().regex(/^[a-z./-]+$/), z.string())
      .default({ 'example.com/scrape': 'yes' })
      .describe('Annotations of the pods'),
    ports: z
      .array(sharedPort)
      .default([{ name: 'http', number: 8080 }])
      .describe('Ports of the container'),
    metricsPort: sharedPort.optional().describe('Port of the metrics'),
    tree: node.optional().describe('A tree of names'),
    password: z.string().default('').meta({ writeOnly: true }).describe('A password'),
    range: z.tuple([z.int(), z.int()]).optional().describe('From and to'),
    sources: z.array(source).default([]).describe('Where configuration comes from'),
    target: z.union([z.int(), z.string()]).default(80).describe('Number or name of the target'),
    debug: z.boolean().default(false).describe('Old switch').meta({ deprecated: true }),
    motd: z.string().default('Hello\nWorld\n').describe('Text of several lines'),
  }),
})

export const store = defineChart({
  name: 'shop-store',
  description: 'The store of the shop',
  values: z.strictObject({
    size: z.string().default('1Gi').describe('Size of the disk'),
    ports: z.array(sharedPort).default([]).describe('Ports of the store'),
    keep: z.boolean().default(true).describe('Keep the disk when the chart is uninstalled'),
  }),
})

/** An umbrella of two charts that share a definition. */
export const shop = defineChart({
  name: 'shop',
  description: 'The whole shop',
  values: z.strictObject({
    global: z
      .looseObject({ domain: z.string().default('example.com').describe('Domain of the shop') })
      .describe('Shared by all charts'),
    banner: z.string().default('').describe('Line above every page'),
  }),
  subcharts: { api, store },
})

const base = defineEnvironment({ name: 'base', values: { api: { replicaCount: 3 } } })

export const project = defineProject({
  root: shop,
  environments: [
    defineEnvironment({ name: 'empty', values: {} }),
    defineEnvironment({
      name: 'production',
      extends: base,
      values: {
        global: { domain: 'shop.example.com', region: 'eu' },
        api: {
          logLevel: 'no',
          image: { tag: '20240101' },
          labels: { on: 'yes', constructor: 'x', '1.10': '0755' },
          ports: [
            { name: 'http', number: 80 },
            { name: 'grpc', number: 90 },
          ],
          metricsPort: { name: 'metrics', number: 9090 },
          tree: { name: 'root', children: [{ name: 'leaf' }] },
          range: [1, 2],
          sources: [
            { kind: 'file', path: '/etc/x' },
            { kind: 'secret', name: 's' },
          ],
          target: 'http',
        },
        store: { size: '20Gi', keep: false },
      },
    }),
  ],
})
