import type { SecretDefinition } from '../../define/secrets.ts'
import { formatPath } from '../../path.ts'
import { applies } from '../../rules/applies.ts'
import type { Rule } from '../../rules/rule.ts'
import { QUANTITY, type Term } from '../../rules/term.ts'
import * as words from '../../rules/words.ts'
import type { ChartModel } from '../../schema/model.ts'
import { labelKeysBlock, orderedBlock, rangesBlock } from './below-blocks.ts'
import { amountOf, conditionOf, nameOf, quoted, settingAt, unitsOf } from './expression.ts'
import { itemsBlock } from './items-block.ts'

/** The part of the template that says, on a line of its own for each, what of one rule the values break. */
export function ruleBlock(rule: Rule, chart: ChartModel): string {
  const when = conditionOf(applies(rule, chart))
  const lines = blockOf(rule, chart)
  const guarded = when === 'true' ? lines : [`{{- if ${when} }}`, ...lines, '{{- end }}']
  return guarded.join('\n')
}

function blockOf(rule: Rule, chart: ChartModel): string[] {
  const { name } = chart
  const value = settingAt(rule.path)
  switch (rule.kind) {
    case 'compare': {
      const { brokenBy } = words.relations[rule.relation]
      return [
        `{{- $left := ${amountOf(rule.left, name)} }}`,
        `{{- $right := ${amountOf(rule.right, name)} }}`,
        `{{- if and $left $right (${brokenBy} $left.number $right.number) }}`,
        `${said(nameOf(rule.path))} ${words.compared(rule.relation, side('left', rule.left), side('right', rule.right), rule.because)}`,
        '{{- end }}',
      ]
    }
    case 'needed':
      return [`{{- if not ${value} }}`, `${said(nameOf(rule.path))} ${words.needed(rule.because)}`, '{{- end }}']
    case 'refused':
      return [`{{- if ${value} }}`, `${said(nameOf(rule.path))} ${words.refused(rule.because)}`, '{{- end }}']
    case 'equal':
      return [
        `{{- if not (eq (toJson ${value}) ${quoted(JSON.stringify(rule.value))}) }}`,
        `${said(nameOf(rule.path))} ${words.equal(rule.value, rule.because)}`,
        '{{- end }}',
      ]
    case 'hosts':
      return [
        '{{- $covered := list }}',
        `{{- $all := not ${settingAt(`${rule.path}.tls`)} }}`,
        `{{- range ${settingAt(`${rule.path}.tls`)} }}`,
        '{{- $all = or $all (not .hosts) }}',
        '{{- $covered = concat $covered (.hosts | default list) }}',
        '{{- end }}',
        `{{- range $i, $rule := ${settingAt(`${rule.path}.hosts`)} }}`,
        `{{- $host := $rule.host | default ${settingAt(rule.fallback)} | default "" }}`,
        '{{- if not (or $all (not $host) (has $host $covered) (has (regexReplaceAll "^[^.]+" $host "*") $covered)) }}',
        `{{ $prefix }}${rule.path}.hosts[{{ $i }}].host ${words.uncovered(`{{ $prefix }}${rule.path}.tls`)}`,
        '{{- end }}',
        '{{- end }}',
      ]
    case 'limits':
      return [
        `{{- $limits := ${settingAt(`${rule.path}.limits`)} | default dict }}`,
        `{{- range $name, $request := ${settingAt(`${rule.path}.requests`)} }}`,
        `{{- $left := include "${name}.amount" (list "" $request ${unitsOf(QUANTITY)}) | fromJson }}`,
        `{{- $right := include "${name}.amount" (list (print $prefix ${quoted(`${rule.path}.limits.`)} $name) (get $limits $name) ${unitsOf(QUANTITY)}) | fromJson }}`,
        '{{- if and $left $right (gt $left.number $right.number) }}',
        `${said(`(print $prefix ${quoted(`${rule.path}.requests.`)} $name)`)} ${words.compared('at most', side('left'), side('right'))}`,
        '{{- end }}',
        '{{- end }}',
      ]
    case 'unique':
    case 'refusedItems':
    case 'knownItems':
      return itemsBlock(rule)
    case 'ordered':
      return orderedBlock(rule)
    case 'ranges':
      return rangesBlock(rule, name)
    case 'labelKeys':
      return labelKeysBlock(rule)
    case 'taken':
      return Object.entries(rule.keys).flatMap(([key, instead]) => [
        `{{- if hasKey (${value} | default dict) ${quoted(key)} }}`,
        `{{ $prefix }}${formatPath([...rule.path.split('.'), key])} ${words.taken(instead && `{{ $prefix }}${instead}`)}`,
        '{{- end }}',
      ])
    default:
      return secretBlock(chart.secrets.find((secret) => secret.name === rule.path) as SecretDefinition, name)
  }
}

const side = (variable: string, term?: Term): words.Side => ({
  raw: `{{ $${variable}.raw }}`,
  text: `{{ $${variable}.text }}`,
  isComputed: term !== undefined && words.isComputed(term),
})
const said = (name: string): string => `{{ ${name.slice(1, -1)} }}`

function secretBlock(secret: SecretDefinition, chart: string): string[] {
  const { name, when, filledBy, requiredKeys, optionalKeys, unless = [] } = secret
  const isBrought = unless.map((path) => `(include "${chart}.brings" (list ${settingAt(path)} .))`)
  if (!requiredKeys && optionalKeys) isBrought.push(`(has . (${settingAt(optionalKeys)} | default list))`)
  const free = [name, ...(filledBy ? [filledBy] : [])].map((path) => `(not ${settingAt(path)})`)
  const conditions = ['$keys', ...free, ...(when ? [conditionOf(when)] : [])]
  const declared = Object.keys(secret.keys).filter((key) => !secret.keys[key]?.optional)
  const keep = isBrought.length > 0 ? `{{ if not (or ${isBrought.join(' ')}) }}` : '{{ if true }}'
  return [
    '{{- $keys := list }}',
    `{{- range ${requiredKeys ? settingAt(requiredKeys) : `(list ${declared.map(quoted).join(' ')})`} }}${keep}{{ $keys = append $keys . }}{{ end }}{{ end }}`,
    `{{- if and ${conditions.join(' ')} }}`,
    `${said(nameOf(name))} ${words.withoutSource('{{ join ", " $keys }}', filledBy && `{{ $prefix }}${filledBy}`)}`,
    '{{- end }}',
  ]
}
