import type { Finding } from '../issues.ts'
import { formatPath, type Path } from '../path.ts'
import type { ChartModel } from '../schema/model.ts'
import { chartSections } from '../schema/sections.ts'
import { isMap, type Values, valueAt } from '../values/values.ts'

/**
 * What Helm does to `global` that no layer asks for, the defaults of the charts included: it leaves out a key that is a map
 * to a chart and none to its subchart, and it shares the maps inside those maps, so that what one subchart says in them
 * reaches its parent and all others.
 */
export function globalConflicts(root: ChartModel, values: Values): Finding[] {
  const ofDefaults = chartSections(root, root.defaults)
  const found = chartSections(root, values).flatMap(({ chart, path, values: view }, i) => {
    const shared = globalOf(view)
    const subcharts = Object.keys(chart.subcharts)
    if (subcharts.length === 0) return []
    const said = globalOf(valueAt(values, path))
    const changed = conflicts(said, globalOf(ofDefaults[i]?.values)).map((key) => conflict([...path, 'global', key]))
    const below = subcharts.flatMap((key): Finding[] => {
      const at = [...path, key]
      const own = globalOf(valueAt(values, at))
      return [
        ...conflicts(shared, own).map((name) => conflict([...at, 'global', name])),
        ...leaks(own, shared).map((leaked) => leak([...at, 'global', ...leaked])),
      ]
    })
    return [...changed, ...below]
  })
  return [...new Map(found.map((finding) => [formatPath(finding.path), finding])).values()]
}

const globalOf = (values: unknown): Values => (isMap(values) && isMap(values.global) ? values.global : {})

const conflicts = (some: Values, others: Values): string[] =>
  Object.keys(some).filter((key) => Object.hasOwn(others, key) && isMap(some[key]) !== isMap(others[key]))

/** What a subchart adds to maps that lie two levels or more below `global` and that its parent has too. */
function leaks(own: Values, shared: Values, path: Path = []): Path[] {
  return Object.entries(own).flatMap(([key, value]) => {
    const at = [...path, key]
    if (!Object.hasOwn(shared, key)) return path.length >= 2 ? [at] : []
    const under = shared[key]
    return isMap(value) && isMap(under) ? leaks(value, under, at) : []
  })
}

const conflict = (path: Path): Finding => ({
  code: 'global-conflict',
  path,
  message: 'is a map to one chart and none to another, so Helm does not pass it on',
  hint: 'give it one type in the layers and in the defaults of all charts, or another key',
})

const leak = (path: Path): Finding => ({
  code: 'global-conflict',
  path,
  message: 'reaches other charts too, as Helm shares the map around it with the parent chart',
  hint: 'say it in the `global` of the parent chart, or leave the map around it out there',
})
