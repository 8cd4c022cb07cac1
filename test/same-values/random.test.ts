import fc from 'fast-check'
import { expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { agree, type Tally } from './agreement.ts'
import { randomBatch } from './random-case.ts'
import { seed } from './seed.ts'

/** Batches of random cases; `SAME_VALUES_BATCHES` for a longer run. */
const BATCHES = Number(process.env.SAME_VALUES_BATCHES ?? 8)

test(`helms ${helms.map(({ version }) => version).join(', ')} show what a build says`, { timeout: 0 }, async () => {
  const tally: Tally = { batches: 0, accepted: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(randomBatch, (batch) => agree(batch, tally)),
    { ...seed, numRuns: BATCHES },
  )
  const total = tally.accepted + tally.refused
  expect(tally.accepted / total, JSON.stringify(tally)).toBeGreaterThan(0.4)
  expect(tally.refused, JSON.stringify(tally)).toBeGreaterThan(0)
})
