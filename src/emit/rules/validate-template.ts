import type { ChartModel } from '../../schema/model.ts'
import { HEADER } from '../artifact.ts'
import { EARLY_FOLDER } from '../early-folder.ts'
import { namedUnits, unitsDict } from './expression.ts'
import { functions } from './functions.ts'
import { ruleBlock } from './rule-block.ts'

/** True for a chart that Helm must ask for broken rules: its own, or those of a subchart. */
export const hasRules = ({ rules, subcharts }: ChartModel): boolean =>
  rules.length > 0 || Object.values(subcharts).some(hasRules)

/**
 * Where the template lies that refuses what breaks rules, relative to the project. That of an umbrella comes before its
 * subcharts', of which only the first would have a word.
 */
export const validatePath = ({ dir, subcharts }: ChartModel): string =>
  inFolder(dir, Object.values(subcharts).some(hasRules) ? EARLY_FOLDER : 'templates')

/** Where it lay if the chart or its subcharts have lost their rules, or gained some. */
export const validatePaths = ({ dir }: ChartModel): string[] => [
  inFolder(dir, 'templates'),
  inFolder(dir, EARLY_FOLDER),
]

const inFolder = (dir: string, folder: string): string => `${dir}/${folder}/validate.yaml`

/**
 * That template: a named template that lists what is broken, and a call that fails with the list. helm lint only logs a
 * `fail`; the `include` of a template that does not exist is what it refuses, with the same text (3.12 to 4.3).
 */
export function validateTemplate(chart: ChartModel): string {
  const { name } = chart
  const blocks = chart.rules.map((rule) => ruleBlock(rule, chart))
  const below = Object.entries(chart.subcharts).filter(([, subchart]) => hasRules(subchart))
  const listed = [...blocks, ...below.map(([key, subchart]) => subchartBlock(key, subchart.name))].join('\n')
  const isEarly = validatePath(chart).includes(EARLY_FOLDER)
  return `{{- /* ${HEADER} */}}
${isEarly ? DEEPER : ''}
{{- /*
Lists the rules that the values break, each on a line. Call with (list $ "<keys that lead to the chart>."), for example
(list .Subcharts.web "web."), and with "" for the chart itself.
*/}}
{{- define "${name}.violations" -}}
{{- $root := index . 0 }}
{{- $prefix := index . 1 }}
{{- $v := $root.Values }}
${usedUnits(listed)}${listed}
{{- end -}}

${usedFunctions(listed, name)}
{{- with include "${name}.violations" (list . "") | trim }}
{{- $title := "${name}: these values do not go together:" }}
{{- /* helm lint only logs a failure, and refuses a template that does not exist, whose name it prints on one line. */}}
{{- fail (printf "\\n%s%s\\n" $title (nindent 2 .)) }}{{ include (printf "%s %s" $title (replace "\\n" "; " .)) $ }}
{{- end }}
`
}

/** Why the file of an umbrella lies where it lies. */
const DEEPER =
  '{{- /* This file must lie deeper than any template of a subchart, which is why Helm renders it before them. */}}\n'

function subchartBlock(key: string, chart: string): string {
  return `{{- with get $root.Subcharts ${JSON.stringify(key)} }}
{{- with include "${chart}.violations" (list . (print $prefix "${key}.")) | trim }}
{{ . }}
{{- end }}
{{- end }}`
}

const usedUnits = (text: string): string =>
  Object.entries(namedUnits)
    .filter(([name]) => text.includes(name))
    .map(([name, units]) => `{{- ${name} := ${unitsDict(units).slice(1, -1)} }}\n`)
    .join('')

/** The functions that the rules call, and those that these call. */
function usedFunctions(text: string, chart: string): string {
  const used = Object.entries(functions).filter(([name]) => text.includes(`include "${chart}.${name}"`))
  return used.map(([, write]) => `${write(chart)}\n`).join('')
}
