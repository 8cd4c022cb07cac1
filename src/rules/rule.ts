import { type Condition, isSet } from './condition.ts'
import { termPaths } from './paths.ts'
import { type Term, type TermLike, toTerm } from './term.ts'

/** How two amounts stand to each other. */
export type Relation = 'at most' | 'at least' | 'below' | 'above'

/** What the values of a chart must fulfil beyond the schema. Made by the functions of this module. */
export type Rule =
  | (RuleOptions & { readonly kind: 'compare'; readonly path: string } & Comparison)
  | (RuleOptions & { readonly kind: 'needed' | 'refused'; readonly path: string; readonly because: string })
  | (RuleOptions & { readonly kind: 'equal'; readonly path: string; readonly value: string; readonly because: string })
  | (RuleOptions & { readonly kind: 'limits'; readonly path: string })
  | (RuleOptions & { readonly kind: 'hosts'; readonly path: string; readonly fallback: string })
  | ItemRule
  | (RuleOptions & { readonly kind: 'ordered'; readonly path: string; readonly below: string } & Ordered)
  | (RuleOptions & { readonly kind: 'ranges'; readonly path: string; readonly below: string })
  | (RuleOptions & { readonly kind: 'labelKeys'; readonly path: string })
  | (RuleOptions & { readonly kind: 'taken'; readonly path: string; readonly keys: Readonly<Record<string, string>> })
  | (RuleOptions & { readonly kind: 'secret'; readonly path: string })

/** What the items of the list at `path` must fulfil. */
export type ItemRule =
  | (RuleOptions & { readonly kind: 'unique'; readonly path: string; readonly keys: readonly string[] })
  | (RuleOptions & { readonly kind: 'refusedItems'; readonly path: string; readonly key: string } & Refused)
  | (RuleOptions & { readonly kind: 'knownItems'; readonly path: string; readonly key: string } & Known)

/** What an item must not have under its key. */
export interface Refused {
  readonly values: readonly string[]
  /** Settings that hold further values. @default none */
  readonly settings?: readonly string[]
  readonly because: string
}

/** What an item must have under its key. */
export interface Known {
  /** Another list, whose items have it under the same key. */
  readonly list: string
  /** Further values. @default none */
  readonly also?: readonly string[]
}

/** Two keys of a map, each a number. */
export interface Ordered {
  readonly low: string
  readonly high: string
}

/** A comparison of the setting at `path` with a term. */
export interface Comparison {
  readonly relation: Relation
  readonly left: Term
  readonly right: Term
}

/** What every rule takes. */
export interface RuleOptions {
  /** @default always */
  readonly when?: Condition | undefined
  /** Why, in a few words that follow a colon. */
  readonly because?: string | undefined
}

/**
 * A setting is at most a term. Where one side holds no amount, the rule has nothing to say.
 *
 * @example atMost('autoscaling.minReplicas', 'autoscaling.maxReplicas', { when: isSet('autoscaling.enabled') })
 */
export const atMost = (left: TermLike, right: TermLike, options?: RuleOptions): Rule =>
  compare('at most', left, right, options)

/** A setting is at least a term. */
export const atLeast = (left: TermLike, right: TermLike, options?: RuleOptions): Rule =>
  compare('at least', left, right, options)

/** A setting is below a term. */
export const below = (left: TermLike, right: TermLike, options?: RuleOptions): Rule =>
  compare('below', left, right, options)

/** A setting is above a term. */
export const above = (left: TermLike, right: TermLike, options?: RuleOptions): Rule =>
  compare('above', left, right, options)

/** A setting holds something, see `isSet`. */
export const needed = (path: string, because: string, when?: Condition): Rule => ({
  kind: 'needed',
  path,
  because,
  when,
})

/** A setting holds nothing, see `isSet`. */
export const refused = (path: string, because: string, when?: Condition): Rule => ({
  kind: 'refused',
  path,
  because,
  when,
})

