import { expect, test } from 'vitest'
import { valuesRead } from './values-read.ts'

/** `=` in front of what is read as a whole. */
const readsOf = (...texts: string[]) => valuesRead(texts).map(({ path, whole }) => (whole ? '=' : '') + path.join('.'))

const cases: readonly [string, { given: string[]; want: string[] }][] = [
  ['a value', { given: ['a: {{ .Values.a.b }}'], want: ['=a.b'] }],
  [
    'a value of the top inside a block',
    { given: ['{{- if .Values.a }}{{ $.Values.b }}{{ end -}}'], want: ['a', '=b'] },
  ],
  [
    'the dot of with',
    { given: ['{{ with .Values.a }}{{ .b | quote }}{{ else }}{{ .Values.c }}{{ end }}'], want: ['a', '=a.b', '=c'] },
  ],
  ['the item of range', { given: ['{{ range .Values.a }}{{ .b }}{{ end }}'], want: ['a', '=a.*.b'] }],
  [
    'the variables of range',
    { given: ['{{ range $i, $x := .Values.a }}{{ $i }}{{ $x.b }}{{ end }}'], want: ['a', '=a.*.b'] },
  ],
  [
    'else if',
    { given: ['{{ if .Values.a }}{{ else if .Values.b }}{{ else }}{{ .Values.c }}{{ end }}'], want: ['a', 'b', '=c'] },
  ],
  ['a variable', { given: ['{{ $a := .Values.a }}{{ $a.b }}'], want: ['=a.b'] }],
  [
    'a variable that a block sets',
    { given: ['{{ $a := "" }}{{ if true }}{{ $a = .Values.a }}{{ end }}{{ $a }}'], want: ['=a'] },
  ],
  ['a field of parentheses', { given: ['{{ (.Values.a | default dict).b }}'], want: ['=a.b'] }],
  ['a named template', { given: ['{{ define "t" }}{{ .Values.a }}{{ end }}', '{{ include "t" . }}'], want: ['=a'] }],
  [
    'a named template with a list',
    { given: ['{{ define "t" }}{{ (index . 1).b }}{{ end }}', '{{ include "t" (list $ .Values.a) }}'], want: ['=a.b'] },
  ],
  [
    'values of a dict',
    { given: ['{{ range $k, $v := dict "x" .Values.a "y" .Values.b }}{{ $v.c }}{{ end }}'], want: ['=a.c', '=b.c'] },
  ],
  [
    'items of a list that grows',
    { given: ['{{ $l := list }}{{ $l = append $l .Values.a }}{{ range $l }}{{ .b }}{{ end }}'], want: ['=a.b'] },
  ],
  ['text and comments', { given: ['{{/* .Values.a */}}{{ "{{ .Values.b }}" }}{{ `.Values.c` }}'], want: [] }],
  ['hasKey', { given: ['{{ if hasKey .Values.a "b" }}{{ end }}'], want: ['a.b'] }],
  ['a whole map', { given: ['{{ omit .Values.a "b" | toYaml }}'], want: ['=a'] }],
]

test.each(cases)('%s', (_name, { given, want }) => {
  expect(readsOf(...given).sort()).toEqual(want.sort())
})

test.each(['{{ if .Values.a }}', '{{ end }}', '{{ include "t" . }}'])('%s is refused', (text) => {
  expect(() => valuesRead([text])).toThrow()
})
