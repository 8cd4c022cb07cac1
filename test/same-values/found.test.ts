import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldLayers } from '../../src/build/build-layers.ts'
import { environmentValues } from '../../src/emit/environment-values.ts'
import { type Helm, helms } from '../helm/helms.ts'
import { tempDir } from '../support/temp-dir.ts'
import { agree, comparable } from './agreement.ts'
import { chartFolder, model } from './charts.ts'
import { differences } from './differences.ts'
import { FOUND } from './found.ts'
import { type HelmViews, helmViews } from './helm-views.ts'
import { buildOwn, viewsOf } from './own-views.ts'
import type { Batch } from './random-case.ts'
import { writeLayers } from './written-layers.ts'

const batchOf = (layer: Batch['whole']['entries'][number]['value']): Batch => ({
  whole: { entries: [{ layer: 'production', path: [], value: layer }], flags: [] },
  cases: [{ slot: 'c0', entries: [], flags: [] }],
})

test.each(FOUND.filter(({ want }) => want === 'same'))('the same: $name', async ({ layer }) => {
  const tally = { batches: 0, accepted: 0, refused: 0 }
  await agree(batchOf(layer), tally)
  expect(tally).toEqual({ batches: 1, accepted: 1, refused: 0 })
})

test.each(FOUND.filter(({ want }) => want !== 'same'))('$want: $name', async ({ layer, want, isLoss = false }) => {
  const written = writeLayers(batchOf(layer))
  const { errors } = await buildOwn(written)
  expect([...new Set(errors.map(({ code }) => code))]).toEqual([want])

  // with reason: were it not refused, some helm would show other values for the layers or for the file
  const { canonical } = foldLayers(model, [{ name: 'mine', values: layer }], { nulls: 'refuse' })
  const file = join(tempDir(), 'unrefused.yaml')
  writeFileSync(file, environmentValues(canonical))
  const own = comparable(viewsOf(canonical))
  const isOther = (seen: HelmViews) => 'refusal' in seen || differences(comparable(seen.views), own).length > 0
  const shownOtherwise = async (helm: Helm): Promise<boolean> =>
    isOther(await helmViews(helm, chartFolder, written.args)) ||
    isOther(await helmViews(helm, chartFolder, ['-f', file]))
  let isShown = false
  for (const helm of helms) isShown ||= await shownOtherwise(helm)
  expect(isShown).toBe(!isLoss)
})
