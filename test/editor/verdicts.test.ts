import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { type Issue, isError } from '../../src/issues.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import type { ChartModel } from '../../src/schema/model.ts'
import { arbitraryFiles } from '../../src/testing.ts'
import { type JudgedChart, judgedCharts } from '../verdicts/judged-charts.ts'
import { seed } from '../verdicts/seed.ts'
import { Editor, type Fault } from './editor.ts'
import { placesOf } from './places.ts'
import { FILE, milder, stricter } from './reasons.ts'

const CASES = Number(process.env.EDITOR_CASES ?? 2000)

let editor: Editor
beforeAll(async () => {
  editor = await Editor.start()
})
afterAll(() => editor.close())

/** What `clipper-values validate` has against a file. */
function issuesOf(model: ChartModel, text: string): Issue[] {
  const { layer, issues } = readYamlLayer({ name: '-f', file: FILE, text })
  const judged = layer ? buildLayers(model, [layer], { nulls: 'remove' }).issues : []
  return [...issues, ...judged].filter(isError)
}

const removableIn = (model: ChartModel): ReadonlySet<string> =>
  new Set(
    placesOf(model)
      .filter(({ schema }) => schema.default === undefined && schema.type !== 'object')
      .map(({ path }) => path.at(-1) ?? ''),
  )

const lineOf = (text: string, line = 0): string => text.split('\n')[line - 1] ?? ''

/** Each issue has a reason; a file that YAML readers take differently needs no other. */
const isMilder = (model: ChartModel, text: string, issues: readonly Issue[]): boolean => {
  const removable = removableIn(model)
  return (
    issues.some((issue) => milder['layout of YAML']?.(issue, '', removable)) ||
    issues.every((issue) =>
      Object.values(milder).some((explains) => explains(issue, lineOf(text, issue.origin?.line), removable)),
    )
  )
}

/** Each fault has one; the modeline is the first line. */
const isStricter = (model: ChartModel, text: string, faults: readonly Fault[]): boolean => {
  const removable = removableIn(model)
  return faults.every((fault) =>
    Object.values(stricter).some((explains) =>
      explains(fault, lineOf(text, Number.parseInt(fault.at, 10) - 1), removable),
    ),
  )
}

/** What an editor and `validate` say of a file. */
async function verdicts({ model, dir, name }: JudgedChart, text: string, file: number | string) {
  const schema = resolve(dir, `../../generated/schemas/${name}.overlay.schema.json`)
  const { faults } = await editor.open(join(dir, `${file}.yaml`), `# yaml-language-server: $schema=${schema}\n${text}`)
  return { text, faults, issues: issuesOf(model, text) }
}

describe.each(judgedCharts)('random files of $name', (judged) => {
  test('an editor judges them as validate does, but for the reasons that docs/editors.md names', async () => {
    const numRuns = Math.ceil(CASES * judged.share)
    const texts = fc.sample(await arbitraryFiles(fc, judged.chart), { ...seed, numRuns })
    const found = await Promise.all(texts.map((text, i) => verdicts(judged, text, i)))
    const surprises = found.filter(({ text, faults, issues }) =>
      issues.length === 0
        ? !isStricter(judged.model, text, faults)
        : faults.length === 0 && !isMilder(judged.model, text, issues),
    )
    expect(surprises).toEqual([])
    expect(found).toHaveLength(numRuns)
  })
})

describe('every reason is one', () => {
  const examples: [side: 'milder' | 'stricter', reason: string, chart: string, text: string][] = [
    ['milder', 'rules', 'clipper-backend', 'autoscaling:\n  minReplicas: 20\n'],
    ['milder', 'shorthands', 'clipper', 'clipper-redis:\n  global:\n    a: 1\n'],
    ['milder', 'null for a default', 'odd-part', 'mode: null\n'],
    ['milder', 'null without a default', 'clipper-frontend', 'service:\n  externalTrafficPolicy: null\n'],
    ['milder', 'defaults that stay', 'odd-part', 'backend:\n  kind: memory\n'],
    ['milder', 'global of subcharts', 'oddities', 'global:\n  domain: ab\n'],
    ['milder', 'YAML 1.1', 'clipper-frontend', 'priorityClassName: yes\n'],
    ['milder', 'layout of YAML', 'odd-part', 'global:\n  a: .inf\n'],
    ['stricter', 'null for what may go', 'odd-part', 'nested:\n  deep:\n    map:\n      a:\n        b: null\n'],
    ['stricter', 'YAML 1.1', 'clipper-frontend', 'networkPolicy:\n  enabled: yes\n'],
    ['stricter', 'keys that are no text', 'clipper-monitoring', 'dashboards:\n  labels:\n    1.0: ""\n'],
    ['stricter', 'types of YAML', 'clipper-frontend', 'tests:\n  enabled: !!bool "yes"\n'],
    ['stricter', 'defaults that stay', 'odd-part', 'backend:\n  kind: file\n'],
  ]
  test.each(examples)('%s: %s', async (side, reason, name, text) => {
    const judged = judgedCharts.find((chart) => chart.name === name) as JudgedChart
    const { faults, issues } = await verdicts(judged, text, `${side} ${reason}`)
    expect({ faults: faults.length > 0, issues: issues.length > 0 }).toEqual({
      faults: side === 'stricter',
      issues: side === 'milder',
    })
    expect(side === 'milder' ? isMilder(judged.model, text, issues) : isStricter(judged.model, text, faults)).toBe(true)
  })

  const listed = [...readFileSync('docs/editors.md', 'utf8').matchAll(/^\| (milder|stricter) +\| ([^|]*?) +\|/gm)]
  test('and stands in docs/editors.md', () => {
    const reasons = { milder: Object.keys(milder), stricter: Object.keys(stricter) }
    const known = Object.entries(reasons).flatMap(([side, names]) => names.map((name) => `${side} ${name}`))
    expect(listed.map(([, side, reason]) => `${side} ${reason}`)).toEqual(known)
    expect(examples.map(([side, reason]) => `${side} ${reason}`)).toEqual(known)
  })
})
