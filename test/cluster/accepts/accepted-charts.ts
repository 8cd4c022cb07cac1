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

/** Renders what a chart took; Helm reads `tags` at the root of a release only. */
export function acceptedRenderer({ name, dir }: ProjectChart): RenderMany {
  const many = manyRenderer(name, dir)
  return async (all) => {
    const plain = all.filter((values) => !Object.hasOwn(values, 'tags'))
    const texts = new Map((await many(plain)).map((text, i) => [plain[i] as Values, text]))
    return Promise.all(all.map((values) => texts.get(values) ?? helmTemplate(dir, values)))
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
