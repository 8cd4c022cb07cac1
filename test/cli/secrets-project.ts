import { fileURLToPath } from 'node:url'
import { fixtureProject } from './fixture-project.ts'

const ENGINE = fileURLToPath(new URL('../../src/index.ts', import.meta.url))

const CHARTS = `import { z } from 'zod'
import { defineChart } from '${ENGINE}'

const secrets = (name: string) => z.strictObject({
  existingSecret: z.string().default(name).describe('Name of the Secret'),
}).describe('Secrets')
const store = z.strictObject({ enabled: z.boolean().default(false).describe('Filled') }).describe('Store')

export const db = defineChart({
  name: 'shop-db',
  values: z.strictObject({
    secrets: secrets('db-secret').extend({
      passwordKey: z.string().default('PASSWORD').describe('Key'),
    }).describe('Secrets'),
    store,
  }),
  secrets: [{
    name: 'secrets.existingSecret',
    filledBy: 'store.enabled',
    keys: {
      PASSWORD: {
        origin: 'generated',
        command: "od -An -N16 -tx1 /dev/urandom | tr -d ' \\\\n'",
        calledBy: 'secrets.passwordKey',
        description: 'Password of the database',
      },
    },
  }],
})

const keys = z.array(z.enum(['DB_PASSWORD', 'SIGNING_KEY', 'MAIL_API_KEY', 'SENTRY_DSN']))
export const web = defineChart({
  name: 'shop-web',
  values: z.strictObject({
    secrets: secrets('web-secret').extend({
      requiredKeys: keys.default(['DB_PASSWORD', 'SIGNING_KEY', 'MAIL_API_KEY']).describe('Needed'),
      optionalKeys: keys.default(['SENTRY_DSN']).describe('Used if there'),
    }).describe('Secrets'),
    store,
    config: z.strictObject({ SENTRY_DSN: z.string().default('').describe('Address') }).describe('Configuration'),
    extraEnv: z.array(z.strictObject({
      name: z.string().describe('Name'),
      value: z.string().optional().describe('Value'),
    })).default([]).describe('Variables'),
    reports: z.strictObject({
      enabled: z.boolean().default(false).describe('On'),
      secret: z.string().default('report secret').describe('Name'),
    }).describe('Reports'),
    password: z.string().default('LEAK-0').describe('A value that nobody may see'),
  }),
  secrets: [
    {
      name: 'secrets.existingSecret',
      filledBy: 'store.enabled',
      requiredKeys: 'secrets.requiredKeys',
      optionalKeys: 'secrets.optionalKeys',
      unless: ['extraEnv', 'config'],
      keys: {
        DB_PASSWORD: { origin: 'external', sameAs: 'shop-db/PASSWORD', description: 'Password of the database' },
        SIGNING_KEY: { origin: 'generated', command: "printf 'BEGIN\\\\na b\\\\nEND\\\\n'", description: 'Signs cookies' },
        MAIL_API_KEY: { origin: 'external', description: 'The mail\\'s "API key", from \`example.com\`! (\${$x})' },
        SENTRY_DSN: { origin: 'external', description: 'Where errors go' },
      },
    },
    {
      name: 'reports.secret',
      when: { kind: 'set', path: 'reports.enabled' },
      keys: {
        token: { origin: 'generated', command: 'echo report-1', description: 'Token' },
        'db-password': { origin: 'external', sameAs: 'shop-db/PASSWORD', description: 'The same once more' },
      },
    },
  ],
})

export const shop = defineChart({ name: 'shop', values: z.strictObject({}), subcharts: { web, db } })
`

const ENVIRONMENTS = `import { defineEnvironment } from '${ENGINE}'

export const staging = defineEnvironment({ name: 'staging', values: {} })
export const production = defineEnvironment({ name: 'production', values: { web: { password: 'LEAK-1' } } })
`

/** A project of an umbrella whose two charts share a password. */
export const secretsProject = (): string => fixtureProject({ 'charts.ts': CHARTS, 'environments.ts': ENVIRONMENTS })
