import type { ChartDiff } from '../../diff/diff-model.ts'
import type { ObjectChange } from '../../diff/diff-objects.ts'
import type { Effect } from '../../diff/effects.ts'

/** All that differs between two sides, as every format tells it. */
export interface Comparison {
  readonly before: string
  readonly after: string
  readonly charts: readonly ChartDiff[]
  /** Undefined where nobody asked or could not be answered. */
  readonly rendered: { readonly helm: string; readonly objects: readonly ObjectChange[] } | undefined
  /** Why the objects are not compared; undefined where they are, or nobody asked. */
  readonly unrendered: string | undefined
}

export const isEqual = ({ charts, rendered }: Comparison): boolean =>
  charts.length === 0 && (rendered?.objects ?? []).length === 0

/** The outcome in a line. */
export function summaryOf(comparison: Comparison): string {
  const { charts, rendered, unrendered } = comparison
  const settings = charts.flatMap(({ changes }) => changes).length
  const said = [
    settings === 0 ? 'no setting differs' : `${count(settings, 'setting')} ${settings === 1 ? 'differs' : 'differ'}`,
  ]
  const objects = rendered?.objects ?? []
  const of = (is: (object: ObjectChange) => boolean): number => objects.filter(is).length
  const changes = (['changed', 'added', 'removed'] as const)
    .map((change) => [of((object) => object.change === change), change] as const)
    .filter(([number]) => number > 0)
  if (changes.length > 0) said.push(`objects: ${changes.map(([number, change]) => `${number} ${change}`).join(', ')}`)
  else if (rendered) said.push('no object changes')
  const restarts = of(({ effects }) => effects.includes('restart'))
  const refused = of(({ effects }) => effects.includes('refused'))
  if (restarts > 0) said.push(`the pods of ${restarts} restart`)
  const unsure = of(({ effects }) => effects.includes('unsure'))
  if (refused > 0) said.push(`Kubernetes refuses ${count(refused, 'change')}`)
  if (unsure > 0) said.push(`Kubernetes may refuse ${count(unsure, 'change')}`)
  if (unrendered) said.push('objects not compared')
  return said.join('; ')
}

/** What an object is in for, in words; empty for nothing more than the change. */
export const effectWords = (effects: readonly Effect[]): string => effects.map((effect) => EFFECTS[effect]).join('; ')

const EFFECTS: Readonly<Record<Effect, string>> = {
  restart: 'pods restart',
  refused: 'refused by Kubernetes, which takes it only as a new object',
  unsure: 'refused by Kubernetes unless the cluster has it so already',
  grows: 'grows for good, helm rollback to before is refused',
  kept: 'kept by Helm',
}

/** Which side deploys a chart, where not both do. */
export function deployedWords({ deployed }: ChartDiff, { before, after }: Comparison): string {
  if (deployed.before && deployed.after) return ''
  return deployed.before
    ? `deployed only in ${before}`
    : deployed.after
      ? `deployed only in ${after}`
      : 'deployed in neither'
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
