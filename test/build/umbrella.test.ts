import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildLayers } from '../../src/build/build-layers.ts'
import { defineChart } from '../../src/define/chart.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { defineProject } from '../../src/define/project.ts'
import { emitProject } from '../../src/emit/emit-project.ts'
import { formatPath } from '../../src/path.ts'
import { modelOf } from '../../src/schema/model.ts'
import type { Values } from '../../src/values/values.ts'

const cache = defineChart({
  name: 'cache',
  values: z.strictObject({
    global: z.looseObject({ domain: z.string().min(3).optional().describe('Domain') }).describe('Shared'),
    replicaCount: z.int().default(2).describe('Pods'),
    hosts: z.array(z.string()).default([]).describe('Hosts'),
    cfg: z.strictObject({ a: z.string().default('x').describe('A') }).describe('Configuration'),
  }),
})
const stack = defineChart({ name: 'stack', values: z.strictObject({}), subcharts: { fast: cache, slow: cache } })
const model = await modelOf(stack)

const refused: [string, { given: Values; want: string[] }][] = [
  [
    'a null on a scalar of a subchart',
    { given: { fast: { replicaCount: null } }, want: ['missing-key fast.replicaCount'] },
  ],
  ['a null on a map of a subchart', { given: { slow: { cfg: null } }, want: ['missing-key slow.cfg'] }],
  ['a null in that map', { given: { slow: { cfg: { a: null } } }, want: ['missing-key slow.cfg.a'] }],
  ['a null for a whole subchart', { given: { fast: null }, want: ['missing-key fast'] }],
  ['a null on a list of a subchart', { given: { fast: { hosts: null } }, want: ['wrong-type fast.hosts'] }],
  [
    'the same beside other faults',
    { given: { fast: { hosts: null, typo: 1 } }, want: ['wrong-type fast.hosts', 'unknown-key fast.typo'] },
  ],
  ['a scalar for a subchart', { given: { fast: 'x' }, want: ['wrong-type fast'] }],
  [
    'what a subchart says of global',
    { given: { global: { domain: 5 } }, want: ['wrong-type fast.global.domain', 'wrong-type slow.global.domain'] },
  ],
  ['an unknown key, once', { given: { fast: { typo: 1 } }, want: ['unknown-key fast.typo'] }],
]
test.each(refused)('an umbrella refuses %s', (_, { given, want }) => {
  const { issues } = buildLayers(model, [{ name: 'mine', values: given }], { nulls: 'remove' })
  expect(issues.map(({ code, path }) => `${code} ${formatPath(path)}`)).toEqual(want)
})

test('one chart under two keys has a file for each', async () => {
  const values = { fast: { replicaCount: 3 }, slow: { replicaCount: 5 } }
  const project = defineProject({ root: stack, environments: [defineEnvironment({ name: 'production', values })] })
  const { artifacts, issues } = await emitProject(project)
  expect(issues).toEqual([])
  const built = artifacts.filter(({ path }) => path.startsWith('generated/production/'))
  expect(built.map(({ path, content }) => [path, /replicaCount: \d/.exec(content)?.[0]])).toEqual([
    ['generated/production/stack.yaml', 'replicaCount: 3'],
    ['generated/production/fast.yaml', 'replicaCount: 3'],
    ['generated/production/slow.yaml', 'replicaCount: 5'],
  ])
  expect(new Set(artifacts.map(({ path }) => path)).size).toBe(artifacts.length)
})
