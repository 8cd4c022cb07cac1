import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Project } from '../define/project.ts'
import { assertRegular } from '../disk/read.ts'
import { reasonOf } from '../disk/reason.ts'
import { issuesOf, ValuesError } from '../issues.ts'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import { bundleConfig, moduleUrl } from './bundle.ts'
import { environmentLocator } from './environment-locator.ts'

/** A project as its configuration file declares it. */
export interface LoadedProject {
  readonly project: Project
  /** Absolute path of the folder of the configuration file. */
  readonly root: string
  /** Absolute paths of the files that it is read from, those of packages apart. */
  readonly sources: readonly string[]
  readonly locator: EnvironmentLocator
}

const CONFIG_NAMES = ['values.config.ts', 'values.config.mts', 'values.config.js', 'values.config.mjs']

/**
 * Loads `values.config.ts`, TypeScript included, without leaving a file on disk.
 *
 * @param named the file that `--config` names; else it is searched from `cwd` upwards.
 * @throws ValuesError `project-config`: no file, a mistake in it, or a default export that no `defineProject` made.
 */
export async function loadProject(cwd: string, named?: string): Promise<LoadedProject> {
  const file = configFile(cwd, named)
  const refused = unreadable(file, named ?? basename(file))
  if (refused) throw configError(refused)
  const root = dirname(file)
  const { code, sources } = await bundleConfig(file, root, cwd)
  const exported = await import(moduleUrl(code)).catch(async (error: unknown) => {
    throw await evaluationError(error, (await bundleConfig(file, root, cwd, true)).code, root, cwd)
  })
  return { project: projectOf(exported, basename(file)), root, sources, locator: environmentLocator(sources, cwd) }
}

/** Absolute path of the configuration file that a command means. @throws ValuesError `project-config` where there is none. */
export function configFile(cwd: string, named?: string): string {
  const file = named ? resolve(cwd, named) : findConfig(cwd)
  if (file && existsSync(file)) return file
  const message = named ? `there is no file ${named}` : `there is no ${CONFIG_NAMES[0]} here or in a folder above`
  throw configError(message, 'clipper-values init writes one for a chart that is there; --config names another file')
}

/** Why a configuration cannot be read: the bundler would wait for a pipe without an end. */
function unreadable(file: string, name: string): string | undefined {
  try {
    assertRegular(statSync(file))
    accessSync(file, constants.R_OK)
    return undefined
  } catch (error) {
    return `${name} cannot be read: ${reasonOf(error)}`
  }
}

/** The nearest configuration file, from a folder upwards. */
export function findConfig(folder: string): string | undefined {
  const found = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file))
  const above = dirname(folder)
  return found ?? (above === folder ? undefined : findConfig(above))
}

/** An error of the configuration, or issues of a definition in it, with the line of the project's sources. */
function evaluationError(error: unknown, mapped: string, root: string, cwd: string): ValuesError {
  const { message } = error instanceof Error ? error : new Error(String(error))
  const place = error instanceof Error ? placeOf(error, mapped) : undefined
  const origin = place && { layer: 'configuration', file: relative(cwd, join(root, place.file)), line: place.line }
  const issues = issuesOf(error) ?? [{ code: 'project-config', path: [], message: `fails while it runs: ${message}` }]
  return new ValuesError(issues.map((issue) => ({ ...(origin ? { origin } : {}), ...issue })))
}

/** Where in the project's sources an error was thrown: the first frame in the bundle, looked up in its source map. */
function placeOf({ stack = '' }: Error, code: string): { file: string; line: number } | undefined {
  const frame = stack.split('\n').find((line) => line.includes('data:text/javascript'))
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame ?? '') ?? []
  const [, encoded] = /sourceMappingURL=data:application\/json;base64,(.*)/.exec(code) ?? []
  if (!line || !column || !encoded) return undefined
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')))
  const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
  return 'originalSource' in entry ? { file: entry.originalSource, line: entry.originalLine + 1 } : undefined
}

/** The default export of a configuration. @throws ValuesError `project-config` if no `defineProject` made it. */
export function projectOf(exported: unknown, name: string): Project {
  const project = (exported as { default?: Partial<Project> }).default
  if (project?.root && Array.isArray(project.environments) && project.generated) return project as Project
  throw configError(`${name} has no default export made by defineProject()`)
}

const configError = (message: string, hint?: string): ValuesError =>
  new ValuesError([{ code: 'project-config', path: [], message, ...(hint ? { hint } : {}) }])
