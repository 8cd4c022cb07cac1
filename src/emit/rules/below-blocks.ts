import { keysBelow } from '../../rules/maps-below.ts'
import type { Rule } from '../../rules/rule.ts'
import * as words from '../../rules/words.ts'
import { quoted, settingAt } from './expression.ts'

/** The lines that say in which maps below a list a number is below another. */
export const orderedBlock = ({ path, below, low, high }: Extract<Rule, { kind: 'ordered' }>): string[] =>
  eachBelow(path, below, (map) => [
    `{{- $least := get . ${quoted(low)} }}`,
    `{{- $most := get . ${quoted(high)} }}`,
    '{{- if and (not (kindIs "string" $least)) (not (kindIs "string" $most)) (gt (float64 $least) (float64 $most)) }}',
    `${map}.${high} ${words.belowLow(`${map}.${low}`)}`,
    '{{- end }}',
  ])

/** The lines that say which exceptions of ranges of addresses do not lie inside of theirs. */
export const rangesBlock = ({ path, below }: Extract<Rule, { kind: 'ranges' }>, chart: string): string[] =>
  eachBelow(path, below, (block) => [
    `{{- $whole := include "${chart}.bits" .cidr }}`,
    '{{- range $i, $part := .except }}',
    `{{- $bits := include "${chart}.bits" $part }}`,
    '{{- if or (eq $bits $whole) (not (hasPrefix $whole $bits)) }}',
    `${block}.except[{{ $i }}] ${words.outside(`${block}.cidr`)}`,
    '{{- end }}',
    '{{- end }}',
  ])

/** The lines that say which label keys of items stand in the selector beside them. */
export const labelKeysBlock = ({ path }: Extract<Rule, { kind: 'labelKeys' }>): string[] =>
  eachBelow(path, '', (item) => [
    '{{- $selector := .labelSelector | default dict }}',
    '{{- $keys := keys ($selector.matchLabels | default dict) }}',
    '{{- range $selector.matchExpressions }}{{ $keys = append $keys .key }}{{ end }}',
    '{{- range $i, $key := .matchLabelKeys }}',
    '{{- if has $key $keys }}',
    `${item}.matchLabelKeys[{{ $i }}] ${words.selectedAlready(`${item}.labelSelector`)}`,
    '{{- end }}',
    '{{- end }}',
  ])

/** Lines for each map below a list, in which the map is the dot; they are given its place in words. */
function eachBelow(path: string, below: string, lines: (place: string) => string[]): string[] {
  const loops: string[] = []
  let from = settingAt(path)
  let place = `{{ $prefix }}${path}`
  for (const [depth, key] of keysBelow(below).entries()) {
    if (key === '*') {
      loops.push(`{{- range $i${depth}, $item${depth} := ${from} }}`)
      from = `$item${depth}`
      place += `[{{ $i${depth} }}]`
    } else {
      from = `(${from}).${key}`
      place += `.${key}`
    }
  }
  return [...loops, `{{- with ${from} }}`, ...lines(place), '{{- end }}', ...loops.map(() => '{{- end }}')]
}
