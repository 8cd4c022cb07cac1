import type { Condition } from './condition.ts'

/** What a unit behind a number stands for; the key `''` is a number without one. */
export type Units = Readonly<Record<string, number>>

/** Something that rules compare: what a setting holds, or a sum of it. Made by the functions of this module. */
export type Term =
  | { readonly kind: 'setting'; readonly path: string; readonly units: Units }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'sum' | 'product' | 'largest'; readonly of: readonly Term[] }
  | { readonly kind: 'share'; readonly path: string; readonly of: Term }
  | { readonly kind: 'choice'; readonly when: Condition; readonly met: Term; readonly unmet: Term }

/** A term, a number, or the path of a setting with a plain number: `autoscaling.minReplicas`. */
export type TermLike = Term | string | number

/** Numbers without a unit. */
export const PLAIN: Units = { '': 1 }

/** Kubernetes' units of amounts, except that a number may only have an exponent in JSON (`resource.Quantity`). */
export const QUANTITY: Units = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** The amount that a setting holds as Kubernetes writes it, in cores or bytes: `500m`, `2Gi`. */
export const quantity = (path: string): Term => ({ kind: 'setting', path, units: QUANTITY })

/** The amount that a setting holds in units of its own: `inUnits('interval', { s: 1, m: 60 })`. */
export const inUnits = (path: string, units: Units): Term => ({ kind: 'setting', path, units })

/** The sum of all. */
export const sum = (...terms: readonly TermLike[]): Term => ({ kind: 'sum', of: terms.map(toTerm) })

/** All multiplied. */
export const product = (...terms: readonly TermLike[]): Term => ({ kind: 'product', of: terms.map(toTerm) })

/** The largest of all. */
export const largest = (...terms: readonly TermLike[]): Term => ({ kind: 'largest', of: terms.map(toTerm) })

/**
 * A setting that holds a number, or a percentage of something, rounded up as Kubernetes does it (Kubernetes: `IntOrString`
 * of a PodDisruptionBudget).
 */
export const share = (path: string, of: TermLike): Term => ({ kind: 'share', path, of: toTerm(of) })

/** One term or another, as a condition says. */
export const choice = (when: Condition, met: TermLike, unmet: TermLike): Term => ({
  kind: 'choice',
  when,
  met: toTerm(met),
  unmet: toTerm(unmet),
})

/** The term that a path or a number stands for. */
export function toTerm(term: TermLike): Term {
  if (typeof term === 'string') return { kind: 'setting', path: term, units: PLAIN }
  return typeof term === 'number' ? { kind: 'constant', value: term } : term
}
