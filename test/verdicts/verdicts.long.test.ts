import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { arbitraryFiles } from '../../src/testing.ts'
import { helmSources } from '../helm/build-helm.ts'
import { buildJudge } from '../helm/build-judge.ts'
import { helms } from '../helm/helms.ts'
import { JudgeProcess } from '../helm/judge-process.ts'
import { agree, type HelmVerdict, type Tally } from './agreement.ts'
import { helmFaults } from './helm-faults.ts'
import { judgedCharts } from './judged-charts.ts'
import { seed } from './seed.ts'

// Needs the judges that Go builds, so it is no part of `npm test`: `npm run test:helm-matrix`, `npm run test:verdicts`.
const CASES = Number(process.env.VERDICT_CASES ?? 2000)

const judges = new Map<string, JudgeProcess>()
for (const source of helmSources) judges.set(source.version, new JudgeProcess(await buildJudge(source)))
afterAll(() => {
  for (const judge of judges.values()) judge.end()
})

const verdictsOf = (dir: string, text: string): Promise<HelmVerdict[]> =>
  Promise.all([...judges].map(async ([version, judge]) => ({ version, ...(await judge.judge(dir, text)) })))

describe.each(judgedCharts)('$name', (judged) => {
  const numRuns = Math.ceil(CASES * judged.share)

  test(`${numRuns} random files get one verdict`, { timeout: 0 }, async () => {
    const tally: Tally = { accepted: 0, refused: 0, named: 0 }
    const files = await arbitraryFiles(fc, judged.chart)
    const property = fc.asyncProperty(files, async (text) => {
      await agree(judged, text, await verdictsOf(judged.dir, text), { tally })
    })
    await fc.assert(property, { ...seed, numRuns, interruptAfterTimeLimit: 3_600_000 })
    // both verdicts must have been compared, and often
    expect(Math.min(tally.accepted, tally.refused), JSON.stringify(tally)).toBeGreaterThan(numRuns / 12)
  })

  test('a judge says what its helm says', { timeout: 0 }, async () => {
    for (const text of fc.sample(await arbitraryFiles(fc, judged.chart), { ...seed, numRuns: 4 })) {
      const verdicts = await verdictsOf(judged.dir, text)
      for (const { version, bin } of helms) {
        const { lint, template } = verdicts.find((verdict) => verdict.version === version) ?? {}
        const faults = await helmFaults(bin, judged.dir, text)
        const taken = { lint: faults.lint === '', template: faults.template === '' }
        expect({ version, text, lint: lint === '', template: template === '' }).toEqual({ version, text, ...taken })
      }
    }
  })
})
