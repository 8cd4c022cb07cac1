import type { Chart } from '../define/chart.ts'
import type { Issue } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { formatPath, type Path } from '../path.ts'

/** What each shorthand stands for; the wider ones first, as the later ones win. */
export const shorthandPaths = ({ shorthands }: Chart): Readonly<Record<string, Path>> =>
  Object.fromEntries(
    Object.entries(shorthands)
      .map(([key, path]): [string, string[]] => [key, path.split('.')])
      .toSorted(([, a], [, b]) => a.length - b.length),
  )

/** The schema with each shorthand, judged as what it stands for. Issue: `schema-key` where that is no map of settings. */
export function withShorthands(
  chart: string,
  schema: JsonSchema,
  shorthands: Readonly<Record<string, Path>>,
): { schema: JsonSchema; issues: Issue[] } {
  const issues: Issue[] = []
  const properties: Record<string, JsonSchema> = { ...schema.properties }
  for (const [key, path] of Object.entries(shorthands)) {
    const target = path.reduce<JsonSchema | undefined>((node, part) => node?.properties?.[part], schema)
    const message = `stands for ${formatPath(path)}, which is no map of settings`
    if (target?.properties)
      properties[key] = { ...target, description: `Shorthand of ${formatPath(path)}, which it beats` }
    else issues.push({ code: 'schema-key', chart, path: [key], message })
  }
  return { schema: { ...schema, properties }, issues }
}
