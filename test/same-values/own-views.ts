import { buildLayers, refusedLayers } from '../../src/build/build-layers.ts'
import { readEnvironment } from '../../src/build/build-values.ts'
import type { Io } from '../../src/cli/io.ts'
import { ParsedOptions } from '../../src/cli/parsed-options.ts'
import { userLayers } from '../../src/cli/user-layers.ts'
import { defineEnvironment } from '../../src/define/environment.ts'
import { type Issue, isError } from '../../src/issues.ts'
import type { ChartModel } from '../../src/schema/model.ts'
import { chartSections } from '../../src/schema/sections.ts'
import { isDeployed } from '../../src/values/deployed.ts'
import type { Value, Values } from '../../src/values/values.ts'
import { model } from './charts.ts'
import type { WrittenLayers } from './written-layers.ts'

/** What `build` makes of layers: the values that it writes, or the errors. */
export interface OwnBuild {
  readonly values: Values | undefined
  readonly errors: readonly Issue[]
}

/** Builds as `clipper-values build production -f … --set …` does. */
export async function buildOwn({ base, production, options }: WrittenLayers): Promise<OwnBuild> {
  const below = defineEnvironment({ name: 'base', values: base })
  const own = readEnvironment(model, defineEnvironment({ name: 'production', extends: below, values: production }))
  const { layers, issues: unread } = await userLayers(new ParsedOptions(options), IO, own.layers)
  const built = refusedLayers(model, layers, own.issues) ?? buildLayers(model, layers, { nulls: 'refuse' })
  const errors = [...unread, ...built.issues].filter(isError)
  return { values: errors.length === 0 ? built.values : undefined, errors }
}

const IO: Io = {
  stdout: () => {},
  stderr: () => {},
  stdin: async () => new Uint8Array(),
  env: {},
  cwd: '/',
  isTerminal: false,
  color: false,
  columns: 80,
  patience: 60_000,
}

/** What each chart of a release sees, by the keys that lead to it; a chart that is off is not there. */
export type Views = Readonly<Record<string, Values>>

/**
 * What the templates of each chart see of built values: Helm puts the values of a chart that is deployed, `global`
 * included, back into those of its parent.
 */
export function viewsOf(values: Values, root: ChartModel = model): Views {
  const seen = new Map<string, Values>()
  const sections = chartSections(root, values).filter(({ path }) => isDeployed(root, values, path))
  for (const { path, chart, values: section } of sections.toReversed()) {
    const below = Object.keys(chart.subcharts).flatMap((key): [string, Value][] => {
      const view = seen.get([...path, key].join('.'))
      return view ? [[key, view]] : []
    })
    const shared: Values = path.length > 0 ? { global: {} } : {}
    seen.set(path.join('.'), { ...shared, ...section, ...Object.fromEntries(below) })
  }
  return Object.fromEntries(seen)
}

/** Views less the sections of charts that are off, of which Helm shows a parent what its user said. */
export const withoutOff = (views: Views): Views =>
  eachChart(views, ({ subcharts }, path, view) =>
    without(view, (key) => Object.hasOwn(subcharts, key) && !Object.hasOwn(views, [...path, key].join('.'))),
  )

/** Views less the keys of shorthands: what they stand for is there. */
export const withoutShorthandKeys = (views: Views): Views =>
  eachChart(views, ({ shorthands }, _path, view) => without(view, (key) => Object.hasOwn(shorthands, key)))

function eachChart(views: Views, change: (chart: ChartModel, path: readonly string[], view: Values) => Values): Views {
  const changed = (chart: ChartModel, path: readonly string[], view: Values): Values => {
    const inner = Object.entries(change(chart, path, view)).map(([key, value]): [string, Value] => {
      const subchart = chart.subcharts[key]
      return [key, subchart ? changed(subchart, [...path, key], value as Values) : value]
    })
    return Object.fromEntries(inner)
  }
  return Object.fromEntries(
    Object.entries(views).map(([name, view]) => {
      const path = name === '' ? [] : name.split('.')
      const chart = path.reduce<ChartModel>((above, key) => above.subcharts[key] as ChartModel, model)
      return [name, changed(chart, path, view)]
    }),
  )
}

const without = (values: Values, isGone: (key: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !isGone(key)))
