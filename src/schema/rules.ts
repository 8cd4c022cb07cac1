import type { Chart } from '../define/chart.ts'
import type { Issue } from '../issues.ts'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import { rulePaths } from '../rules/paths.ts'
import { settingAt, settingHint } from './secrets.ts'

/** Rules that name what is no setting or no Secret of the chart: `schema-rule`. */
export function ruleIssues(
  { name, rules, secrets }: Pick<Chart, 'name' | 'rules' | 'secrets'>,
  schema: JsonSchema,
): Issue[] {
  const issue = (path: string, message: string, hint?: string): Issue => ({
    code: 'schema-rule',
    chart: name,
    path: path.split('.'),
    message,
    ...(hint ? { hint } : {}),
  })
  const unknown = rules
    .flatMap(rulePaths)
    .filter((path) => !settingAt(path, schema))
    .map((path) => issue(path, 'is named by a rule, and is no setting', settingHint(path, schema)))
  const noSecret = rules
    .filter(({ kind, path }) => kind === 'secret' && !secrets.some((secret) => secret.name === path))
    .map(({ path }) => issue(path, 'is named by a rule, and by no Secret of the chart'))
  return [...new Map([...unknown, ...noSecret].map((found) => [JSON.stringify(found), found])).values()]
}
