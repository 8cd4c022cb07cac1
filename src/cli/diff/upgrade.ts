import { possibleCauses, withUndone } from '../../diff/causes.ts'
import type { ChartDiff } from '../../diff/diff-model.ts'
import { diffObjects, type ObjectChange } from '../../diff/diff-objects.ts'
import type { Difference } from '../../diff/differences.ts'
import type { Objects } from '../../diff/objects.ts'
import { type Cause, refusalIssue } from '../../diff/refusal-words.ts'
import type { Issue } from '../../issues.ts'
import type { Values } from '../../values/values.ts'
import type { Side } from './sides.ts'

/** The settings whose change leads to refusals, by object and field. */
export type Causes = ReadonlyMap<string, Difference>

/** @see findCauses */
export interface Sides {
  readonly before: Side
  readonly after: Side
  /** What the charts of the before side render for it. */
  readonly were: Objects
  /** Renders values with the charts of the after side; undefined where helm refuses them. */
  readonly render: (values: Values) => Promise<Objects | undefined>
}

/** Finds the setting behind each refused field: the one without whose change helm renders nothing that is refused. */
export async function findCauses(changes: readonly ObjectChange[], sides: Sides): Promise<Causes> {
  const { before, after, were, render } = sides
  const asked = changes.flatMap(({ object, refusals, fields }) =>
    refusals.flatMap((refusal) => {
      const field = fields.find((one) => one.field === refusal.field)
      const settings = field ? possibleCauses(before.values, after.values, field) : []
      return settings.map((setting) => ({ object, field: refusal.field, setting }))
    }),
  )
  const settings = new Map(asked.map(({ setting }) => [setting.place, setting]))
  // one setting can stand behind many fields, and each render takes a helm
  const without = new Map(
    await Promise.all(
      [...settings].map(async ([place, setting]) => [place, await render(withUndone(after.values, setting))] as const),
    ),
  )
  return new Map(
    asked.flatMap(({ object, field, setting }) => {
      const objects = without.get(setting.place)
      return objects && !isRefused(were, objects, object, field) ? [[keyOf(object, field), setting] as const] : []
    }),
  )
}

function isRefused(before: Objects, after: Objects, object: string, field: string): boolean {
  const left = diffObjects(before, after, { secrets: [], again: after })
  return left.some((one) => one.object === object && one.refusals.some((refusal) => refusal.field === field))
}

/** What an upgrade is refused for, each with the setting that leads there where it is known. */
export function upgradeIssues(changes: readonly ObjectChange[], causes: Causes, charts: readonly ChartDiff[]): Issue[] {
  return changes.flatMap(({ object, refusals }) =>
    refusals.map((refusal) => refusalIssue(object, refusal, causeIn(charts, causes.get(keyOf(object, refusal.field))))),
  )
}

function causeIn(charts: readonly ChartDiff[], setting: Difference | undefined): Cause | undefined {
  const path = (setting?.after ?? setting?.before)?.path
  if (!setting || !path) return undefined
  for (const { chart, changes } of charts) {
    const change = changes.find((one) => one.setting === setting.place)
    const origin = change?.after?.origin
    if (change) return { path, ...(chart === 'global' ? {} : { chart }), ...(origin ? { origin } : {}) }
  }
  return { path }
}

const keyOf = (object: string, field: string): string => `${object} ${field}`
