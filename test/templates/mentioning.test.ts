import { expect, test } from 'vitest'
import { filesMentioning } from '../../src/templates/mentioning.ts'

const file = (name: string, text: string) => ({ file: name, text })
const helpers = [
  file('_a.tpl', '{{ define "a" }}{{ include "b" . }}{{ end }}'),
  file('_b.tpl', '{{- define "b" -}}{{ .Values.key }}{{ end }}'),
  file('_c.tpl', '{{ define "c" }}{{ .Values.other }}{{ end }}'),
]
const cases: [string, { given: string; want: boolean }][] = [
  ['names it', { given: '{{ .Values.key.x }}', want: true }],
  ['names another', { given: '{{ .Values.other }}', want: false }],
  ['hands on all values', { given: '{{ toYaml .Values }}', want: true }],
  ['takes any of all values', { given: '{{ index $.Values .name }}', want: true }],
  ['includes a helper that includes one that names it', { given: '{{ include "a" . }}', want: true }],
  ['includes a helper that does not', { given: '{{ include "c" . }}', want: false }],
  ['includes one that nobody defines', { given: '{{ template "none" . }}', want: false }],
]
test.each(cases)('%s', (_, { given, want }) =>
  expect(filesMentioning('key', [file('x.yaml', given)], helpers)).toHaveLength(want ? 1 : 0),
)
