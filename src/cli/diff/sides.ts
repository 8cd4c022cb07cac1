import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildLayers, refusedLayers } from '../../build/build-layers.ts'
import { buildEnvironment, environmentNamed } from '../../build/build-values.ts'
import type { DiffSide } from '../../diff/diff-model.ts'
import { readNamed } from '../../disk/read.ts'
import { environmentPath } from '../../emit/artifacts.ts'
import { type Commit, findCommit, showFile } from '../../git/git.ts'
import { type Issue, ValuesError } from '../../issues.ts'
import type { JsonSchema } from '../../json-schema/json-schema.ts'
import { withinTime } from '../../judge/within-time.ts'
import { readYamlLayer } from '../../layers/yaml/yaml-file.ts'
import type { LoadedProject } from '../../project-file/load-project.ts'
import type { ChartModel } from '../../schema/model.ts'
import type { Io } from '../io.ts'

/** One of the two that are compared. */
export interface Side extends DiffSide {
  readonly label: string
  /** Whose charts it is rendered with; those on disk where it is undefined. */
  readonly commit: Commit | undefined
  /** The schema of the root chart at that commit: what was a secret then must not be shown now. */
  readonly schema?: JsonSchema
  /** Warnings. */
  readonly issues: readonly Issue[]
}

/** An environment as its sources say now. @throws ValuesError with all that is wrong with it. */
export function environmentSide({ project, locator }: LoadedProject, root: ChartModel, name: string): Side {
  const { values, layers, issues } = buildEnvironment(root, environmentNamed(project, name), { locator })
  if (!values) throw new ValuesError(issues)
  return { label: name, values, layers, issues, commit: undefined }
}

/** What an environment is compared with: a values file, that on standard input, or what was generated for it at a commit. */
export async function againstSide(
  loaded: LoadedProject,
  root: ChartModel,
  name: string,
  against: string,
  io: Io,
): Promise<Side> {
  if (against === '-') return textSide(root, 'standard input', await io.stdin(), io)
  const file = resolve(io.cwd, against)
  const isPath = /^\.{0,2}\//.test(against) || /\.(ya?ml|json)$/.test(against)
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile()
  return isPath || isFile ? fileSide(root, against, file, io) : commitSide(loaded, root, name, against, io)
}

async function fileSide(root: ChartModel, name: string, file: string, io: Io): Promise<Side> {
  const text = await readNamed(file, name)
  if ('code' in text) throw new ValuesError([text])
  return textSide(root, name, text, io)
}

function textSide(root: ChartModel, name: string, text: Uint8Array, io: Io): Side {
  const { layer, issues } = readYamlLayer({ name, file: name, text })
  const above = layer ? [layer] : []
  const built =
    refusedLayers(root, above, issues) ?? withinTime(io.patience, () => buildLayers(root, above, { nulls: 'remove' }))
  if (!built.values) throw new ValuesError(built.issues)
  return { label: name, values: built.values, layers: built.layers, issues: built.issues, commit: undefined }
}

/** A generated file is complete, and the definitions of its time are gone: it is taken as it is. */
async function commitSide(
  { project, root: folder }: LoadedProject,
  root: ChartModel,
  name: string,
  ref: string,
  io: Io,
): Promise<Side> {
  const commit = await findCommit(ref, folder, io.env)
  const file = environmentPath(project.generated, name, root.name)
  const text = await showFile(commit, file)
  if (text === undefined) {
    const message = `${ref} has no ${file}`
    const hint = `was ${name} generated and committed there?`
    throw new ValuesError([{ code: 'git-ref', path: [], message, hint }])
  }
  const label = `${name} at ${ref}`
  const { layer, issues } = readYamlLayer({ name: ref, file, text })
  if (!layer) throw new ValuesError(issues)
  return { label, values: layer.values, layers: [layer], issues: [], commit, schema: await schemaAt(commit, root.dir) }
}

async function schemaAt(commit: Commit, dir: string): Promise<JsonSchema> {
  try {
    return JSON.parse((await showFile(commit, `${dir}/values.schema.json`)) ?? '{}') as JsonSchema
  } catch {
    // helm refuses such a chart, and says so
    return {}
  }
}
