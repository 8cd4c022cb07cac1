import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../render.ts'
import { fileNames, monitoring } from './monitoring.ts'

/** A dashboard as its file says it. */
export interface Dashboard {
  readonly name: string
  readonly text: string
  readonly json: unknown
  readonly panels: readonly unknown[]
  /** Queries of panels and variables, with what stands for a variable of Grafana filled in. */
  readonly queries: readonly string[]
}

/** Every dashboard of the chart. */
export const dashboards: readonly Dashboard[] = fileNames('dashboards').map((name) => {
  const text = readFileSync(join(monitoring.dir, 'files/dashboards', `${name}.json`), 'utf8')
  const json = JSON.parse(text) as unknown
  const panels = at(json, 'panels') as unknown[]
  const targets = panels.flatMap((panel) => (at(panel, 'targets') ?? []) as unknown[])
  const expressions = targets.map((target) => String(at(target, 'expr')))
  return { name, text, json, panels, queries: [...expressions, ...variableQueries(json)].map(filledIn) }
})

/** `label_values(<query>, <label>)` of the variables. */
function variableQueries(json: unknown): string[] {
  const variables = at(json, 'templating', 'list') as unknown[]
  return variables
    .map((variable) => /^label_values\((.+), \w+\)$/.exec(String(at(variable, 'query', 'query')))?.[1])
    .filter((query) => query !== undefined)
}

function filledIn(query: string): string {
  return query.replaceAll('$namespace', 'clipper').replaceAll('$job', '.*').replaceAll('$window', '5m')
}
