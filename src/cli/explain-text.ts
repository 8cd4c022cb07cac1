import { toYaml, yamlScalar } from '../emit/yaml.ts'
import type { ExplainedLeaf, ExplainedSetting, Explanation, Statement } from '../explain/explain-value.ts'
import { formatOrigin } from '../issues.ts'
import { formatPath, type Path } from '../path.ts'
import { SECRET } from '../secrets/secret-looking.ts'
import { isMap, type Value } from '../values/values.ts'
import { columnLines } from './table.ts'
import type { Rendering } from './verbs/explain.ts'

/** An explanation for people. */
export function explanationLines({ path, shorthand, ...found }: Explanation, rendering: Rendering): string[] {
  const short = shorthand === undefined ? [] : [`${shorthand.key} is a shorthand of ${formatPath(shorthand.stands)}`]
  const { leaves, setting, description } = found
  if (setting) return [...short, ...settingLines(setting, rendering)]
  return [
    ...short,
    `${formatPath(path)}${description ? `: ${description}` : ''}`,
    ...columnLines((leaves ?? []).map((leaf) => leafRow(leaf, path))),
  ]
}

const leafRow = ({ path, value, set }: ExplainedLeaf, around: Path): string[] => [
  formatPath(path.slice(around.length)),
  shortValue(value),
  set ? `${formatOrigin(set.origin)}${under(set, path)}` : '',
]

function settingLines(setting: ExplainedSetting, { rendered, unrendered }: Rendering): string[] {
  const { path, value, set, beaten, description, takes, deprecated, rules, templates, unread } = setting
  return [
    ...valueLines(path, value),
    ...(set ? [`  set in ${formatOrigin(set.origin)}${under(set, path)}`] : []),
    ...beaten.map((one) => `  instead of ${beatenText(one, path)}`),
    ...(beaten.length === 0 && set?.origin.layer === 'chart defaults' ? ['  nobody else sets it'] : []),
    '',
    ...(description ? [description] : []),
    `takes ${takes}${deprecated ? ', deprecated' : ''}`,
    ...section(
      'rules that name it',
      rules.map(({ words }) => words),
    ),
    ...section(
      'templates that read it',
      templates.map(({ file, line, path: read, isAround }) => {
        const name = ['.Values', ...read].join('.')
        return `${file}:${line}  ${isAround ? 'all of ' : ''}${name}`
      }),
    ),
    ...section('templates that could not be followed', unread),
    ...(rendered ? renderedLines(rendered) : []),
    ...(unrendered ? ['', `which objects change with it: ${unrendered}`] : []),
  ]
}

function renderedLines({ helm, value, objects }: NonNullable<Rendering['rendered']>): string[] {
  const head = `with ${shortValue(value)} instead, helm ${helm} renders`
  if (objects.length === 0) return ['', `${head} the same objects`]
  return section(
    `${head} otherwise`,
    objects.flatMap(({ object, change, fields }) =>
      change === 'changed' ? [object, ...fields.map((field) => `  ${field}`)] : [`${object} is ${change}`],
    ),
  )
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]

/** Scalars on the line of the path, lists below it. */
function valueLines(path: Path, value: Value | undefined): string[] {
  const name = formatPath(path)
  if (value === undefined) return [`${name} is not set`]
  const isLong = (Array.isArray(value) && value.length > 0) || (typeof value === 'string' && value.includes('\n'))
  if (!isLong) return [`${name}: ${oneLine(value)}`]
  const [, ...lines] = toYaml({ value }).trimEnd().split('\n')
  return [`${name}:`, ...lines, '']
}

const WIDTH = 40

/** A value on one line that is not too long. */
export function shortValue(value: Value | undefined): string {
  if (value === undefined) return ''
  const text = oneLine(value)
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text
}

const oneLine = (value: Value): string =>
  Array.isArray(value) || isMap(value) ? JSON.stringify(value) : value === SECRET ? value : yamlScalar(value)

function beatenText({ value, origin, ...said }: Statement, path: Path): string {
  const place = formatOrigin(origin)
  const { path: at } = said
  if (value === undefined) return `${formatPath(at)} without it in ${place}`
  return `${shortValue(value)} in ${place}${under(said, path)}`
}

/** Where a layer uses a shorthand or speaks of what is around. */
const under = ({ path: at }: Pick<Statement, 'path'>, path: Path): string =>
  formatPath(at) === formatPath(path) ? '' : `, as ${formatPath(at)}`
