import { describe, expect, it } from 'vitest'
import { locateInTypeScript } from '../../../src/layers/typescript/typescript-source.ts'

const MODULE = `import { defineEnvironment } from 'clipper-values'
import { base, shared } from '../base.ts'

const labels = { team: 'web', 'app.kubernetes.io/part-of': 'clipper' } as const
const image = { repository: 'a/b', ...{ tag: 'x' } }
const HOSTS = ['a.example', 'b.example']
const hosts = ['first', ...HOSTS]

export const production = defineEnvironment<Overlay>({
  name: 'production',
  extends: base,
  values: {
    replicaCount: 3,
    image,
    labels: { ...labels, ...shared, extra: \`1\` },
    'quoted key': { ["computed"]: 1, 5: 'five' },
    list: [{ name: 'A' }, { name: 'B', value: compute(1) }],
    hosts,
    spread: { ...image, tag: 'y' },
    nested: { image: { ...image } },
    port: compute({ inner: 1 }),
    again: image.repository,
  } satisfies Overlay,
})
`
const at = (path: (string | number)[], text = MODULE, name = 'production') => locateInTypeScript({ text, name, path })

describe('locateInTypeScript', () => {
  it.each<[(string | number)[], number, number]>([
    [[], 12, 3],
    [['replicaCount'], 13, 5],
    [['image'], 14, 5],
    [['image', 'repository'], 5, 17],
    [['image', 'tag'], 5, 41],
    [['labels', 'team'], 4, 18],
    [['labels', 'app.kubernetes.io/part-of'], 4, 31],
    [['labels', 'extra'], 15, 37],
    [['labels', 'unknown'], 15, 5],
    [['quoted key', 'computed'], 16, 21],
    [['quoted key', '5'], 16, 38],
    [['list', 1], 17, 27],
    [['list', 1, 'name'], 17, 29],
    [['list', 1, 'value', 'deep'], 17, 40],
    [['list', 9], 17, 5],
    [['hosts', 0], 7, 16],
    [['hosts', 2], 6, 29],
    [['spread', 'tag'], 19, 25],
    [['spread', 'repository'], 5, 17],
    [['nested', 'image', 'tag'], 5, 41],
    [['port', 'inner'], 21, 5],
    [['again'], 22, 5],
    [['missing', 'x'], 12, 3],
  ])('%j', (path, line, column) => {
    expect(at(path)).toEqual({ line, column })
  })

  it.each([
    ['plain', `defineEnvironment({ name: 'e', values: { a: 1 } })`, 42],
    ['as const', `defineEnvironment({ name: 'e', values: { a: 1 } as const })`, 42],
    ['parentheses', `defineEnvironment(({ name: 'e', values: ({ a: 1 }) }))`, 44],
    ['the definition by name', `const d = { name: 'e', values: { a: 1 } }; export default defineEnvironment(d)`, 34],
    ['the values by name', `const v = { a: 1 } satisfies V; defineEnvironment({ name: 'e', values: v })`, 13],
    ['the name by name', `const n = 'e'; defineEnvironment({ name: n, values: { a: 1 } })`, 55],
    ['shorthand', `const values = { a: 1 }; defineEnvironment({ name: \`e\`, values })`, 18],
    ['a namespace', `cv.defineEnvironment({ name: 'e', values: { a: 1 } })`, 45],
    ['another name', `import { defineEnvironment as d } from 'c'; d({ name: 'e', values: { a: 1 } })`, 70],
    ['inside a function', `function f() { return defineEnvironment({ name: 'e', values: { a: 1 } }) }`, 64],
    [
      'after another',
      `defineEnvironment({ name: 'x', values: {} }); defineEnvironment({ name: 'e', values: { a: 1 } })`,
      88,
    ],
    ['a type assertion', `defineEnvironment({ name: 'e', values: <V>{ a: 1 } })`, 45],
    ['a spread definition', `const c = { values: { a: 1 } }; defineEnvironment({ name: 'e', ...c })`, 23],
  ])('%s', (_, text, column) => {
    expect(at(['a'], text, 'e')).toEqual({ line: 1, column })
  })

  it.each([
    ['no such call', `define({ name: 'e', values: { a: 1 } })`],
    ['another environment', `defineEnvironment({ name: 'x', values: { a: 1 } })`],
    ['a syntax error', `defineEnvironment({ name: 'e', values: { a: 1 }`],
    ['a computed name', `defineEnvironment({ name: f(), values: { a: 1 } })`],
    ['no arguments', `defineEnvironment()`],
    ['constants in a circle', `const a = b; const b = { ...a, ...b }.x; defineEnvironment({ name: a, values: b })`],
    ['an empty file', ''],
  ])('undefined for %s', (_, text) => {
    expect(at(['a'], text, 'e')).toBeUndefined()
  })

  it('ends with constants that spread each other', () => {
    const lists = `const a = [...b]; const b = [...a, 1]; defineEnvironment({ name: 'e', values: { x: a } })`
    expect(at(['x', 0], lists, 'e')).toEqual({ line: 1, column: 81 })
    const text = `const a = { ...b }; const b = { ...a, z: 1 }; defineEnvironment({ name: 'e', values: { x: a } })`
    expect(at(['x', 'z'], text, 'e')).toEqual({ line: 1, column: 39 })
    expect(at(['x', 'none'], text, 'e')).toEqual({ line: 1, column: 88 })
  })
})
