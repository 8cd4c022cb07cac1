import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretsOf } from '../../diff/diff-model.ts'
import { diffObjects, type ObjectChange } from '../../diff/diff-objects.ts'
import type { Live } from '../../diff/live.ts'
import { type Objects, readObjects } from '../../diff/objects.ts'
import { toYaml } from '../../emit/yaml.ts'
import { checkOut } from '../../git/git.ts'
import { findHelm, type Helm } from '../../helm/helm.ts'
import { renderChart } from '../../helm/render.ts'
import { type Issue, issuesOf } from '../../issues.ts'
import type { ChartModel } from '../../schema/model.ts'
import { allModels } from '../../schema/sections.ts'
import type { Values } from '../../values/values.ts'
import { interruptible } from '../interrupt.ts'
import type { Io } from '../io.ts'
import type { Side } from './sides.ts'
import { type Causes, findCauses } from './upgrade.ts'

/** The objects that differ; or why nobody can tell: there is no helm, or it refuses a side. */
export type Rendered =
  | { readonly helm: string; readonly objects: readonly ObjectChange[]; readonly causes: Causes }
  | { readonly missing: string }
  | { readonly issues: readonly Issue[] }

/** What is compared, and as what. */
export interface Compared {
  readonly before: Side
  readonly after: Side
  /** What the cluster holds, where somebody asked it. */
  readonly live: Live | undefined
  /** Whether to look for the settings behind what an upgrade is refused for. */
  readonly isUpgrade: boolean
}

/** Renders both sides by a real helm, each with the charts of its time, and compares the objects. */
export function compareRendered(
  root: ChartModel,
  folder: string,
  { before, after, live, isUpgrade }: Compared,
  io: Io,
): Promise<Rendered> {
  return interruptible(async (end) => {
    const helm = await findHelm(io.env, io.cwd, end).catch((error: unknown) => {
      const [issue] = issuesOf(error) ?? []
      if (issue?.code !== 'helm-missing') throw error
      return issue.message
    })
    if (typeof helm === 'string') return { missing: helm }
    const objects = (side: Side): Promise<Objects | Issue> => objectsOf(helm, root, folder, side)
    // the second render of the same tells what a template makes at random
    const sides = await Promise.all([objects(before), objects(after), objects(after)])
    const [one, other, again] = sides
    if (isRead(one) && isRead(other) && isRead(again)) {
      const secrets = [before, after].flatMap(({ values }) => secretsOf(root, values, before.schema))
      const changes = diffObjects(one, other, { secrets, again, live })
      const render = async (values: Values): Promise<Objects | undefined> => {
        const rendered = await objects({ ...after, values })
        return isRead(rendered) ? rendered : undefined
      }
      const causes = isUpgrade ? await findCauses(changes, { before, after, were: one, render }) : new Map()
      return { helm: helm.version, objects: changes, causes }
    }
    return { issues: sides.slice(0, 2).filter((side): side is Issue => !isRead(side)) }
  })
}

const isRead = (side: Objects | Issue): side is Objects => side instanceof Map

async function objectsOf(helm: Helm, root: ChartModel, folder: string, side: Side): Promise<Objects | Issue> {
  const render = async (cwd: string): Promise<Objects | Issue> => {
    const { dir, name: release } = root
    const said = await renderChart(helm, { cwd, dir, release, values: toYaml(side.values), label: side.label })
    if (typeof said !== 'string') return said
    const { objects, issues } = readObjects(said)
    const [unread] = issues
    const message = `${dir} with ${side.label} renders what is no object: ${unread?.message}`
    return unread ? { code: 'helm-template', path: [], message } : objects
  }
  if (!side.commit) return render(folder)
  const copy = await mkdtemp(join(tmpdir(), 'values-diff-'))
  try {
    return await render(
      await checkOut(
        side.commit,
        allModels(root).map(({ dir }) => dir),
        copy,
      ),
    )
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}
