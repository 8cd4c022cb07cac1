import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryFiles } from '../../src/testing.ts'
import { helms } from '../helm/helms.ts'
import { agree, type HelmVerdict, type Tally } from './agreement.ts'
import { helmFaults } from './helm-faults.ts'
import { judgedCharts } from './judged-charts.ts'
import { seed } from './seed.ts'

// Each case for one helm; test:helm-matrix judges thousands by all.
const CASES = 60

const verdictOf = async (index: number, dir: string, text: string): Promise<HelmVerdict> => {
  const { version, bin } = helms[index % helms.length] as (typeof helms)[number]
  return { version, ...(await helmFaults(bin, dir, text)) }
}

describe.each(judgedCharts)('$name', (judged) => {
  const numRuns = Math.ceil(CASES * judged.share)

  test(`${numRuns} random files get one verdict`, async () => {
    const tally: Tally = { accepted: 0, refused: 0, named: 0 }
    let count = 0
    const property = fc.asyncProperty(await arbitraryFiles(fc, judged.chart), async (text) => {
      const first = count++
      const others = () => Promise.all(helms.slice(1).map((_, i) => verdictOf(first + 1 + i, judged.dir, text)))
      await agree(judged, text, [await verdictOf(first, judged.dir, text)], { tally, others })
    })
    await fc.assert(property, { ...seed, numRuns })
    expect(tally.accepted + tally.refused + tally.named).toBe(numRuns)
  })
})
