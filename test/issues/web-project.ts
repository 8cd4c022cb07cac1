import { fileURLToPath } from 'node:url'

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

/** Files of a project, by path. */
export type Files = Readonly<Record<string, string>>

/** A project of one chart, `web`, and one environment, `production`; some parts of them replaced. */
export function webProject({
  settings = '',
  values = `z.strictObject({ ${SETTINGS} ${settings} })`,
  chart = '',
  overlay = '{}',
}: {
  settings?: string
  values?: string
  chart?: string
  overlay?: string
} = {}): Files {
  return {
    'web.ts': `import { z } from 'zod'
import { defineChart } from '${source('index.ts')}'
import * as rules from '${source('rules/index.ts')}'

export const web = defineChart({ name: 'web', values: ${values}, rules: [rules.atMost('replicas', 'most')], ${chart} })
`,
    'production.ts': `import { defineEnvironment } from '${source('index.ts')}'

export default defineEnvironment({ name: 'production', values: ${overlay} })
`,
    'values.config.ts': `import { defineProject } from '${source('index.ts')}'
import production from './production.ts'
import { web } from './web.ts'

export default defineProject({ root: web, environments: [production] })
`,
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://example.com/icon.png\n',
  }
}

const SETTINGS = `
  replicas: z.int().min(1).max(9).default(2).describe('Pods'),
  most: z.int().default(5).describe('Pods at most'),
  level: z.enum(['debug', 'info']).default('info').describe('How much is logged'),
  title: z.string().max(8).default('Web').describe('Title'),
  memory: z.string().regex(/^[0-9]+Mi$/).meta({ examples: ['64Mi'] }).default('64Mi').describe('Memory'),
  ports: z.array(z.strictObject({ name: z.string().describe('Name'), port: z.int().describe('Port') })).default([]).describe('Ports'),
  proxy: z.union([z.boolean(), z.strictObject({ host: z.string().describe('Host') })]).default(false).describe('Proxy'),
  heading: z.string().optional().meta({ deprecated: 'use title' }).describe('Title'),
  labels: z.record(z.string(), z.string()).default({}).describe('Labels'),
  password: z.string().optional().meta({ writeOnly: true }).describe('Password'),
`

/** A chart of somebody else, with the schema that it brings. */
export const foreignChart = (schema: object): Files => ({
  'other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
  'other/values.schema.json': JSON.stringify(schema),
})

/** A shop that holds web, under the shorthand `www` too; what its environment says. */
export const shopProject = (overlay: string): Files => ({
  ...webProject({ settings: "global: z.looseObject({}).default({}).describe('Shared'),", overlay }),
  'shop.ts': `import { z } from 'zod'
import { defineChart } from '${source('index.ts')}'
import { web } from './web.ts'

const global = z.looseObject({ tls: z.strictObject({ on: z.boolean().default(true).describe('On') }).describe('TLS') }).describe('Shared')
export const shop = defineChart({ name: 'shop', values: z.strictObject({ global }), subcharts: { web }, shorthands: { www: 'web' } })
`,
  'values.config.ts': `import { defineProject } from '${source('index.ts')}'
import production from './production.ts'
import { shop } from './shop.ts'

export default defineProject({ root: shop, environments: [production] })
`,
})
