import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectCharts } from './project-charts.ts'
import { render } from './render.ts'

const readme = readFileSync(join(dirname(projectCharts[0]?.dir ?? ''), 'README.md'), 'utf8')

/** The cells of every table row below a heading. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n${heading}\n`)
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'))
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('every chart of the project is listed', () => {
  const listed = [...readme.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \|/gm)].map(([, name, link]) => [name, link])
  expect(listed).toEqual(projectCharts.map(({ name }) => [name, name]))
})

test('the table of disagreements has a row for each, with nothing left out', () => {
  const [head, rule, ...rows] = rowsBelow('## Where the earlier documentation and the application disagree')
  expect(head).toEqual(['Documentation', 'Application', 'Chart'])
  expect(rule?.every((cell) => /^-+$/.test(cell))).toBe(true)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([])
})

describe.each(projectCharts)('$name', (chart) => {
  const text = readFileSync(join(chart.dir, 'README.md'), 'utf8')
  const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, example]) => example ?? '')

  test.each(examples)('example %# of the README is values that work', async (example) => {
    const objects = await render(chart, { overlay: parse(example) as object })
    expect(objects.length).toBeGreaterThan(0)
  })
})
