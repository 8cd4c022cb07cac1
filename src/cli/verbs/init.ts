import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { dependencyEntries, type OwnChart, ownCharts } from '../../chart-folder/own-charts.ts'
import { isName } from '../../define/chart.ts'
import { relativePath } from '../../disk/relative-path.ts'
import { writePlanned } from '../../disk/write.ts'
import { chartTree } from '../../init/chart-tree.ts'
import { charts, projectSources } from '../../init/project-sources.ts'
import { type Issue, ValuesError } from '../../issues.ts'
import { findConfig } from '../../project-file/load-project.ts'
import { EXIT, type ExitCode, type Io, UsageError } from '../io.ts'
import type { VerbInput } from '../verb.ts'

/** The version of this package, put in by the build. */
declare const VERSION: string

/** Writes a first project over charts that are there: definitions that say what their values.yaml says. */
export async function run({ positionals, io }: VerbInput): Promise<ExitCode> {
  if (existsSync(join(io.cwd, 'Chart.yaml'))) {
    const name = basename(io.cwd)
    throw new UsageError(
      `this folder is the chart, and a project lies around its charts, as helm packages all that lies in one: cd .. && clipper-values init ${name}`,
    )
  }
  const config = findConfig(io.cwd)
  if (config) refuse([`${relative(io.cwd, config)} is there already, so this is a project`])
  const all = ownCharts(io.cwd)
  const root = chosen(all, positionals[0], io)
  const tree = chartTree(root, all, (dir, copy) => isSame(io.cwd, dir, copy))
  const odd = charts(tree).filter(({ name }) => !isName(name))
  if (odd.length > 0)
    refuse(odd.map(({ dir }) => `${dir}/Chart.yaml has a name other than lower case letters, digits and single "-"`))
  const generated = freeFolder(io.cwd)
  const files = projectSources(tree, generated, VERSION).filter(
    ({ path, isShared }) => !isShared || !existsSync(join(io.cwd, path)),
  )
  const taken = files.filter(({ path }) => existsSync(join(io.cwd, path)))
  if (taken.length > 0) refuse(taken.map(({ path }) => `${path} is there already`))
  const failed = files.flatMap(({ path, content }) => {
    const fault = writePlanned(io.cwd, { path, before: undefined, after: content })
    if (!fault) io.stderr(`wrote    ${path}\n`)
    return fault ?? []
  })
  if (failed.length > 0) throw new ValuesError(failed)
  io.stderr(
    nextSteps(
      charts(tree).map(({ dir }) => dir),
      files.some(({ path }) => path === 'package.json'),
    ),
  )
  return EXIT.fine
}

function refuse(messages: readonly string[]): never {
  const hint = 'init writes a first project and over no file'
  throw new ValuesError(messages.map((message): Issue => ({ code: 'project-config', path: [], message, hint })))
}

/** The chart that is installed: the one that is named, else the only one that no other deploys. */
function chosen(all: readonly OwnChart[], named: string | undefined, io: Io): OwnChart {
  const unknown = (message: string, hint: string): ValuesError =>
    new ValuesError([{ code: 'unknown-chart', path: [], message, hint }])
  const dirs = all.map(({ dir }) => dir).join(', ')
  if (named !== undefined) {
    const dir = relativePath(io.cwd, resolve(io.cwd, named))
    const found = all.find((chart) => chart.dir === dir || chart.name === named)
    if (found) return found
    throw unknown(
      `there is no chart ${named} here or in charts/`,
      dirs ? `there are: ${dirs}` : 'run it in the folder around',
    )
  }
  const roots = all.filter(
    ({ name }) => !all.some(({ meta }) => dependencyEntries(meta).some((entry) => entry.name === name)),
  )
  if (roots.length === 1) return roots[0] as OwnChart
  if (all.length === 0)
    throw unknown('there is no chart: no Chart.yaml one folder down or in charts/', 'helm create makes one')
  throw unknown(
    'a project has one chart that is installed, and here are several',
    `name it: clipper-values init ${(roots[0] ?? all[0])?.dir} (there are: ${dirs})`,
  )
}

/** A folder that is ours whole must hold nothing of anybody else. */
function freeFolder(cwd: string): string {
  const isFree = (name: string): boolean => !existsSync(join(cwd, name)) || readdirSync(join(cwd, name)).length === 0
  return ['generated', 'generated-values'].find(isFree) ?? 'clipper-values-generated'
}

/** Whether a chart below another one is a copy: then it is kept by `generate`. */
function isSame(cwd: string, dir: string, copy: string): boolean {
  const text = (folder: string, name: string): string =>
    existsSync(join(cwd, folder, name)) ? readFileSync(join(cwd, folder, name), 'utf8') : ''
  return ['Chart.yaml', 'values.yaml'].every((name) => text(dir, name) === text(copy, name))
}

function nextSteps(dirs: readonly string[], isNew: boolean): string {
  const install = isNew ? 'npm install' : 'npm install --save-dev clipper-values zod typescript'
  return `
Next:
  ${install}
  git add --all && git commit      # generate replaces values.yaml and values.schema.json in ${dirs.join(', ')}
  npx clipper-values generate --force
  git diff                         # comments and order are new, the values are the same

After that generate needs no --force.
`
}
