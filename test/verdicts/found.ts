/**
 * A file that random tests found to get two verdicts, and the chart that it is for. `refused` by every Helm, or by `some`:
 * the older ones, or one of the two commands, which is a refusal here.
 */
export interface FoundCase {
  readonly chart: string
  readonly name: string
  readonly content: string
  readonly want: 'accepted' | 'refused'
  readonly by?: 'some'
}

export const FOUND: readonly FoundCase[] = [
  // helm lint judges a file over the umbrella's own values.yaml, where a null finds no default of the subchart to remove
  { chart: 'shop', name: 'null for a list of a subchart', content: 'web:\n  env: null\n', want: 'refused' },
  { chart: 'shop', name: 'null for a nested list of it', content: 'web: {ingress: {hosts: ~}}\n', want: 'refused' },
  { chart: 'shop', name: 'null for an open map of it', content: 'other:\n  parameters: null\n', want: 'refused' },
  { chart: 'shop', name: 'null for an optional setting of it', content: 'web: {budget: {least: }}\n', want: 'refused' },
  {
    chart: 'shop-web',
    name: 'the same in the chart itself',
    content: 'env: null\nbudget: {least: }\n',
    want: 'accepted',
  },
  {
    chart: 'oddities',
    name: 'a part of a variant whose rest is a default of the subchart',
    content: 'second: {backend: {path: b}}\n',
    want: 'refused',
  },
  { chart: 'odd-part', name: 'the same in the chart itself', content: 'backend: {path: b}\n', want: 'accepted' },
  // Helm to 3.16 brings the default of a subchart back for a null, newer ones remove it, and the schema needs it
  {
    chart: 'oddities',
    name: 'null where null is allowed',
    content: 'second: {mode: null}\n',
    want: 'refused',
    by: 'some',
  },
  // Helm to 3.18.4 writes values as YAML and reads them again before it asks the schema
  { chart: 'shop-web', name: 'a key <<', content: 'config: {"<<": a}\n', want: 'refused', by: 'some' },
  { chart: 'oddities', name: 'a key << in global', content: 'global: {"<<": "yes"}\n', want: 'refused', by: 'some' },
  { chart: 'shop-web', name: 'a control character', content: 'config: {a: "x\\x7f"}\n', want: 'refused', by: 'some' },
  { chart: 'shop-web', name: 'an escape character', content: 'config: {a: "x\\x1b\\u0085"}\n', want: 'accepted' },
  // the template of the shorthands copied what a switched-off subchart does not have
  {
    chart: 'oddities',
    name: 'a part of a subchart that is off',
    content: 'part: {enabled: false}\nnested: {deep: {}}\n',
    want: 'accepted',
  },
  // a schema of a subchart that is off is asked by nobody
  {
    chart: 'oddities',
    name: 'global that a subchart would refuse, which its tags switch off',
    content: 'global:\n  domain: x\ntags:\n  both: false\n',
    want: 'accepted',
  },
  // nor are its defaults joined, which would be too much for the variant that the user says
  {
    chart: 'oddities',
    name: 'another variant in a subchart that is off',
    content: 'odd-part: {enabled: false, backend: {kind: memory, size: 0}}\n',
    want: 'accepted',
  },
  {
    chart: 'oddities',
    name: 'the same under a tag that switches it off',
    content: 'odd-part: {backend: {kind: memory, size: 0}}\ntags: {both: false}\n',
    want: 'accepted',
  },
  {
    chart: 'oddities',
    name: 'a part of a variant in a subchart that is off',
    content: 'odd-part: {enabled: false, backend: {path: b}}\n',
    want: 'refused',
  },
]
