import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import type { Artifact } from '../emit/artifact.ts'
import type { Issue } from '../issues.ts'
import type { ChartModel } from '../schema/model.ts'
import { assertRegular } from './read.ts'
import { reasonOf } from './reason.ts'

/** What Helm reads of a chart; its README and examples stay where they are. */
const READ_BY_HELM = ['Chart.yaml', '.helmignore', 'values.yaml', 'values.schema.json', 'templates', 'files', 'crds']

/** Copies of the subcharts below the charts that want them, and what could not be read. */
export interface ChartCopies {
  readonly artifacts: readonly Artifact[]
  readonly issues: readonly Issue[]
}

type Made = ReadonlyMap<string, string | undefined>

/** The folder of a chart that holds the copies, which is owned whole. */
export const copiesFolder = ({ dir }: ChartModel): string => `${dir}/charts`

/**
 * Copies of every subchart, each as it will be once the project is generated.
 *
 * @param root absolute path of the project.
 * @param made content of the files that `generate` makes, by path, undefined for those that it deletes; of others the disk is
 *   read.
 */
export function chartCopies(root: string, chart: ChartModel, made: Made): ChartCopies {
  const artifacts: Artifact[] = []
  const issues: Issue[] = []
  for (const subchart of new Set(Object.values(chart.subcharts))) {
    const folder = `${copiesFolder(chart)}/${subchart.name}`
    for (const file of filesOf(root, subchart, made, issues)) {
      const content = made.get(`${subchart.dir}/${file}`) ?? readText(root, `${subchart.dir}/${file}`)
      if (typeof content === 'string') artifacts.push({ kind: 'owned', path: `${folder}/${file}`, content })
      else issues.push(content)
    }
    // a subchart with subcharts brings its own copies along
    if (!subchart.copySubcharts) continue
    const below = chartCopies(root, subchart, made)
    issues.push(...below.issues)
    for (const { path, ...copy } of below.artifacts)
      artifacts.push({ ...copy, path: folder + path.slice(subchart.dir.length) })
  }
  return { artifacts, issues }
}

/** Relative to the chart, sorted. Hidden files and backups of editors are nobody's templates. */
function filesOf(root: string, { dir }: ChartModel, made: Made, issues: Issue[]): string[] {
  const onDisk = READ_BY_HELM.flatMap((name) => {
    const path = join(root, dir, name)
    try {
      const found = statSync(path, { throwIfNoEntry: false })
      if (!found) return []
      if (!found.isDirectory()) return [name]
      return readdirSync(path, { recursive: true, encoding: 'utf8' })
        .map((file) => posix.join(name, file.split(sep).join('/')))
        .filter((file) => !/(^|\/)\.|~$|\.(bak|orig|swp|tmp)$/.test(file) && isReadAsFile(join(root, dir, file)))
    } catch (error) {
      issues.push(uncopied(`${dir}/${name}`, `cannot be read: ${reasonOf(error)}`))
      return []
    }
  })
  const isRead = (file: string): boolean => READ_BY_HELM.includes(file.split('/')[0] ?? '')
  const inside = [...made.keys()].filter((path) => path.startsWith(`${dir}/`)).map((path) => path.slice(dir.length + 1))
  const isDeleted = (file: string): boolean => made.has(`${dir}/${file}`) && made.get(`${dir}/${file}`) === undefined
  return [...new Set([...onDisk, ...inside.filter(isRead)])].filter((file) => !isDeleted(file)).sort()
}

/** Also a link to nothing, so that it is said. */
const isReadAsFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? true

function readText(root: string, path: string): string | Issue {
  try {
    const file = join(root, path)
    assertRegular(statSync(file))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file))
  } catch (error) {
    const reason = error instanceof TypeError ? 'is no text in UTF-8' : `cannot be read: ${reasonOf(error)}`
    return uncopied(path, reason)
  }
}

const uncopied = (path: string, reason: string): Issue => ({
  code: 'file-unreadable',
  path: [],
  message: `${path} ${reason}, so it cannot be copied into the umbrella`,
})
