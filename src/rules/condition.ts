/** When a rule holds, or which of two terms. Made by the functions of this module. */
export type Condition =
  | { readonly kind: 'set'; readonly path: string }
  | { readonly kind: 'equals'; readonly path: string; readonly value: string | number | boolean }
  | { readonly kind: 'deployed'; readonly subchart: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }

/** The setting is true, or holds something: no 0, no empty text, list or map. As a Go template's `if` sees it. */
export const isSet = (path: string): Condition => ({ kind: 'set', path })

/** The setting holds this value. */
export const equals = (path: string, value: string | number | boolean): Condition => ({ kind: 'equals', path, value })

/** The subchart under this key is part of the release. */
export const isDeployed = (subchart: string): Condition => ({ kind: 'deployed', subchart })

/** The condition is not met. */
export const not = (of: Condition): Condition => ({ kind: 'not', of })

/** All conditions are met. */
export const allOf = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })

/** One of the conditions is met. */
export const anyOf = (...of: readonly Condition[]): Condition => ({ kind: 'any', of })
