import { z } from 'zod'
import { memoryQuantity } from '../../../k8s/index.ts'

const policies = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
] as const

/** What becomes redis.conf. */
export const config = z
  .strictObject({
    maxmemory: z
      .union([z.literal(''), memoryQuantity()])
      .default('')
      .describe('Memory for data at most, empty means three quarters of resources.limits.memory'),
    maxmemoryPolicy: z
      .enum(policies)
      .default('volatile-lru')
      .describe('What gives way when that is full, volatile ones spare keys without expiry such as queues'),
    appendonly: z.boolean().default(true).describe('Whether each write is logged to disk'),
    appendfsync: z
      .enum(['always', 'everysec', 'no'])
      .default('everysec')
      .describe('When that log is forced to disk, so how much a crash of the node can lose'),
    save: z
      .array(
        z.strictObject({
          seconds: z.int32().min(1).describe('Seconds since the last snapshot'),
          changes: z.int32().min(1).describe('Changes since then, at least'),
        }),
      )
      .default([
        { seconds: 900, changes: 1 },
        { seconds: 300, changes: 10 },
        { seconds: 60, changes: 10000 },
      ])
      .describe('When a snapshot is written, an empty list means never'),
    parameters: z
      .record(
        z.string().regex(/^[a-z][-a-z0-9]*$/),
        // a line break would start a directive of its own
        z.union([z.string().regex(/^[ -~]*$/), z.number(), z.boolean()]),
      )
      .default({})
      .describe('Further directives of redis.conf by name, none that the chart writes itself'),
  })
  .describe('Configuration of Redis')
