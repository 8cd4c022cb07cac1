import { expect, test } from 'vitest'
import { valuesRead } from '../../src/templates/values-read.ts'

/** `=` in front of what is read as a whole. */
const files = (texts: readonly string[]) => texts.map((text, i) => ({ file: `${i}.yaml`, text }))
const readsOf = (...texts: string[]) =>
  valuesRead(files(texts)).reads.map(({ path, whole }) => (whole ? '=' : '') + path.join('.'))

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
  ['template', { given: ['{{ define "t" }}{{ .b }}{{ end }}', '{{ template "t" .Values.a }}'], want: ['=a.b'] }],
  ['block', { given: ['{{ block "t" .Values.a }}{{ .b }}{{ end }}'], want: ['=a.b'] }],
  [
    'break and continue',
    { given: ['{{ range .Values.a }}{{ if .b }}{{ break }}{{ end }}{{ end }}'], want: ['a', 'a.*.b'] },
  ],
  ['a whole map', { given: ['{{ omit .Values.a "b" | toYaml }}'], want: ['=a'] }],
]

test.each(cases)('%s', (_name, { given, want }) => {
  expect(readsOf(...given).sort()).toEqual(want.sort())
})

const unreadable: [string, string][] = [
  ['{{ if .Values.a }}', '0.yaml: no end of {{ if .Values.a }}'],
  ['{{ end }}', '0.yaml: an end without a block, before end'],
  ['a\n{{ include "t" . }}', '0.yaml:2: there is no template t'],
  ['{{ include (print "t" .Values.a) . }}', '0.yaml:1: the name is computed'],
]
test.each(unreadable)('%s is named, and keeps no other from being read', (text, want) => {
  const { reads, unread } = valuesRead(files([text, '{{ .Values.z }}']))
  expect(unread).toEqual([want])
  expect(reads.map(({ path }) => path.join('.'))).toContain('z')
})

test('a file that is included for its checksum is read on its own', () => {
  const include = '{{ include (print $.Template.BasePath "/1.yaml") . | sha256sum }}'
  const { reads, unread } = valuesRead(files([include, '{{ .Values.a }}']))
  expect({ unread, reads: reads.map(({ path }) => path) }).toEqual({ unread: [], reads: [['a']] })
})

test('of helpers only what they define counts', () => {
  const [own, ...helpers] = files(['{{ include "t" . }}', '{{ define "t" }}{{ .Values.a }}{{ end }}{{ .Values.b }}'])
  expect(valuesRead(own ? [own] : [], helpers).reads.map(({ path }) => path)).toEqual([['a']])
})

test('a template that nobody knows reads what it gets', () =>
  expect(readsOf('{{ include "t" .Values.a }}')).toEqual(['=a']))

const lines: [string, { given: string[]; want: string[] }][] = [
  ['the line of the action', { given: ['a\n\n{{- if true -}}\n{{- .Values.a }}{{ end }}'], want: ['0.yaml:4'] }],
  [
    'each line',
    { given: ['{{ .Values.a }}\n{{ .Values.a }}', '{{ .Values.a }}'], want: ['0.yaml:1', '0.yaml:2', '1.yaml:1'] },
  ],
  [
    'where the path is written out, not where a variable is used',
    { given: ['{{ $x := .Values.a }}\n{{ $x }}'], want: ['0.yaml:1'] },
  ],
  [
    'the caller that names it, for each call',
    {
      given: ['{{ define "t" }}\n{{ . }}{{ end }}', '\n{{ include "t" .Values.a }}\n{{ include "t" .Values.a }}'],
      want: ['1.yaml:2', '1.yaml:3'],
    },
  ],
  [
    'a named template that names it',
    { given: ['{{ define "t" }}\n{{ .Values.a }}{{ end }}', '{{ include "t" . }}'], want: ['0.yaml:2'] },
  ],
  [
    'after a named template, the caller again',
    { given: ['{{ define "t" }}x{{ end }}', '{{ include "t" . }}{{ .Values.a }}'], want: ['1.yaml:1'] },
  ],
  ['an action over several lines', { given: ['{{- /*\n*/}}\n{{-\n .Values.a }}'], want: ['0.yaml:4'] }],
]
test.each(lines)('places: %s', (_, { given, want }) => {
  const read = valuesRead(files(given)).reads.find(({ path }) => path.join('.') === 'a')
  expect(read?.places.map(({ file, line }) => `${file}:${line}`)).toEqual(want)
})

test('a variable through many blocks does not grow', () => {
  const blocks = '{{ if .Values.b }}{{ end }}'.repeat(40)
  expect(readsOf(`{{ $x := .Values.a }}${blocks}{{ $x }}`).sort()).toEqual(['=a', 'b'])
})
