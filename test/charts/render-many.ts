import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Values } from '../../src/values/values.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { newestHelm } from './render.ts'

/** So many copies in one run: most of what a helm process takes is its start. */
const COPIES = 20

/** Gives what a chart renders with each of the values, which were judged before; the documents of one are sorted. */
export type RenderMany = (all: readonly Values[]) => Promise<string[]>

/** Renders the chart in a folder, its own subcharts too, as a parent of many copies of it that judge nothing. */
export function manyRenderer(chart: string, dir: string): RenderMany {
  const parent = tempDir()
  mkdirSync(join(parent, 'charts'))
  cpSync(dir, join(parent, 'charts', chart), { recursive: true, filter: (file) => basename(file) !== 'validate.yaml' })
  const aliases = Array.from({ length: COPIES }, (_, i) => `copy-${i}`)
  const dependencies = aliases.map((alias) => ({ name: chart, version: '>=0.0.0-0', alias, condition: `on.${alias}` }))
  const about = { apiVersion: 'v2', name: 'many', version: '1.0.0', dependencies }
  writeFileSync(join(parent, 'Chart.yaml'), JSON.stringify(about))

  const renderSome = async (some: readonly Values[]): Promise<string[]> => {
    const on = Object.fromEntries(aliases.map((alias, i) => [alias, i < some.length]))
    const input = JSON.stringify({ on, ...Object.fromEntries(some.map((values, i) => [aliases[i], values])) })
    const args = ['template', 'clipper', parent, '--skip-schema-validation', '-f', '-']
    const { code, stdout, stderr } = await runHelm(newestHelm(), args, { input })
    if (code !== 0) throw new Error(stderr)
    const documents = stdout.split(/^---$/m)
    return some.map((_, i) => {
      const source = `# Source: many/charts/${aliases[i]}/`
      return (
        documents
          .filter((document) => document.includes(source))
          // the newest Helm 4 ends each document but the last with an empty line
          .map((document) => document.trim().replaceAll(source, '# Source: '))
          .sort()
          .join('\n---\n')
      )
    })
  }
  return async (all) => {
    const texts: string[] = []
    for (let start = 0; start < all.length; start += COPIES)
      texts.push(...(await renderSome(all.slice(start, start + COPIES))))
    return texts
  }
}
