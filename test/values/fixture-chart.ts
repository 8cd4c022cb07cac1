import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import type { Issue } from '../../src/issues.ts'
import type { Layer } from '../../src/layers/layer.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'

/** A chart with a setting of every kind that messages differ for. */
export const chart = defineChart({
  name: 'web',
  values: z.strictObject({
    replicaCount: z.int().min(1).default(2).describe('Pods'),
    image: z
      .strictObject({
        tag: z.string().default('v1').describe('Tag'),
        digest: z.string().optional().describe('Digest'),
      })
      .describe('Image'),
    labels: z.record(z.string(), z.string()).default({ app: 'web' }).describe('Labels'),
    policy: z.enum(['Always', 'Never']).default('Always').describe('Policy'),
    hosts: z
      .array(z.strictObject({ host: z.string().describe('Host') }))
      .default([])
      .describe('Hosts'),
    source: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('file').describe('A file'),
          path: z
            .string()
            .regex(/^\/[a-z]+$/)
            .describe('Path'),
        }),
        z.strictObject({ kind: z.literal('none').describe('Nothing') }),
      ])
      .optional()
      .describe('Source'),
    old: z.string().optional().describe('Old name').meta({ deprecated: true }),
    older: z
      .strictObject({ inner: z.string().default('').describe('Inner') })
      .describe('Older')
      .meta({ deprecated: true }),
  }),
})
export const model = await modelOf(chart)
/** Layers called after files, the later ones winning. */
export const layers = (...values: Values[]): Layer[] =>
  values.map((one, i) => ({ name: `-f ${i + 1}.yaml`, values: one }))
/** `severity code path (layer)` of each issue. */
export const short = (issues: readonly Issue[]): string[] =>
  issues.map(({ severity = 'error', code, path, origin }) => `${severity} ${code} ${path.join('.')} (${origin?.layer})`)
