import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAX_BYTES, MAX_DEPTH, MAX_TOKENS } from '../../src/layers/limits.ts'
import { readSetFlags, type SetFlag } from '../../src/layers/set/set-flags.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { probeChart, valuesIn } from './probe-chart.ts'
import { flagArguments } from './set/set-arguments.ts'

const page = readFileSync(new URL('../../docs/differences.md', import.meta.url), 'utf8')
const ids = [...page.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, id]) => id)

/** Texts that the SDK refuses with the code, and that every helm takes. */
const files: Record<string, readonly (string | Uint8Array)[]> = {
  'yaml-duplicate-key': [
    'a: 1\na: 2\n',
    'a: {b: 1, b: 2}\n',
    'm:\n  1: a\n  "1": b\n',
    'yes: 1\ntrue: 2\n',
    '{"a": 1, "a": 1}\n',
  ],
  'yaml-documents': ['a: 1\n---\nb: 2\n', '---\n---\na: 1\n', 'a: 1\n...\n[\n', ' a: 1\nb: 2\n', '{a: 1}\n}\n'],
  'yaml-number': [
    'a: 9007199254740993\n',
    'a: [1152921504606846976]\n',
    'a: 3.14159265358979323846\n',
    'a: 1e-400\n',
    'a: 0xFFFFFFFFFFFFFFFF\n',
  ],
  'unsafe-key': ['__proto__: 1\n', 'a: {"__proto__": {b: 1}}\n', 'a: &a {b: 1}\nc: [{__proto__: *a}]\n', '"<<": 1\n'],
  'yaml-syntax': [
    'a:\n  b: [1,\n  2]\n',
    'a:\n  b: [1, 2\n ]\nc: 1\n',
    'a:\n  b: "x\n  y"\n',
    'a: "x\ny"\n',
    'a: {b:}\n',
    'a: {b:, c: 1}\n',
    'a: [-]\n',
    'a: {?b: 1}\n',
    'a: [?b]\n',
    'a: [!x, b]\n',
    'a: [1]# c\n',
    'a: "x"# c\n',
    'a: |# c\n  x\n',
    'a: "it\\\'s"\n',
    'a: !!str!x b\n',
    'a:\n|\n b\n',
    'a: |\n  x',
    'a: >+\n  x\n  y',
    'a: "x\u0085y"\n',
    'a: "x\u2028y"\n',
    'a: 1\n\ufeffb: 1\n',
    'a: !!binary gIGC\n',
    `a: ${'['.repeat(200)}${']'.repeat(200)}\n`,
    Buffer.from('\ufeffa: 1\n', 'utf16le').swap16(),
  ],
  'file-too-large': [`a: 1\n# ${'x'.repeat(MAX_BYTES)}\n`, `a: 1\n${'\n'.repeat(MAX_TOKENS)}`],
}
const flags: Record<string, readonly SetFlag[]> = {
  'yaml-number': [
    { kind: 'set', text: 'f=9007199254740993' },
    { kind: 'set-json', text: 'g=[9007199254740993]' },
  ],
  'unsafe-key': [
    { kind: 'set', text: 'h.__proto__.b=1' },
    { kind: 'set-json', text: 'i={"__proto__":1}' },
  ],
  'set-syntax': [
    { kind: 'set', text: `j${'[0]'.repeat(MAX_DEPTH)}=1` },
    { kind: 'set-json', text: `k=${'['.repeat(MAX_DEPTH + 1)}${']'.repeat(MAX_DEPTH + 1)}` },
    { kind: 'set', text: Array.from({ length: 16 }, (_, i) => `l${i}[65536]=1`).join() },
  ],
}
const short = (text: string | Uint8Array): string => String(text).slice(0, 80)
const cases = Object.entries(files).flatMap(([id, texts]) => texts.map((text) => ({ id, text, shown: short(text) })))
const flagCases = Object.entries(flags).flatMap(([id, list]) =>
  list.map((flag) => ({ id, flag, shown: short(JSON.stringify(flag)) })),
)

describe('docs/differences.md', () => {
  it('names what is tried here and nothing else', () => {
    expect(ids.toSorted()).toEqual([...new Set([...Object.keys(files), ...Object.keys(flags)])].toSorted())
  })

  it.each(cases)('the SDK refuses case %# with $id alone: $shown', ({ id, text }) => {
    const { issues } = readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text })
    expect([...new Set(issues.map(({ code }) => code))]).toEqual([id])
  })

  it.each(flagCases)('the SDK refuses $shown with $id alone', ({ id, flag }) => {
    expect(readSetFlags([flag], {}).issues.map(({ code }) => code)).toEqual([id])
  })

  it.each(helms)('helm $version takes every one', async (helm) => {
    const chart = probeChart()
    const dir = tempDir()
    const args = cases.flatMap(({ text }, index) => {
      writeFileSync(join(dir, `${index}.yaml`), text)
      return ['-f', join(dir, `${index}.yaml`)]
    })
    // one run takes them all: each file is read by itself before any is merged
    args.push(...flagArguments(flagCases.map(({ flag }) => flag)))
    for (const command of [
      ['template', 'probe'],
      ['lint', '--strict'],
    ]) {
      const { code, stderr } = await runHelm(helm.bin, [...command, chart, ...args])
      expect({ code, stderr }).toMatchObject({ code: 0 })
    }
  })

  it.each(helms)('helm $version would refuse a file among them', async (helm) => {
    const file = join(tempDir(), 'bad.yaml')
    writeFileSync(file, 'a: [\n')
    expect(await valuesIn(helm, probeChart(), ['-f', file])).toHaveProperty('refusal')
  })
})
