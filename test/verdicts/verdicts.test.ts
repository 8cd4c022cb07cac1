import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backend } from '../../src/clipper/charts/backend.ts'
import { modelOf } from '../../src/schema/model.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { CORPUS, DIFFERENT } from './corpus.ts'
import { FOUND } from './found.ts'
import { judgedCharts } from './judged-charts.ts'
import { codesOf } from './own-verdict.ts'

const CHART = 'charts/clipper-backend'
const folder = tempDir()
const model = await modelOf(backend)

function save(name: string, content: string | Buffer): string {
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`)
  writeFileSync(file, content)
  return file
}

/** What `helm lint --strict` and `helm template` say together: Helm takes a file if both do. */
async function helmVerdict(bin: string, chart: string, file: string): Promise<'accepted' | 'refused'> {
  const lint = await runHelm(bin, ['lint', '--strict', chart, '-f', file])
  if (lint.code !== 0) return 'refused'
  const template = await runHelm(bin, ['template', 'backend', chart, '-f', file])
  return template.code === 0 ? 'accepted' : 'refused'
}

const codes = (file: string): string[] => codesOf(model, readFileSync(file))

describe('one verdict', () => {
  test.concurrent.each(CORPUS)('$want: $name', async ({ name, content, want }) => {
    const file = save(name, content)
    expect(codes(file).length === 0 ? 'accepted' : 'refused').toBe(want)
    for (const { version, bin } of helms)
      expect([version, await helmVerdict(bin, CHART, file)]).toEqual([version, want])
  })
})

describe('stricter than Helm, and the page says so', () => {
  const page = readFileSync('docs/differences.md', 'utf8')

  test.concurrent.each(DIFFERENT)('$name: $code', async ({ name, content, code }) => {
    const file = save(name, content)
    expect(codes(file)).toContain(code)
    for (const { version, bin } of helms)
      expect([version, await helmVerdict(bin, CHART, file)]).toEqual([version, 'accepted'])
    expect(page).toContain(`\`${code}\``)
  })
})

describe('found by random tests', () => {
  test.concurrent.each(FOUND)('$chart, $want: $name', async ({ chart, name, content, want, by }) => {
    const judged = judgedCharts.find(({ name }) => name === chart)
    if (!judged) throw new Error(`no chart ${chart} is judged`)
    expect(codesOf(judged.model, content).length === 0 ? 'accepted' : 'refused').toBe(want)
    const file = save(`found ${chart} ${name}`, content)
    const verdicts = await Promise.all(helms.map(({ bin }) => helmVerdict(bin, judged.dir, file)))
    const wanted = by ? expect.arrayContaining([want]) : helms.map(() => want)
    expect(verdicts).toEqual(wanted)
  })
})
