import { describe, expect, test } from 'vitest'
import { projectCharts } from './project-charts.ts'
import { podOf, render } from './render.ts'
import { podFaults } from './restricted.ts'

/** What a setting gives up on purpose, by chart. */
const concessions: Readonly<Record<string, readonly [string, object, string[]][]>> = {
  'clipper-backend': [['compat.rootImage', { compat: { rootImage: true } }, ['runAsNonRoot', 'runAsUser']]],
}

describe.each(projectCharts)('$name', (chart) => {
  const podsWith = async (overlay: object) =>
    (await render(chart, { overlay })).map(podOf).filter((pod) => pod !== undefined)

  test('the defaults have pods', async () => {
    expect((await podsWith({})).length).toBeGreaterThan(0)
  })

  test.each(chart.overlays)('every pod is restricted with %s', async (_name, overlay) => {
    const pods = await podsWith(overlay)
    expect(pods.map(({ spec }) => podFaults(spec))).toEqual(pods.map(() => []))
  })

  test.each(concessions[chart.name] ?? [])('%s gives up nothing more than it says', async (_name, overlay, given) => {
    const pods = await podsWith(overlay)
    expect(pods.map(({ spec }) => podFaults(spec))).toEqual(pods.map(() => given))
  })
})
