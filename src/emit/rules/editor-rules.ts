import { isDeepStrictEqual } from 'node:util'
import { formatPath } from '../../path.ts'
import { applies } from '../../rules/applies.ts'
import { isDeployed } from '../../rules/condition.ts'
import { describeRule } from '../../rules/describe.ts'
import type { Relation, Rule } from '../../rules/rule.ts'
import { PLAIN } from '../../rules/term.ts'
import * as words from '../../rules/words.ts'
import type { ChartModel } from '../../schema/model.ts'
import { type ChartSection, chartSections } from '../../schema/sections.ts'
import { certain, empty, type FileScope, full, mayBeNull, other, placeOf } from './certain.ts'
import { both, type Demand, type EditorSchema, forbidden, given } from './editor-schema.ts'

/**
 * The rules of a chart and of its subcharts for the `allOf` of the schema that editors judge overlays by: those that
 * draft-07 can say, each where the file itself says all that the rule looks at, so that it contradicts itself. The rest has
 * a say only where all layers are known.
 */
export const editorRules = (root: ChartModel): EditorSchema[] =>
  chartSections(root, root.defaults).flatMap((section): EditorSchema[] => {
    const path = section.path.map(String)
    const scope: FileScope = { root, path }
    const said = section.chart.rules.flatMap((rule) => inFile(rule, section, scope))
    const last = path.at(-1)
    if (said.length === 0 || last === undefined) return said
    // asked once, and nothing further of a file that does not name the subchart
    const named = given(path, { type: 'object' })
    const on = certain(isDeployed(last), true, { root, path: path.slice(0, -1) })
    return conditional(both(named, on), { allOf: said })
  })

function inFile(rule: Rule, { chart }: ChartSection, scope: FileScope): EditorSchema[] {
  const when = certain(applies(rule, chart), true, scope)
  const place = placeOf(rule.path, scope)
  const isMapThere = given(place, { type: 'object' })
  if (rule.kind === 'taken') return conditional(both(when, isMapThere), taken(rule, place, scope))
  const broken = brokenInFile(rule, scope) ?? false
  return conditional(both(when, broken), forbidden(place, describeRule(rule, prefixOf(scope), chart.secrets)))
}

const prefixOf = ({ path }: FileScope): string => path.map((key) => `${key}.`).join('')

/** What breaks a rule on its own; undefined for a rule that draft-07 cannot say. */
function brokenInFile(rule: Rule, scope: FileScope): Demand | undefined {
  switch (rule.kind) {
    case 'needed':
      return empty(rule.path, scope)
    case 'refused':
      return full(rule.path, scope)
    case 'equal':
      return other(rule.path, rule.value, scope)
    case 'compare': {
      const { left, right, relation } = rule
      const isBound = left.kind === 'setting' && isDeepStrictEqual(left.units, PLAIN) && right.kind === 'constant'
      return isBound ? given(placeOf(left.path, scope), BROKEN[relation](right.value)) : undefined
    }
    default:
      return undefined
  }
}

const BROKEN: Readonly<Record<Relation, (bound: number) => EditorSchema>> = {
  'at most': (bound) => ({ type: 'number', exclusiveMinimum: bound }),
  'at least': (bound) => ({ type: 'number', exclusiveMaximum: bound }),
  below: (bound) => ({ type: 'number', minimum: bound }),
  above: (bound) => ({ type: 'number', maximum: bound }),
}

/** Each key with words of its own. */
function taken(
  { path, keys }: Extract<Rule, { kind: 'taken' }>,
  place: readonly string[],
  scope: FileScope,
): EditorSchema {
  const prefix = prefixOf(scope)
  const rules = Object.entries(keys).flatMap(([key, instead]) => {
    const name = prefix + formatPath([...path.split('.'), key])
    // a null removes the key
    const isThere = mayBeNull(scope.root.schema, [...place, key]) ? given([key], { not: { type: 'null' } }) : true
    return conditional(isThere, forbidden([key], `${name} ${words.taken(instead && prefix + instead)}`))
  })
  return place.reduceRight<EditorSchema>((inner, key) => ({ type: 'object', properties: { [key]: inner } }), {
    allOf: rules,
  })
}

const conditional = (condition: Demand, then: EditorSchema): EditorSchema[] => {
  if (condition === false) return []
  return condition === true ? [then] : [{ if: condition, then }]
}
