import type { Issue } from '../../issues.ts'
import type { Path } from '../../path.ts'
import { isMap, UNSAFE_KEYS, type Values, valueAt } from '../../values/values.ts'
import type { Layer } from '../layer.ts'
import { MAX_TOKENS } from '../limits.ts'
import { applyAssignment, MAX_INDEX, SetConflict } from './set-apply.ts'
import { type Assignment, type SetKind, SetParser, SetSyntaxError } from './set-parse.ts'
import { type Draft, draftOf, place, unsafeKeyIn } from './set-values.ts'

/** One flag of the command line; for `--set-file` the key and the content of the file that the flag names. */
export type SetFlag =
  | { readonly kind: SetKind; readonly text: string }
  | { readonly kind: 'set-file'; readonly key: string; readonly content: string }

/** What the flags come to. */
export interface SetFlagsResult {
  /** Undefined where no flag sets anything. */
  readonly layer: Layer | undefined
  /**
   * Maps of the lower user layers that a flag replaces as a whole (only `--set-json` does). Take them out of those
   * layers with `withoutPaths`, or the merge brings back their other keys.
   */
  readonly replaced: readonly Path[]
  readonly issues: Issue[]
}

// Helm 3 and 4 apply the kinds in this order, wherever they stand on the command line.
const ORDER = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'] as const

/**
 * Reads `--set` flags as Helm 3.12 and later do. Helm changes the merged `-f` values in place, so `base` is the merge of
 * the user's lower layers, without chart defaults: a list there is patched, a list that is only a default is lost.
 * The layer holds what stands afterwards at each path that a flag names, a list as a whole; merged on top of the lower
 * user layers less `replaced`, it gives Helm's result. `base` is not changed.
 *
 * Issue codes: `set-syntax`, `set-conflict`, `unsafe-key`, `yaml-number` (an integer beyond 2^53, a JSON number with too
 * many digits). With an issue, the layer lacks what could not be set.
 */
export function readSetFlags(flags: readonly SetFlag[], base: Values): SetFlagsResult {
  const issues: Issue[] = []
  const paths: Path[] = []
  const draft: Draft = Object.assign(Object.create(null), base)
  const owned = new Set<string>()
  let items = 0
  for (const flag of ORDER.flatMap((kind) => flags.filter((one) => one.kind === kind))) {
    const layer = nameOf(flag, flags)
    const report = (code: Issue['code'], path: Path, message: string): void => {
      issues.push({ code, path, message, origin: { layer } })
    }
    try {
      for (const assignment of assignments(flag)) {
        const { path, value, lossy } = assignment
        // a list grows up to the index: a few thousand flags would fill any memory
        items += listItems(path)
        if (items > MAX_TOKENS) throw new SetSyntaxError(TOO_MANY_ITEMS)
        const unsafe = unsafeKeyIn(path, value)
        if (unsafe !== undefined)
          report('unsafe-key', path, `the key ${unsafe} is not allowed in values: ${UNSAFE_KEYS.get(unsafe)}`)
        else {
          if (lossy) report('yaml-number', path, 'the number has more digits than values keep: set it as text')
          own(draft, path[0] as string, owned)
          applyAssignment(draft, assignment)
          paths.push(path)
        }
      }
    } catch (error) {
      if (error instanceof SetConflict) report('set-conflict', error.path, error.message)
      else if (error instanceof SetSyntaxError) report('set-syntax', [], error.message)
      else throw error
    }
  }
  const { values, replaced } = settle(paths, draft, base)
  const kinds = new Set(flags.map(({ kind }) => `--${kind}`))
  const name = kinds.size === 1 ? [...kinds].join() : '--set'
  return { layer: Object.keys(values).length > 0 ? { name, values } : undefined, replaced, issues }
}

const TOO_MANY_ITEMS = 'the indexes of all flags come to more than a million list items'

/** How many list items a path can make. */
const listItems = (path: Path): number =>
  path.reduce<number>((sum, part) => (typeof part === 'number' ? sum + Math.min(part, MAX_INDEX) : sum), 0)

/** A flag in messages, which never quote it: `--set`, the second of several `--set (number 2)`. */
function nameOf(flag: SetFlag, flags: readonly SetFlag[]): string {
  const alike = flags.filter(({ kind }) => kind === flag.kind)
  return alike.length > 1 ? `--${flag.kind} (number ${alike.indexOf(flag) + 1})` : `--${flag.kind}`
}

function* assignments(flag: SetFlag): Generator<Assignment> {
  if (flag.kind === 'set-json' && flag.text.trimStart().startsWith('{')) {
    throw new SetSyntaxError('an object without a key is taken by Helm 4, and refused by Helm 3: write key={...}')
  }
  // The grammar of --set-file is that of --set-string, with the name of a file as value.
  const parser =
    flag.kind === 'set-file' ? new SetParser(`${flag.key}=file`, 'set-string') : new SetParser(flag.text, flag.kind)
  for (let next = parser.next(); next; next = parser.next()) {
    yield flag.kind === 'set-file' ? { ...next, value: flag.content } : next
  }
}

/** Copies a top-level value of `base` before the first change to it. */
function own(draft: Draft, key: string, owned: Set<string>): void {
  if (owned.has(key)) return
  owned.add(key)
  if (draft[key] !== undefined) draft[key] = draftOf(draft[key])
}

/** What the draft holds at the paths that were assigned, and which maps of `base` are no part of it any more. */
function settle(paths: readonly Path[], draft: Draft, base: Values): { values: Draft; replaced: Path[] } {
  const values: Draft = Object.create(null)
  const replaced: Path[] = []
  for (const path of paths) {
    const index = path.findIndex((part) => typeof part === 'number')
    const whole = index === -1 ? path : path.slice(0, index)
    const value = valueAt(draft, whole)
    if (value === undefined) continue
    place(values, whole, value)
    if (isMap(value) && isMap(valueAt(base, whole))) replaced.push(whole)
  }
  return { values, replaced }
}
