import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Values } from '../../../src/values/values.ts'
import { type ProjectChart, projectCharts } from '../../charts/project-charts.ts'
import { helmTemplate, objectsIn } from '../../charts/render.ts'
import { manyRenderer, type RenderMany } from '../../charts/render-many.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** Those that ACCEPT_CHARTS names, with commas; all where it is not set. */
export const acceptedCharts: readonly ProjectChart[] = chosen(process.env.ACCEPT_CHARTS)

function chosen(names?: string): readonly ProjectChart[] {
  if (!names) return projectCharts
  return names.split(',').map((name) => {
    const chart = projectCharts.find((one) => one.name === name.trim())
    if (!chart)
      throw new Error(`ACCEPT_CHARTS has ${name}; there are ${projectCharts.map((one) => one.name).join(', ')}`)
    return chart
  })
}

/** What values render, or why Helm renders nothing. */
export interface Outcome {
  readonly text: string
  readonly failure?: string
}

/** Renders what a chart took; Helm reads `tags` at the root of a release only. */
export function acceptedRenderer({ name, dir }: ProjectChart): (all: readonly Values[]) => Promise<Outcome[]> {
  const many = manyRenderer(name, dir)
  const alone = async (values: Values): Promise<Outcome> => {
    const text = Object.hasOwn(values, 'tags') ? helmTemplate(dir, values) : many([values]).then(([one = '']) => one)
    return text.then(
      (text) => ({ text }),
      (error: Error) => ({ text: '', failure: error.message.trim() }),
    )
  }
  return async (all) => {
    const plain = all.filter((values) => !Object.hasOwn(values, 'tags'))
    // where one fails all do, so each is asked for itself
    const texts = await many(plain).catch(() => [])
    const rendered = new Map(texts.map((text, i) => [plain[i], text]))
    const outcomes: Outcome[] = []
    for (const values of all) {
      const text = rendered.get(values)
      outcomes.push(text === undefined ? await alone(values) : { text })
    }
    return outcomes
  }
}

/** Renders whatever it is given: the chart without the templates that hold its rules, and without its schema. */
export function unjudgedRenderer({ name, dir }: ProjectChart): RenderMany {
  const copy = join(tempDir(), name)
  cpSync(dir, copy, { recursive: true, filter: (file) => !file.endsWith('/validate.yaml') })
  return manyRenderer(name, copy)
}

/** Names and paths that the templates of a chart use: a user's own must not meet them. */
export async function ownWords({ dir }: ProjectChart): Promise<string[]> {
  const words = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && /^(name|mountPath|claimName|topologyKey)$/.test(key)) words.add(inner)
      collect(inner)
    }
  }
  for (const object of objectsIn(await helmTemplate(dir, {}))) collect(object)
  return [...words]
}
