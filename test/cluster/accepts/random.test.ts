import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryValues } from '../../../src/testing.ts'
import type { Values } from '../../../src/values/values.ts'
import { clusters } from '../clusters.ts'
import { acceptedCharts, acceptedRenderer, ownWords } from './accepted-charts.ts'
import { type Asking, newAsking, staysRestricted } from './ask.ts'
import { isExcused } from './excused.ts'
import { hardValues } from './hard-values.ts'
import { type Refused, report } from './report.ts'

// Of each chart, half of them hard ones; the umbrella, which holds the others, gets fewer.
const CASES = Number(process.env.ACCEPT_CASES ?? 300)
const SHARE_OF_UMBRELLA = 0.1
/** The same values on every run; `random` for others. What they find becomes a fixture in found.ts. */
const SEED = process.env.ACCEPT_SEED ?? '20261126'
/** So many are rendered before the servers are asked. */
const BATCH = 100

describe.each(acceptedCharts)('$name', (accepted) => {
  const { chart, model } = accepted
  const share = Object.keys(model.subcharts).length > 0 ? SHARE_OF_UMBRELLA : 1
  const count = Math.ceil((CASES * share) / 2)

  test(`API servers take what ${2 * count} random values render`, { timeout: 0 }, async ({ annotate }) => {
    const plain = (await arbitraryValues(fc, chart)) as fc.Arbitrary<Values>
    const hard = hardValues(plain, model, await ownWords(accepted))
    const parameters = { numRuns: count, ...(SEED === 'random' ? {} : { seed: Number(SEED) }) }
    const all = [...fc.sample(plain, parameters), ...fc.sample(hard, parameters)]
    const renderMany = acceptedRenderer(accepted)
    const askings = await Promise.all(clusters.map(newAsking))
    const found: Refused[][] = clusters.map(() => [])
    for (let start = 0; start < all.length; start += BATCH) {
      const batch = all.slice(start, start + BATCH)
      const outcomes = await renderMany(batch)
      const ask = async (asking: Asking, i: number) => {
        for (const [n, values] of batch.entries()) {
          const { text = '', failure } = outcomes[n] ?? {}
          const rejections = failure
            ? [{ object: 'helm template', fault: failure }]
            : await asking.rejections(text, values)
          found[i]?.push({ values, rejections: rejections.filter(({ fault }) => !isExcused(fault)) })
        }
      }
      await Promise.all(askings.map(ask))
    }
    const reports = clusters.map(({ minor }, i) => [minor, report(found[i] ?? [])])
    for (const [i, { minor }] of clusters.entries())
      await annotate(`${minor}: ${all.length} values, ${askings[i]?.asked} objects`)
    expect(Object.fromEntries(reports)).toEqual(Object.fromEntries(clusters.map(({ minor }) => [minor, []])))
    expect(all.filter(staysRestricted).length).toBeGreaterThan(all.length / 4)
    for (const { asked } of askings) expect(asked).toBeGreaterThan(all.length / 2)
  })
})
