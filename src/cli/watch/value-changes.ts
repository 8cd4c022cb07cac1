import { type ChartDiff, diffModel } from '../../diff/diff-model.ts'
import type { BuiltStep } from '../../emit/project-artifacts.ts'
import type { ChartModel } from '../../schema/model.ts'
import { shownPair } from '../diff/shown.ts'

/** An environment as it was built, and the chart that it was built with. */
interface Known {
  readonly root: ChartModel
  readonly built: BuiltStep
}

/** Characters of a value on a line. */
const VALUE = 60
/** A change of hundreds of settings is told in numbers. */
const SHOWN_CHANGES = 40

/** Remembers the values of each environment and tells what became of them since the last time. */
export class ValueChanges {
  /** The last values of each environment that were fine. */
  readonly #known = new Map<string, Known>()
  readonly #next = new Map<string, Known>()

  /** Takes an environment of the run that goes on. */
  take(root: ChartModel, built: BuiltStep): void {
    if (built.values) this.#next.set(built.environment, { root, built })
  }

  /** What differs since the last run, environments with the same changes together; secrets are `(secret)`. */
  lines(): string[] {
    const found = new Map<string, string[]>()
    for (const [environment, now] of this.#next) {
      const before = this.#known.get(environment)
      this.#known.set(environment, now)
      if (!before || before.built.values === now.built.values) continue
      const changes = changeLines(before, now).join('\n')
      if (changes !== '') found.set(changes, [...(found.get(changes) ?? []), environment])
    }
    this.#next.clear()
    return [...found].flatMap(([changes, environments]) => [environments.join(', '), changes])
  }
}

function changeLines(before: Known, now: Known): string[] {
  // where a value was set is not told, and the sources of the earlier one may be gone
  const side = ({ built: { values = {} } }: Known) => ({ values, layers: [] })
  const charts = diffModel(now.root, side(before), side(now), before.root.schema)
  const lines = charts.flatMap(({ changes }: ChartDiff) =>
    changes.map((change) => {
      const [one, other] = shownPair(change.before?.value, change.after?.value, VALUE)
      return `  ${change.setting}  ${one} -> ${other}`
    }),
  )
  const rest = lines.length - SHOWN_CHANGES
  return rest > 0 ? [...lines.slice(0, SHOWN_CHANGES), `  … and ${rest} more settings`] : lines
}
