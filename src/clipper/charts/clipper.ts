import { z } from 'zod'
import { defineChart } from '../../index.ts'
import { backend } from './backend.ts'
import { certificate } from './clipper/certificate.ts'
import { umbrellaRules } from './clipper/rules.ts'
import { tags } from './clipper/tags.ts'
import { frontend } from './frontend.ts'
import { monitoring } from './monitoring.ts'
import { postgres } from './postgres.ts'
import { redis } from './redis.ts'
import { domain, globalKeys } from './shared/global.ts'

/** The umbrella: everything that clpr.tv runs on, wired together. */
export const clipper = defineChart({
  name: 'clipper',
  dir: 'charts/clipper',
  description: 'The whole of Clipper: backend, frontend, PostgreSQL, Redis and monitoring, wired together',
  values: z.strictObject({
    global: z
      .looseObject({
        ...globalKeys,
        domain: domain().default('clpr.tv').describe('Domain of the site, every address follows from it'),
        environment: globalKeys.environment.unwrap().default('production').describe('Name of the environment'),
      })
      .describe('Values that all charts of a release share'),
    certificate,
    tags,
  }),
  subcharts: { backend, frontend, postgres, redis, monitoring },
  shorthands: {
    'clipper-backend': 'backend',
    'clipper-frontend': 'frontend',
    'clipper-postgres': 'postgres',
    'clipper-redis': 'redis',
    'clipper-monitoring': 'monitoring',
    grafana: 'monitoring.grafana',
    prometheus: 'monitoring.prometheus',
  },
  copySubcharts: true,
  tags: { web: ['backend', 'frontend'], data: ['postgres', 'redis'], monitoring: ['monitoring'] },
  rules: umbrellaRules,
})
