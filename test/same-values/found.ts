import type { IssueCode } from '../../src/issues.ts'
import type { Values } from '../../src/values/values.ts'

/** Layers that random tests found to give values other than `build` said; refused with a code, or the same now. */
export interface FoundCase {
  readonly name: string
  readonly layer: Values
  readonly want: 'same' | IssueCode
  /** Helms show what is said here, and it is refused for what its author loses. */
  readonly isLoss?: boolean
}

export const FOUND: readonly FoundCase[] = [
  // Helm leaves out what is a map in one `global` and none in the other
  {
    name: 'a map in global over a scalar of the section',
    layer: { global: { c0: { a: 1 } }, fast: { global: { c0: 1 } } },
    want: 'global-conflict',
    isLoss: true,
  },
  {
    name: 'a scalar in global over a default that is a map',
    layer: { global: { kept: 1 } },
    want: 'global-conflict',
  },
  // Helm copies the maps below `global`, but not those inside them
  {
    name: 'a key for one subchart in a map that its parent has in global',
    layer: { global: { c0: { n: {} } }, fast: { global: { c0: { n: { a: 1 } } } } },
    want: 'global-conflict',
  },
  {
    name: 'the same one map higher',
    layer: { global: { c0: { b: 1 } }, fast: { global: { c0: { a: 1 } } } },
    want: 'same',
  },
  // a null that meets nothing in its own chart still hides what the parent says, from Helm 3.17 on
  {
    name: 'a null in a section for what the parent says in global',
    layer: { global: { c0: { a: 1 } }, branch: { global: { c0: null } } },
    want: 'null-restores-default',
  },
  // the template of the shorthands made a copy of the map that the chart inside had been given
  {
    name: 'a chart inside a subchart, under the shorthand of that subchart',
    layer: { 'same-branch': { inner: { free: { c0: 1, kept: { b: { c: 3 } } } } } },
    want: 'same',
  },
  {
    name: 'a map that one shorthand replaces and another makes anew',
    layer: { 'same-branch': { inner: { free: { kept: 1 } } }, deep: { free: { kept: {} } } },
    want: 'null-restores-default',
  },
  // Helm has decided and passed on before the template of the shorthands is rendered
  {
    name: 'a switch under the shorthand of a chart inside a subchart',
    layer: { deep: { enabled: false } },
    want: 'shorthand-ignored',
  },
  {
    name: 'global under a shorthand',
    layer: { global: { c0: 1 }, quick: { global: { c0: 2 } } },
    want: 'shorthand-ignored',
  },
  // Helm to 3.18.4 writes values as YAML and reads them again before it asks the schema
  { name: 'a control character', layer: { free: { c0: 'a\u007fb' } }, want: 'control-character' },
  { name: 'control characters that every Helm takes', layer: { free: { c0: 'a\u0000\u001b\u0085b' } }, want: 'same' },
]
