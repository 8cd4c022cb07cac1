// @ts-check

/**
 * A chart of some groups of ten settings: the kinds of setting that charts have, nested three deep.
 *
 * @param {string} name
 * @param {number} groups
 */
export function chartSource(name, groups) {
  return `import { defineChart } from 'clipper-values'
import { z } from 'zod'

const quantity = /^[0-9]+(m|Ki|Mi|Gi)?$/

export const values = z.strictObject({
${numbers(groups).map(groupSource).join('')}})

export const ${name} = defineChart({
  name: '${name}',
  dir: 'charts/${name}',
  description: 'A synthetic application',
  values,
})
`
}

/** What a person would write as the type of the chart's overlays. @param {number} groups */
export function interfaceSource(groups) {
  const parts = numbers(groups).map(
    (number) => `  /** Part ${number} of the application */
  part${number}?: {
    /** Whether part ${number} runs */
    enabled?: boolean
    /** Port that part ${number} listens on */
    port?: number
    /** Name under which part ${number} is reached */
    host?: string
    /** Least severe message that is logged */
    level?: 'debug' | 'info' | 'warn' | 'error'
    /** Share of the requests that are sampled */
    ratio?: number
    /** Tags of part ${number} */
    tags?: readonly string[]
    /** Labels of its pods */
    labels?: { readonly [key: string]: string }
    /** Resources of part ${number} */
    resources?: {
      /** What the scheduler reserves */
      requests?: {
        /** CPU that is reserved */
        cpu?: string
        /** Memory that is reserved */
        memory?: string
      }
      /** What it may use at most */
      limits?: {
        /** Memory above which it is killed */
        memory?: string
      }
    }
  }
`,
  )
  return `export interface Overlay {\n${parts.join('')}}\n`
}

/** @param {number} number */
function groupSource(number) {
  return `    part${number}: z.strictObject({
      enabled: z.boolean().default(true).describe('Whether part ${number} runs'),
      port: z.int().min(1).max(65535).default(${8000 + number}).describe('Port that part ${number} listens on'),
      host: z.string().min(1).default('part-${number}.example.com').describe('Name under which part ${number} is reached'),
      level: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('Least severe message that is logged'),
      ratio: z.number().min(0).max(1).default(0.5).describe('Share of the requests that are sampled'),
      tags: z.array(z.string().min(1)).default(['a', 'b']).describe('Tags of part ${number}'),
      labels: z.record(z.string(), z.string()).default({ tier: 'web' }).describe('Labels of its pods'),
      resources: z.strictObject({
        requests: z.strictObject({
          cpu: z.string().regex(quantity).default('100m').describe('CPU that is reserved'),
          memory: z.string().regex(quantity).default('128Mi').describe('Memory that is reserved'),
        }).describe('What the scheduler reserves'),
        limits: z.strictObject({
          memory: z.string().regex(quantity).default('256Mi').describe('Memory above which it is killed'),
        }).describe('What it may use at most'),
      }).describe('Resources of part ${number}'),
    }).describe('Part ${number} of the application'),
`
}

/** The umbrella over all charts. @param {readonly string[]} charts */
export function stackSource(charts) {
  return `import { defineChart } from 'clipper-values'
import { z } from 'zod'
${charts.map((name) => `import { ${name} } from './${name}.ts'`).join('\n')}

export const stack = defineChart({
  name: 'stack',
  dir: 'charts/stack',
  description: 'All synthetic applications',
  values: z.strictObject({}),
  subcharts: { ${charts.join(', ')} },
})
`
}

/**
 * An environment that sets four settings of one group of every chart.
 *
 * @param {string} name
 * @param {string | undefined} base the environment it extends
 * @param {number} group which group it sets
 * @param {readonly string[] | undefined} sections the umbrella's keys, undefined for a single chart
 */
export function environmentSource(name, base, group, sections) {
  const values = `{ part${group}: {
    port: ${9000 + group}, level: 'warn', labels: { layer: '${name}' }, resources: { requests: { cpu: '${group}50m' } },
  } }`
  return `import { defineEnvironment } from 'clipper-values'
${base ? `import { ${base} } from './${base}.ts'\n` : ''}
export const ${name} = defineEnvironment({
  name: '${name}',${base ? `\n  extends: ${base},` : ''}
  values: ${sections ? `{\n${sections.map((key) => `  ${key}: ${values},\n`).join('')}  }` : values},
})
`
}

/**
 * What a chart's author writes by hand: `[path, content]`.
 *
 * @param {string} name
 * @param {readonly string[]} dependencies
 * @returns {[string, string][]}
 */
export function chartFolder(name, dependencies) {
  const listed = dependencies.map((one) => `  - name: ${one}\n    version: 1.0.0\n    repository: ""\n`).join('')
  return [
    [
      `charts/${name}/Chart.yaml`,
      `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndescription: Synthetic\n${listed && `dependencies:\n${listed}`}`,
    ],
    [
      `charts/${name}/templates/configmap.yaml`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  values: {{ .Values | toJson | quote }}\n`,
    ],
  ]
}

/** @param {number} count */
function numbers(count) {
  return Array.from({ length: count }, (_, index) => index + 1)
}
