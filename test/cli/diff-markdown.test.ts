import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../src/cli/diff/comparison.ts'
import { diffMarkdown } from '../../src/cli/diff/markdown.ts'
import type { ValueChange } from '../../src/diff/diff-model.ts'
import type { Value } from '../../src/values/values.ts'
import { helm } from '../helm/helms.ts'
import { diffProject } from './diff-project.ts'
import { run } from './fixture-project.ts'

/** What GitHub refuses. */
const LIMIT = 65_536

const comparison = (changes: readonly ValueChange[], more: Partial<Comparison> = {}): Comparison => ({
  before: 'staging',
  after: 'production',
  charts: [{ chart: 'shop', path: [], deployed: { before: true, after: true }, changes }],
  rendered: undefined,
  unrendered: undefined,
  ...more,
})
const change = (setting: string, before: Value, after: Value): ValueChange => ({
  setting,
  before: { value: before },
  after: { value: after },
})
const tables = (text: string): Tokens.Table[] =>
  marked.lexer(text).filter((token: Token): token is Tokens.Table => token.type === 'table')
/** The text of the cells of all tables, as a browser shows it. */
const cells = (text: string): string[][] =>
  tables(text).flatMap(({ rows }) =>
    rows.map((row) => row.map((cell) => shownText(marked.parseInline(cell.text) as string))),
  )
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
const shownText = (html: string): string =>
  html
    .replace(/<\/?code>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (NAMED[name] ?? ''),
    )

test('the outcome, a heading and a table per chart, the objects, and their fields folded', async () => {
  const { code, stdout } = await run(diffProject(), ['diff', 'staging', 'production', '--format', 'markdown'], {
    env: { HELM: helm.bin },
  })
  expect(code).toBe(0)
  expect(stdout).toBe(
    `**\`staging\` → \`production\`**: 2 settings differ; objects: 2 changed, 1 added; the pods of 1 restart

### global

| Setting | \`staging\` | \`production\` |
| --- | --- | --- |
| \`global.domain\` | \`example.com\` | \`shop.example.com\` |

### shop-api

| Setting | \`staging\` | \`production\` |
| --- | --- | --- |
| \`api.replicaCount\` | \`2\` | \`5\` |

### Objects, rendered by helm ${helm.version}

| Object | Change | Effect |
| --- | --- | --- |
| \`ConfigMap shop-config\` | changed |  |
| \`Deployment shop\` | changed | pods restart |
| \`PodDisruptionBudget shop\` | added |  |

<details><summary>ConfigMap shop-config: 1 field</summary>

| Field | \`staging\` | \`production\` |
| --- | --- | --- |
| \`data.domain\` | \`example.com\` | \`shop.example.com\` |

</details>

<details><summary>Deployment shop: 2 fields</summary>

| Field | \`staging\` | \`production\` |
| --- | --- | --- |
| \`spec.replicas\` | \`2\` | \`5\` |
| <code>spec.template.metadata.annotations&#91;&#34;checksum/config&#34;&#93;</code> | \`(checksum)\` | \`(checksum)\` |

</details>
`.replace(/<code>.*<\/code>/, '`spec.template.metadata.annotations["checksum/config"]`'),
  )
  expect(tables(stdout)).toHaveLength(5)
})

describe('a value is shown as it is, whatever is in it', () => {
  const values: [string, string][] = [
    ['a pipe', 'a|b'],
    ['a pipe behind a backslash', 'a\\|b'],
    ['backticks', '`a` ``b``'],
    ['a backtick at the end', 'a`'],
    ['HTML', '<img src=x onerror=alert(1)></details>'],
    ['HTML with a pipe', '</code><b>|</b>'],
    ['an entity', '&lt;&#124;|'],
    ['emphasis with a pipe', '*a* _b_ ~~c~~ [d](e) |'],
    ['a mention', '@everyone #1 |'],
  ]
  test.each(values)('%s', (_, value) => {
    const text = diffMarkdown(comparison([change('a', value, 'plain')]))
    expect(cells(text)).toEqual([['a', JSON.stringify(value), 'plain']])
  })

  test('control characters and line breaks', () => {
    const text = diffMarkdown(comparison([change('a', '\u001b[31mred', 'one\ntwo | three')]))
    expect(text).not.toContain('\u001b')
    expect(cells(text)).toEqual([['a', '"\\u001b[31mred"', '"one\\ntwo | three"']])
  })
})

describe('a comment that GitHub would refuse', () => {
  const many = Array.from({ length: 2000 }, (_, i) => change(`setting${i}`, 'x'.repeat(50), 'y'.repeat(50)))

  test('is cut at a row, and says how many are left out', () => {
    const text = diffMarkdown(comparison(many))
    expect(text.length).toBeLessThan(LIMIT)
    expect(text.length).toBeGreaterThan(LIMIT / 2)
    const shown = cells(text).length
    expect(text.split('\n').at(-2)).toBe(`${2000 - shown} rows more would make this comment too long and are left out.`)
    expect(text).toContain('2000 settings differ')
  })

  test('leaves no fold open', () => {
    const fields = many.map(({ setting }) => ({ field: setting, before: 'x'.repeat(50), after: 'y'.repeat(50) }))
    const objects = ['a', 'b'].map((name) => ({
      object: `ConfigMap ${name}`,
      change: 'changed' as const,
      effects: [],
      refusals: [],
      fields,
    }))
    const text = diffMarkdown(comparison([], { charts: [], rendered: { helm: '4.1.4', objects } }))
    expect(text.length).toBeLessThan(LIMIT)
    expect(text.match(/<details>/g)).toHaveLength(1)
    expect(text.match(/<\/details>/g)).toHaveLength(1)
    expect(text).toMatch(/rows more would make this comment too long and are left out\.\n$/)
  })

  test('a value that is longer than a screen shows from where it differs', () => {
    const start = 'z'.repeat(5000)
    const [row] = cells(diffMarkdown(comparison([change('a', `${start}1${start}`, `${start}2${start}`)])))
    expect(row?.[1]).toMatch(/^…z+1z+…$/)
    expect(row?.[2]).toMatch(/^…z+2z+…$/)
    expect((row ?? []).join('').length).toBeLessThan(300)
  })
})

test('without helm a sentence says so', () =>
  expect(diffMarkdown(comparison([], { charts: [], unrendered: 'It needs helm: none' }))).toBe(
    '**`staging` → `production`**: no setting differs; objects not compared\n\nIt needs helm: none\n',
  ))

test('a chart that one side does not deploy says which', () => {
  const chart = { chart: 'api', path: ['api'], deployed: { before: false, after: true }, changes: [change('a', 1, 2)] }
  expect(diffMarkdown(comparison([], { charts: [chart] }))).toContain('\n### api (deployed only in production)\n')
})
