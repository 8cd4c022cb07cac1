import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import * as rules from '../../src/rules/index.ts'

const amount = () => z.union([z.number(), z.string().regex(/^([0-9.]+[A-Za-z]*)?$/)])
const amounts = () =>
  z
    .strictObject({
      cpu: amount().optional().describe('CPU'),
      memory: amount().optional().describe('Memory'),
      'ephemeral-storage': amount().optional().describe('Disk'),
    })
    .default({})

const block = z.strictObject({
  cidr: z.string().describe('Range'),
  except: z.array(z.string()).optional().describe('Exceptions'),
})

/** A chart with a rule of every kind. */
export const web = defineChart({
  name: 'shop-web',
  values: z.strictObject({
    replicas: z.int().min(0).default(2).describe('Pods'),
    scaling: z
      .strictObject({
        enabled: z.boolean().default(true).describe('On'),
        min: z.int().default(2).describe('Least'),
        max: z.int().default(10).describe('Most'),
      })
      .describe('Scaling'),
    budget: z
      .strictObject({
        least: z
          .union([z.int(), z.string().regex(/^[0-9]+%$/)])
          .optional()
          .describe('Pods that stay'),
      })
      .default({ least: 1 })
      .describe('Budget'),
    resources: z
      .strictObject({ requests: amounts().describe('Requests'), limits: amounts().describe('Limits') })
      .describe('Resources'),
    cache: amount().default('').describe('Size of the cache'),
    interval: z
      .string()
      .regex(/^[0-9]+[sm]$/)
      .default('60s')
      .describe('Interval'),
    env: z
      .array(z.strictObject({ name: z.string().describe('Name') }))
      .default([])
      .describe('Variables'),
    volumes: z
      .array(z.strictObject({ name: z.string().describe('Name') }))
      .default([])
      .describe('Volumes'),
    mounts: z
      .array(
        z.strictObject({
          name: z.string().describe('Volume'),
          path: z.string().describe('Path'),
          mode: z.enum(['shared', 'own']).optional().describe('Mode'),
        }),
      )
      .default([])
      .describe('Mounts'),
    folder: z.string().default('/data').describe('Folder'),
    peers: z
      .array(z.strictObject({ block: block.optional().describe('Addresses') }))
      .default([])
      .describe('Peers'),
    calls: z
      .array(
        z.strictObject({
          to: z
            .array(z.strictObject({ block: block.optional().describe('Addresses') }))
            .optional()
            .describe('Whom'),
        }),
      )
      .default([])
      .describe('Calls'),
    blocks: z.array(block).default([]).describe('Blocks'),
    ports: z
      .array(
        z.strictObject({
          from: z.union([z.int(), z.string()]).describe('First'),
          to: z.int().optional().describe('Last'),
        }),
      )
      .default([])
      .describe('Ports'),
    spread: z
      .array(
        z.strictObject({
          labelSelector: z
            .strictObject({
              matchLabels: z.record(z.string(), z.string()).optional().describe('Labels'),
              matchExpressions: z
                .array(z.strictObject({ key: z.string().describe('Key'), operator: z.string().describe('How') }))
                .optional()
                .describe('Conditions'),
            })
            .optional()
            .describe('Pods'),
          matchLabelKeys: z.array(z.string()).optional().describe('Keys'),
        }),
      )
      .default([])
      .describe('Spread'),
    rights: z.array(z.string()).default([]).describe('Rights'),
    domain: z.string().default('').describe('Domain'),
    ingress: z
      .strictObject({
        enabled: z.boolean().default(true).describe('On'),
        hosts: z
          .array(z.strictObject({ host: z.string().describe('Host') }))
          .default([{ host: '' }])
          .describe('Hosts'),
        tls: z
          .array(z.strictObject({ hosts: z.array(z.string()).optional().describe('Hosts') }))
          .default([])
          .describe('Certificates'),
      })
      .describe('Ingress'),
    parameters: z.record(z.string(), z.string()).default({}).describe('Parameters'),
    mode: z.enum(['', 'open', 'closed']).default('').describe('Mode'),
    token: z.string().default('').describe('Token'),
    secret: z.string().default('web').describe('Secret'),
    stored: z.boolean().default(false).describe('Filled'),
    keys: z.array(z.string()).default(['A', 'B']).describe('Keys'),
    config: z.record(z.string(), z.string()).default({}).describe('Config'),
  }),
  secrets: [
    {
      name: 'secret',
      filledBy: 'stored',
      requiredKeys: 'keys',
      unless: ['env', 'config'],
      keys: {
        A: { origin: 'external', description: 'A' },
        B: { origin: 'external', description: 'B' },
      },
    },
  ],
  rules: [
    rules.atMost('scaling.min', 'scaling.max', { when: rules.isSet('scaling.enabled') }),
    rules.below(
      rules.share('budget.least', rules.choice(rules.isSet('scaling.enabled'), 'scaling.min', 'replicas')),
      rules.choice(rules.isSet('scaling.enabled'), rules.largest('scaling.min', 'replicas'), 'replicas'),
      { because: 'a node could not be drained' },
    ),
    rules.withinLimits('resources'),
    rules.below(rules.inUnits('cache', { B: 1, MB: 1024 * 1024 }), rules.quantity('resources.limits.memory')),
    rules.atLeast(rules.inUnits('interval', { s: 1, m: 60 }), rules.sum(rules.product(4, rules.sum('replicas', 1)), 2)),
    rules.uniqueItems('env'),
    rules.uniqueItems('mounts', ['name', 'path']),
    rules.knownItems('mounts', 'name', { list: 'volumes', also: ['tmp'] }),
    rules.refusedItems('mounts', 'path', { values: ['/tmp'], settings: ['folder'], because: 'it is ours' }),
    rules.refusedItems(
      'mounts',
      'mode',
      { values: ['shared'], because: 'open shops share' },
      rules.not(rules.equals('mode', 'open')),
    ),
    rules.refusedItems('rights', '', { values: ['ALL'], because: 'nobody has all' }),
    rules.rangesInside('peers', 'block'),
    rules.rangesInside('calls', 'to.*.block'),
    rules.rangesInside('blocks', ''),
    rules.orderedItems('ports', '', { low: 'from', high: 'to' }),
    rules.labelKeysApart('spread'),
    rules.takenKeys('parameters', { port: '', 'max-size': 'cache' }),
    rules.needed(
      'token',
      'an open shop needs one',
      rules.anyOf(rules.equals('mode', 'open'), rules.equals('replicas', 7)),
    ),
    rules.refused(
      'token',
      'a closed shop has none',
      rules.allOf(rules.not(rules.isSet('scaling.enabled')), rules.equals('mode', 'closed')),
    ),
    rules.secretSource('secret'),
    rules.mustBe('mode', 'closed', 'seven pods are secret', rules.equals('replicas', 7)),
    rules.hostsCovered('ingress', 'domain'),
    rules.atMost(rules.product('replicas', rules.inUnits('interval', { s: 1, m: 60 })), 1000),
  ],
})

/** An umbrella that compares what it says with what its subcharts say. */
export const shop = defineChart({
  name: 'shop',
  values: z.strictObject({
    connections: z.int().default(100).describe('Connections'),
    tags: z
      .strictObject({ all: z.boolean().optional().describe('All') })
      .optional()
      .describe('Tags'),
  }),
  subcharts: { web, other: web },
  shorthands: { 'shop-web': 'web' },
  tags: { all: ['web', 'other'] },
  rules: [
    rules.atLeast('connections', rules.product(10, 'web.scaling.max'), { because: 'each pod opens 10' }),
    rules.needed('other.token', 'there is no web', rules.not(rules.isDeployed('web'))),
  ],
})
