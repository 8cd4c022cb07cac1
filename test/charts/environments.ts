import { buildValues } from '../../src/build/build-values.ts'
import { modelOf } from '../../src/schema/model.ts'
import { chartSections } from '../../src/schema/sections.ts'
import type { Values } from '../../src/values/values.ts'
import project from '../../values.config.ts'

/** The names of the project's environments. */
export const environments = project.environments.map(({ name }) => name)

/** What a chart gets in an environment; throws the issues where the environment is not valid. */
export async function valuesIn(environment: string, chart: string): Promise<Values> {
  const { values, issues } = await buildValues(project, { environment })
  if (!values) throw new Error(JSON.stringify(issues))
  const section = chartSections(await modelOf(project.root), values).find(({ name }) => name === chart)
  if (!section) throw new Error(`${environment} has no values of ${chart}`)
  return section.values
}
