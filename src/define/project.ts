import { type Issue, ValuesError } from '../issues.ts'
import { type Chart, isInside, isName } from './chart.ts'
import { type Environment, environmentChain } from './environment.ts'

/** What `defineProject` takes. */
export interface ProjectDefinition {
  /** The chart that is installed: an umbrella with its subcharts, or a single chart. */
  readonly root: Chart
  /** The environments to build; one that only serves as `extends` of others need not stand here. */
  readonly environments: readonly Environment[]
  /**
   * Folder for the built values, types and editor schemas, relative to the configuration file. It is owned whole:
   * whatever else lies in it is deleted by `generate`.
   * @default 'generated'
   */
  readonly generated?: string
  /**
   * Further files for each environment, with only what differs from the charts' defaults: paths with `{environment}`, for
   * the root chart, or with `{dir}` in front for every chart, such as `{dir}/ci/{environment}-values.yaml`.
   * @default []
   */
  readonly minimal?: readonly string[]
}

/** Charts and environments that belong together; made by `defineProject`, the default export of `values.config.ts`. */
export interface Project {
  readonly root: Chart
  readonly environments: readonly Environment[]
  readonly generated: string
  readonly minimal: readonly string[]
}

/**
 * Joins the charts and environments of a repository.
 *
 * @example
 * export default defineProject({ root: web, environments: [staging, production] })
 *
 * @throws ValuesError `project-config` for names used twice and for folders that contain one another.
 */
export function defineProject(definition: ProjectDefinition): Project {
  const { root, environments, generated = 'generated', minimal = [] } = definition
  if (!root || environments.some((environment) => !environment))
    throw new ValuesError([
      {
        code: 'project-config',
        path: [],
        message: 'the root chart or an environment is undefined: do two files import each other?',
      },
    ])
  const faults: string[] = []
  const names = environments.map(({ name }) => name)
  for (const name of names) {
    if (!isName(name)) faults.push(`an environment's name holds lower case letters, digits and "-", got ${name}`)
    if (name === 'types' || name === 'schemas')
      faults.push(`${generated}/${name} is taken, so no environment can be called ${name}`)
  }
  const allNames = allEnvironments(environments).map(({ name }) => name)
  const namedTwice = new Set([...repeated(names), ...repeated(allNames)])
  faults.push(...[...namedTwice].map((name) => `two environments are called ${name}`))
  const charts = allCharts(root)
  const chartsTwice = repeated(charts.map(({ name }) => name))
  faults.push(...chartsTwice.map((name) => `two charts are called ${name}`))
  const foldersTwice = chartsTwice.length > 0 ? [] : repeated(charts.map(({ dir }) => dir))
  faults.push(...foldersTwice.map((dir) => `two charts share the folder ${dir}`))
  if (!isInside(generated))
    faults.push(`the folder for generated files lies below the configuration file, got ${generated}`)
  for (const path of minimal)
    if (!path.includes('{environment}') || !isInside(path.replace(/^\{dir\}\//, '')) || isWithin(path, generated))
      faults.push(`a path for minimal values lies below the configuration file and has {environment}, got ${path}`)
  for (const { dir } of charts)
    if (isWithin(dir, generated) || isWithin(generated, dir))
      faults.push(`the folder ${generated} is owned whole, so no chart can share it with ${dir}`)
  if (faults.length > 0)
    throw new ValuesError(faults.map((message): Issue => ({ code: 'project-config', path: [], message })))
  return { root, environments, generated, minimal }
}

/** The root chart and everything below it, each once, the root first. */
export function allCharts(root: Chart): Chart[] {
  return [...new Set([root, ...Object.values(root.subcharts).flatMap(allCharts)])]
}

/** The environments and those that they extend, each once. */
const allEnvironments = (environments: readonly Environment[]): Environment[] => [
  ...new Set(environments.flatMap(environmentChain)),
]

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
]
const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
