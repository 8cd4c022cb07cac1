import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readYamlLayer } from '../../../src/layers/yaml/yaml-file.ts'
import { helms } from '../../helm/helms.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type HelmReading, probeChart, valuesIn } from '../probe-chart.ts'

const aliases = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, level) => `a${level}: &a${level} [${Array(9).fill(level ? `*a${level - 1}` : 'x')}]\n`,
  ).join('')

/** What only a whole file can show: its encoding, its documents, its root. Each is given to `-f` of every helm. */
const files: [string, string | Uint8Array][] = [
  ['empty', ''],
  ['comments', '# a\n'],
  ['a mark', '---\n'],
  ['null', 'null\n'],
  ['a tilde', '~\n'],
  ['an empty map', '{}\n'],
  ['a list', '- a\n'],
  ['a text', 'a\n'],
  ['a number', '1\n'],
  ['a mark with comment', '--- # c\na: 1\n'],
  ['a mark with blanks', '---  \na: 1\n'],
  ['an empty second document', 'a: 1\n---\n# c\n'],
  ['an end mark', 'a: 1\n...\n'],
  ['a comment before the mark', '# c\n---\na: 1\n'],
  ['a value behind the mark', '--- {a: 1}\n'],
  ['a key that starts like a mark', '---a: 1\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['a tag directive', '%TAG ! tag:x,2000:\n---\na: !x 1\n'],
  ['a byte order mark', Buffer.from('\ufeffa: 1\n')],
  ['a byte order mark inside', 'a: x\ufeffy\n'],
  ['CRLF', 'a: |\r\n  b\r\n  c\r\nd: 1\r\n'],
  ['CR', 'a: 1\rb: "c\r  d"\r'],
  ['latin-1', Buffer.from('a: é\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le')],
  ['NUL', 'a: x\0\n'],
  ['DEL', 'a: x\x7f\n'],
  ['an encoded surrogate', Uint8Array.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80])],
  ['an unassigned last character', 'a: \uffff\n'],
  ['an emoji', 'a: "😀"\n'],
  ['JSON', '{"a": [1, 2.5, "x", null, true], "b": {"c": {}}}'],
  ['JSON with tabs', '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n'],
  ['JSON with an escaped emoji', '{"a": "\\ud83d\\ude00"}'],
  ['tabs in a block of text', 'a: |\n  x:\n  \ty\n'],
  ['a tab for indentation', 'a:\n\tb: 1\n'],
  ['a tab in an empty line', 'a: b\n  \t\nc: 1\n'],
  ['a template', 'a: {{ .Values.b }}\n'],
  ['some aliases', aliases(4)],
  ['too many aliases', aliases(8)],
  ['a key of 1024 characters', `${'k'.repeat(1024)}: 1\n`],
  ['a longer key', `${'k'.repeat(1025)}: 1\n`],
]

const read = (text: string | Uint8Array) => readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text })

describe('whole files', () => {
  const readings = new Map<string, HelmReading[]>()

  it.each(helms)('are read by helm $version', async (helm) => {
    const [chart, name] = [probeChart(), join(tempDir(), 'v.yaml')]
    for (const [title, text] of files) {
      writeFileSync(name, text)
      readings.set(title, [...(readings.get(title) ?? []), await valuesIn(helm, chart, ['-f', name])])
    }
  })

  it.each(files)('%s: as every helm', (title, text) => {
    const given = readings.get(title) ?? []
    expect(given).toHaveLength(helms.length)
    const { layer, issues } = read(text)
    if (given.every((reading) => 'values' in reading)) {
      expect(issues).toEqual([])
      for (const reading of given) expect(reading).toEqual({ values: layer?.values })
    } else expect(issues).not.toEqual([])
  })
})
