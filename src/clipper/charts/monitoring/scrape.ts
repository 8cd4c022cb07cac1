import { z } from 'zod'
import * as k8s from '../../../k8s/index.ts'

/** From 10 s, the time that a scrape may take, to 240 s: Prometheus takes a series without a sample in 5 minutes for gone. */
const interval = (initial: string) =>
  z
    .string()
    .regex(/^([1-9][0-9]|1[0-9][0-9]|2[0-3][0-9]|240)s$/)
    .default(initial)
    .describe('Seconds between two scrapes, from 10s to 240s')

const exporter = (which: string) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe(`Whether ${which} is watched, without an exporter there is nothing to see`),
      interval: interval('30s'),
    })
    .describe(`Exporter in the pods of ${which}`)

/** What Prometheus looks at, in its own namespace. */
export const scrape = z
  .strictObject({
    backend: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe(
            'Whether the backend is watched, the stock image answers 401 without the token of an administrator',
          ),
        path: z.string().regex(/^\//).default('/debug/metrics').describe('Path of the metrics'),
        interval: interval('60s'),
        maxReplicas: z
          .int()
          .min(1)
          .max(60)
          .default(10)
          .describe('Pods that the backend may have, each needs 4 s of the interval or Prometheus gets banned'),
        tokenSecret: z
          .strictObject({
            name: k8s.optionalName().default('').describe('Name of the Secret, empty means no token'),
            key: k8s.dataKey().default('token').describe('Key in the Secret'),
          })
          .describe('Token for the metrics, read anew for each scrape'),
      })
      .describe('The backend, by its pods named clipper-backend'),
    postgres: exporter('PostgreSQL'),
    redis: exporter('Redis'),
  })
  .describe('What Prometheus looks at')
