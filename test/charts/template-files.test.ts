import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { HEADER } from '../../src/emit/artifact.ts'
import { projectCharts } from './project-charts.ts'
import { at, podOf, render } from './render.ts'

describe.each(projectCharts)('$name', (chart) => {
  const dir = join(chart.dir, 'templates')
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[a-z]+$/.test(file))
    .map((file): [string, string] => [file, readFileSync(join(dir, file), 'utf8')])
    // what is generated has tests of its own
    .filter(([, text]) => !text.includes(HEADER))
  const metadata = parse(readFileSync(join(chart.dir, 'Chart.yaml'), 'utf8')) as unknown

  test.each(files)('%s is short and tidy', (_file, text) => {
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(150)
    expect(text).not.toMatch(/\t|\r| $|\n\n$/m)
    expect(text).toMatch(/\n$/)
  })

  // Under an alias .Chart.Name is the alias, and names of templates are shared by all charts of an umbrella.
  test.each(files)('%s names templates by the name of the chart, written out', (_file, text) => {
    const code = text.replace(/\{\{-? ?\/\*[\s\S]*?\*\//g, '')
    expect(code).not.toMatch(/\.Chart\.Name/)
    const actions = [...code.matchAll(/\{\{[\s\S]*?\}\}/g)].join('\n')
    const named = [...actions.matchAll(/\b(?:define|include|template|block)\s+("[^"]*"|\S+)/g)].map(([, name]) => name)
    expect(named.filter((name) => !chart.names.some((own) => name?.startsWith(`"${own}.`)))).toEqual([])
  })

  // what lies in before/ changes values and renders nothing
  const manifests = files.filter(([file]) => file.endsWith('.yaml') && !file.startsWith('before/'))
  test.each(manifests)('%s holds one kind', (_file, text) => {
    expect(text.match(/^kind: /gm)).toHaveLength(1)
    expect(text).not.toMatch(/^---/m)
  })

  test('Chart.yaml lists the images that the defaults render', async () => {
    const pods = (await render(chart)).map(podOf).filter((pod) => pod !== undefined)
    const images = pods.flatMap(({ spec }) => (spec.containers as unknown[]).map((container) => at(container, 'image')))
    const listed = parse(String(at(metadata, 'annotations', 'artifacthub.io/images'))) as unknown[]
    expect(listed.map((entry) => at(entry, 'image')).sort()).toEqual([...new Set(images)].sort())
  })

  test('Chart.yaml says what a chart repository shows', () => {
    expect(metadata).toMatchObject({
      apiVersion: 'v2',
      name: chart.name,
      type: 'application',
      kubeVersion: '>=1.27.0-0',
    })
    const changes = parse(String(at(metadata, 'annotations', 'artifacthub.io/changes'))) as unknown[]
    expect(changes).toHaveLength(1)
    const links = parse(String(at(metadata, 'annotations', 'artifacthub.io/links'))) as unknown[]
    expect(links.length).toBeGreaterThan(0)
  })
})
