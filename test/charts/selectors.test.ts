import { describe, expect, test } from 'vitest'
import { fixedNames } from './exceptions.ts'
import { projectCharts } from './project-charts.ts'
import { at, podOf, type Rendered, render } from './render.ts'

type Labels = Readonly<Record<string, string>>

/** The selectors that pick pods of the same release, by kind; a policy's peers may lie anywhere. */
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['selector', 'matchLabels'],
  StatefulSet: ['selector', 'matchLabels'],
  DaemonSet: ['selector', 'matchLabels'],
  PodDisruptionBudget: ['selector', 'matchLabels'],
  NetworkPolicy: ['podSelector', 'matchLabels'],
  Service: ['selector'],
}

const selectorOf = (object: Rendered) =>
  at(object, 'spec', ...(SELECTORS[String(object.kind)] ?? ['none'])) as Labels | undefined
const selects = (selector: Labels, labels: Labels) =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)
const names = (objects: readonly Rendered[]) =>
  objects.map((object) => `${object.kind} ${at(object, 'metadata', 'name')}`)

describe.each(projectCharts)('$name', (chart) => {
  test.each(chart.overlays)('each selector picks pods of the release with %s', async (_name, overlay) => {
    const objects = await render(chart, { overlay })
    const selectors = objects.map(selectorOf).filter((selector) => selector !== undefined)
    const pods = objects.map((object) => at(podOf(object)?.metadata, 'labels')).filter((labels) => labels !== undefined)
    expect(selectors.length > 0).toBe(pods.length > 0)
    expect(selectors.filter((selector) => !pods.some((labels) => selects(selector, labels as Labels)))).toEqual([])
  })

  test('a selector picks no pod of another release and none of a hook', async () => {
    const [blue, green] = await Promise.all(['blue', 'green'].map((release) => render(chart, { release })))
    const hooks = (blue ?? []).filter((object) => at(object, 'metadata', 'annotations', 'helm.sh/hook'))
    const others = [...(green ?? []), ...hooks].map((object) => at(podOf(object)?.metadata, 'labels'))
    const selectors = (blue ?? []).map(selectorOf).filter((selector) => selector !== undefined)
    expect(
      selectors.filter((selector) => others.some((labels) => labels && selects(selector, labels as Labels))),
    ).toEqual([])
  })

  test('two releases in one namespace have no name in common, but listed ones', async () => {
    const [blue, green] = await Promise.all(['blue', 'green'].map((release) => render(chart, { release })))
    const common = names(blue ?? []).filter((name) => names(green ?? []).includes(name))
    expect(common).toEqual(Object.keys(fixedNames[chart.name] ?? {}))
  })

  test('every object says its namespace, and is labelled as its chart and release', async () => {
    for (const object of await render(chart, { namespace: 'clipper-production' })) {
      expect(at(object, 'metadata', 'namespace')).toBe('clipper-production')
      expect(at(object, 'metadata', 'labels')).toMatchObject({
        'app.kubernetes.io/name': expect.stringMatching(`^(${chart.names.join('|')})(-|$)`),
        'app.kubernetes.io/instance': 'clipper',
        'app.kubernetes.io/managed-by': 'Helm',
        'helm.sh/chart': expect.stringMatching(`^(${chart.names.join('|')})-[0-9]`),
      })
    }
  })
})
