import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { isError } from '../../src/issues.ts'
import type { Values } from '../../src/values/values.ts'
import { EXCUSED } from '../cluster/accepts/excused.ts'
import { FOUND } from '../cluster/accepts/found.ts'
import { projectCharts } from './project-charts.ts'

function codesOf(chart: string, values: object): string[] {
  const model = projectCharts.find(({ name }) => name === chart)?.model
  if (!model) throw new Error(`there is no chart ${chart}`)
  const { issues } = buildLayers(model, [{ name: 'found', values: values as Values }], { nulls: 'remove' })
  return [...new Set(issues.filter(isError).map(({ code }) => code))]
}

// that API servers do say so is what test/cluster/accepts shows
describe('what an API server refuses is refused before it', () => {
  test.each(FOUND)('$chart: $name', ({ chart, values, code }) => expect(codesOf(chart, values)).toEqual([code]))
})

test.each(EXCUSED)('$chart takes what comes with a warning: $reason', ({ chart, values }) =>
  expect(codesOf(chart, values)).toEqual([]),
)
