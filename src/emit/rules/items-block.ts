import type { ItemRule } from '../../rules/rule.ts'
import * as words from '../../rules/words.ts'
import { quoted, settingAt } from './expression.ts'

/** The lines that say which items of a list break its rule. */
export function itemsBlock(rule: ItemRule): string[] {
  const { path } = rule
  const items = settingAt(path)
  const place = `{{ $prefix }}${path}[{{ $i }}]`
  switch (rule.kind) {
    case 'unique': {
      const [key = '', ...others] = rule.keys
      const before = `{{ $prefix }}${path}[{{ get $seen $name }}]`
      const said =
        others.length > 0
          ? `${place} ${words.repeatedKeys(before, rule.keys)}`
          : `${place}.${key} ${words.repeated(before)}`
      const name =
        others.length > 0
          ? `list ${rule.keys.map((one) => `(${textOf(one)})`).join(' ')} | join "\\n" | trim`
          : textOf(key)
      return [
        '{{- $seen := dict }}',
        `{{- range $i, $item := ${items} }}`,
        `{{- $name := ${name} }}`,
        '{{- if hasKey $seen $name }}',
        said,
        '{{- else if $name }}{{ $_ := set $seen $name $i }}',
        '{{- end }}',
        '{{- end }}',
      ]
    }
    case 'refusedItems': {
      const settings = (rule.settings ?? []).map((setting) => `(${settingAt(setting)} | toString)`)
      return [
        `{{- $refused := list ${[...rule.values.map(quoted), ...settings].join(' ')} }}`,
        `{{- range $i, $item := ${items} }}`,
        `{{- $name := ${textOf(rule.key)} }}`,
        '{{- if and $name (has $name $refused) }}',
        `${place}${rule.key && `.${rule.key}`} ${words.refusedItem(rule.because)}`,
        '{{- end }}',
        '{{- end }}',
      ]
    }
    default:
      return [
        `{{- $known := list ${(rule.also ?? []).map(quoted).join(' ')} }}`,
        `{{- range $item := ${settingAt(rule.list)} }}{{ $known = append $known (${textOf(rule.key)}) }}{{ end }}`,
        `{{- range $i, $item := ${items} }}`,
        `{{- $name := ${textOf(rule.key)} }}`,
        '{{- if and $name (not (has $name $known)) }}',
        `${place}.${rule.key} ${words.unknownItem(rule.key, `{{ $prefix }}${rule.list}`, rule.also)}`,
        '{{- end }}',
        '{{- end }}',
      ]
  }
}

const textOf = (key: string): string => (key === '' ? '$item | toString' : `(get $item ${quoted(key)}) | toString`)
