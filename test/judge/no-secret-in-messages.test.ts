import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { formatIssues } from '../../src/issues.ts'
import type { Value } from '../../src/values/values.ts'
import { layers, model } from '../values/fixture-chart.ts'

// A value may be a password that was put under a wrong key, so none of its text may come back in a message.
const MARK = 'SECRET-xyz'
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>({ kind: 'file', path: MARK }, MARK, `${MARK}=1`, `/${MARK}`, 1, null, true, [], {}),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('tag', 'kind', 'path', 'host', 'inner', 'zzz'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value
const overlay = fc.dictionary(
  fc.constantFrom('replicaCount', 'image', 'labels', 'policy', 'hosts', 'source', 'old', 'older', 'zzz'),
  value,
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
)

test('no message holds a text from the values', () => {
  const codes = new Set<string>()
  fc.assert(
    fc.property(overlay, (given) => {
      const { issues } = buildLayers(model, layers(given), { nulls: 'refuse' })
      for (const { code } of issues) codes.add(code)
      expect(formatIssues(issues)).not.toContain(MARK)
      expect(JSON.stringify(issues)).not.toContain(MARK)
    }),
    { numRuns: 3000, seed: 1 },
  )
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'wrong-type',
      'not-allowed',
      'wrong-pattern',
      'unknown-key',
      'missing-key',
      'no-variant',
      'deprecated-key',
    ]),
  )
})
