import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { readChartFolder } from '../../src/chart-folder/chart-folder.ts'
import { judgeFolder } from '../../src/chart-folder/judge-folder.ts'
import { formatIssue, type Issue } from '../../src/issues.ts'
import { readSetFlags, type SetFlag } from '../../src/layers/set/set-flags.ts'
import { readYamlLayer } from '../../src/layers/yaml/yaml-file.ts'
import { writeFiles } from '../cli/fixture-project.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { foreignChart } from '../issues/web-project.ts'
import { probeChart, valuesIn } from '../layers/probe-chart.ts'
import { flagArguments } from '../layers/set/set-arguments.ts'
import { tempDir } from '../support/temp-dir.ts'
import { helmFaults } from './helm-faults.ts'
import { judgedCharts } from './judged-charts.ts'

/** Major and minor of a version as one number, 3.18 as 318, to be compared. */
const level = (version: string): number => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 100 + minor
}
const helm3 = (version: string): boolean => level(version) < 400
const older = (version: string): boolean => level(version) <= 318
const newer = (version: string): boolean => !older(version)
const helm4 = (version: string): boolean => level(version) >= 400

const oneProbe = probeChart()
const readFile = (text: string | Uint8Array): readonly Issue[] =>
  readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text }).issues

describe('what some Helms take is refused with words on which', () => {
  const inCharts: [string, { chart: string; content: string; by: (version: string) => boolean; says: string }][] = [
    [
      'a key << in quotes',
      {
        chart: 'shop-web',
        content: 'config: {"<<": a}\n',
        by: newer,
        says: 'Helm 3.18.4 and older refuse it as a merge key when they ask a schema, newer ones take it',
      },
    ],
    [
      'a null for a default of a subchart',
      {
        chart: 'oddities',
        content: 'second: {mode: null}\n',
        by: (version) => level(version) <= 316,
        says: 'as Helm 3.16 and older do, which take this null',
      },
    ],
  ]
  test.each(inCharts)('%s', async (_, { chart, content, by, says }) => {
    const judged = judgedCharts.find(({ name }) => name === chart)
    if (!judged) throw new Error(`no chart ${chart} is judged`)
    const { layer, issues } = readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text: content })
    const found = layer ? buildLayers(judged.model, [layer], { nulls: 'remove' }).issues : []
    expect([...issues, ...found].map(formatIssue)).toEqual([expect.stringContaining(says)])
    for (const { version, bin } of helms) {
      const { lint, template } = await helmFaults(bin, judged.dir, content)
      expect([version, lint === '' && template === '']).toEqual([version, by(version)])
    }
  })

  const utf16 = Buffer.from('\ufeffa: 1\n', 'utf16le')
  const files: [string, { text: string | Uint8Array; by: (version: string) => boolean; says: string }][] = [
    [
      'a directive',
      { text: '%YAML 1.1\n---\na: 1\n', by: helm3, says: 'Helm 4 refuses lines that start with %, which Helm 3 reads' },
    ],
    [
      'a value behind ---',
      { text: '--- {a: 1}\n', by: helm3, says: 'Helm 4 takes nothing else but a comment; Helm 3 also takes a value' },
    ],
    ['UTF-16', { text: utf16, by: helm3, says: 'which Helm 3 reads and Helm 4 refuses' }],
  ]
  test.each(files)('%s', async (_, { text, by, says }) => {
    expect(readFile(text).map(formatIssue)).toEqual([expect.stringContaining(says)])
    const file = join(tempDir(), 'v.yaml')
    writeFileSync(file, text)
    for (const helm of helms) {
      const reading = await valuesIn(helm, oneProbe, ['-f', file])
      expect([helm.version, 'values' in reading]).toEqual([helm.version, by(helm.version)])
    }
  })

  const flags: [string, { flag: SetFlag; by: (version: string) => boolean; says: string }][] = [
    [
      'an object without a key',
      { flag: { kind: 'set-json', text: '{"a":1}' }, by: helm4, says: 'is taken by Helm 4, and refused by Helm 3' },
    ],
    [
      'an index without end',
      {
        flag: { kind: 'set', text: 'a[0' },
        by: helm4,
        says: 'Helm 3 refuses this flag, Helm 4 drops it without a word',
      },
    ],
  ]
  test.each(flags)('%s', async (_, { flag, by, says }) => {
    expect(readSetFlags([flag], {}).issues.map(formatIssue)).toEqual([expect.stringContaining(says)])
    for (const helm of helms) {
      const reading = await valuesIn(helm, oneProbe, flagArguments([flag]))
      expect([helm.version, 'values' in reading]).toEqual([helm.version, by(helm.version)])
    }
  })
})

describe('schemas of others: what one Helm refuses is refused', () => {
  const schemas: [string, { schema: object; content: string; by: (version: string) => boolean }][] = [
    ['a keyword that is newer', { schema: { dependentRequired: { a: ['b'] } }, content: 'a: 1\n', by: older }],
    ['a format', { schema: { properties: { m: { format: 'email' } } }, content: 'm: x\n', by: newer }],
    [
      'a list by position',
      { schema: { properties: { t: { prefixItems: [{ type: 'string' }] } } }, content: 't: [1]\n', by: older },
    ],
  ]
  test.each(schemas)('%s', async (_, { schema, content, by }) => {
    const root = tempDir()
    const $schema = 'https://json-schema.org/draft/2020-12/schema'
    writeFiles(root, { ...foreignChart({ $schema, ...schema }), 'v.yaml': content })
    const { layer } = readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text: content })
    const { values } = judgeFolder(await readChartFolder(root, 'other'), layer ? [layer] : [])
    expect(values).toBeUndefined()
    for (const { version, bin } of helms) {
      const { code } = await runHelm(bin, ['template', 'x', join(root, 'other'), '-f', join(root, 'v.yaml')])
      expect([version, code === 0]).toEqual([version, by(version)])
    }
  })
})

describe('what Helms read differently is refused with words on how', () => {
  const texts: [string, { text: string; three: object; four: object; says: string }][] = [
    [
      'a second document',
      {
        text: 'a: 1\n---\nb: 2\n',
        three: { a: 1 },
        four: { a: 1, b: 2 },
        says: 'Helm 3 reads the first alone, Helm 4 merges all',
      },
    ],
    [
      'text behind the end of the first document',
      { text: 'a: 1\n...\nb: 2\n', three: { a: 1 }, four: { a: 1 }, says: 'every Helm ignores what follows' },
    ],
    [
      'a block of text without line end',
      {
        text: 'a: |\n  x',
        three: { a: 'x' },
        four: { a: 'x\n' },
        says: 'has none at its end in Helm 3, and one in Helm 4',
      },
    ],
  ]
  test.each(texts)('%s', async (_, { text, three, four, says }) => {
    expect(readFile(text).map(formatIssue)).toEqual([expect.stringContaining(says)])
    const file = join(tempDir(), 'v.yaml')
    writeFileSync(file, text)
    for (const helm of helms) {
      const reading = await valuesIn(helm, oneProbe, ['-f', file])
      expect([helm.version, reading]).toEqual([helm.version, { values: helm3(helm.version) ? three : four }])
    }
  })
})
