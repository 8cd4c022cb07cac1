import type { SecretKey } from '../define/secrets.ts'
import type { SecretUse } from './secret-uses.ts'

/** One key of one Secret of a release, used by one chart or several. */
export interface Slot {
  readonly secret: string
  readonly key: string
  readonly uses: readonly SecretUse[]
  /** What is declared of it; a chart that makes the value knows more than one that shares it. */
  readonly definition: SecretKey
}

/** How a Secret is called; one without a name after the chart that it belongs to. */
export const secretLabel = ({ secret, section }: SecretUse): string => secret || `(the Secret of ${section})`

/** The keys of all Secrets, each once. */
export function slotsOf(uses: readonly SecretUse[]): Slot[] {
  return groupBy(uses, (use) => `${secretLabel(use)}/${use.key}`).map(([first, ...more]) => {
    const same = [first, ...more]
    const { definition } = same.find((use) => !use.definition.sameAs) ?? first
    return { secret: secretLabel(first), key: first.key, uses: same, definition }
  })
}

/** The slot that a slot has its value from; undefined for its own, and where the release has no such key or several. */
export function sourceOf({ definition, secret, key }: Slot, slots: readonly Slot[]): Slot | undefined {
  const [chart, shared] = definition.sameAs?.split('/') ?? []
  const found = slots.filter(({ uses }) => uses.some((use) => use.chart === chart && use.declared === shared))
  const isOwn = found[0]?.secret === secret && found[0].key === key
  return found.length === 1 && !isOwn ? found[0] : undefined
}

type NotEmpty<T> = [T, ...T[]]

/** Items by what `keyOf` says of them, in the order of the first of each. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): NotEmpty<T>[] {
  const groups = new Map<string, NotEmpty<T>>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