/** A setting holds this value. */
export const mustBe = (path: string, value: string, because: string, when?: Condition): Rule => ({
  kind: 'equal',
  path,
  value,
  because,
  when,
})

/**
 * Every host of an Ingress that has certificates is covered by one of them: by its name, a wildcard, or an entry without
 * hosts, which is for all (Kubernetes: `networking.k8s.io/v1` Ingress).
 *
 * @param path settings as the `ingress` of `clipper-values/k8s` makes them.
 * @param fallback the setting that an empty host stands for.
 */
export const hostsCovered = (path: string, fallback: string): Rule => ({
  kind: 'hosts',
  path,
  fallback,
  when: isSet(`${path}.enabled`),
})

/** No request of a container is above its limit (Kubernetes: `containers[].resources`). */
export const withinLimits = (path: string, when?: Condition): Rule => ({ kind: 'limits', path, when })

/** No two items of a list have the same name, or the same of another key, or of several keys together. */
export const uniqueItems = (path: string, keys: string | readonly string[] = 'name', when?: Condition): Rule => ({
  kind: 'unique',
  path,
  keys: [keys].flat(),
  when,
})

/**
 * No item of a list has one of these values under a key, or is one where the key is `''`.
 *
 * @example refusedItems('extraVolumes', 'name', { values: ['tmp'], because: 'the chart has a volume of that name' })
 */
export const refusedItems = (path: string, key: string, refused: Refused, when?: Condition): Rule => ({
  kind: 'refusedItems',
  path,
  key,
  ...refused,
  when,
})

/**
 * Each item of a list names an item of another list, or one that the chart has itself.
 *
 * @example knownItems('extraVolumeMounts', 'name', { list: 'extraVolumes', also: ['tmp'] })
 */
export const knownItems = (path: string, key: string, known: Known, when?: Condition): Rule => ({
  kind: 'knownItems',
  path,
  key,
  ...known,
  when,
})

/**
 * Every exception of a range of addresses lies inside of it (Kubernetes: `networking.k8s.io/v1` IPBlock).
 *
 * @param path a list of `ipBlock`s, or of what holds them.
 * @param below the keys that lead from an item of it to the block, `*` for any item of a list: `to.*.ipBlock`.
 */
export const rangesInside = (path: string, below = 'ipBlock', when?: Condition): Rule => ({
  kind: 'ranges',
  path,
  below,
  when,
})

/**
 * In each map below a list, one number is not above another.
 *
 * @param below the keys that lead from an item of the list to the map, see `rangesInside`.
 * @example orderedItems('egress', 'ports.*', { low: 'port', high: 'endPort' })
 */
export const orderedItems = (path: string, below: string, keys: Ordered, when?: Condition): Rule => ({
  kind: 'ordered',
  path,
  below,
  ...keys,
  when,
})

/**
 * No key in the `matchLabelKeys` of an item is one in the `labelSelector` beside it, which Kubernetes 1.28 refuses and
 * 1.37 takes (Kubernetes: `spec.topologySpreadConstraints`).
 *
 * @param path constraints as `topologySpreadConstraints` of `clipper-values/k8s` makes them.
 */
export const labelKeysApart = (path: string, when?: Condition): Rule => ({ kind: 'labelKeys', path, when })

/** An open map has none of these keys; each with the path of the setting that stands for it, or `''` for none. */
export const takenKeys = (path: string, keys: Readonly<Record<string, string>>): Rule => ({ kind: 'taken', path, keys })

/**
 * A Secret that the chart declares in `secrets` has a source for each required key: its name is given, or somebody fills
 * it, or each key comes from what `unless` names.
 *
 * @param path the `name` of that Secret.
 */
export const secretSource = (path: string): Rule => ({ kind: 'secret', path })

function compare(relation: Relation, left: TermLike, right: TermLike, options: RuleOptions = {}): Rule {
  const term = toTerm(left)
  const [path] = termPaths(term)
  if (path === undefined) throw new TypeError('the first side of a comparison names a setting')
  return { kind: 'compare', path, relation, left: term, right: toTerm(right), ...options }
}
