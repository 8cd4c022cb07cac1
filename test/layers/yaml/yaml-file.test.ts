import { describe, expect, it } from 'vitest'
import { readYamlLayer } from '../../../src/layers/yaml/yaml-file.ts'

const read = (text: string | Uint8Array) => readYamlLayer({ name: '-f v.yaml', file: 'v.yaml', text })
const places = (text: string) =>
  read(text).issues.map(({ code, path, origin }) => [code, path, origin?.line, origin?.column])
const bytes = (...codes: number[]) => Uint8Array.from(codes)

describe('readYamlLayer', () => {
  it.each([
    ['an empty file', ''],
    ['comments', '# a\n\n  # b\n'],
    ['a document mark', '---\n'],
    ['a document mark and a comment', '--- # c\n'],
    ['null', 'null\n'],
    ['an empty map', '{}'],
    ['empty documents', '---\n---\n# c\n---\n'],
  ])('%s holds no values', (_, text) => {
    expect(read(text)).toMatchObject({ layer: { name: '-f v.yaml', values: {} }, issues: [] })
  })

  it.each([
    ['a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from('a: 1\nb: é\n')])],
    ['CRLF', 'a: 1\r\nb: é\r\n'],
    ['CR', 'a: 1\rb: é\r'],
    ['an empty second document', '---\na: 1\nb: é\n---\n# end\n'],
    ['JSON with tabs', '{\n\t"a": 1,\n\t"b": "é"\n}\n'],
  ])('reads %s', (_, text) => {
    expect(read(text)).toMatchObject({ layer: { values: { a: 1, b: 'é' } }, issues: [] })
  })

  it.each<[string, string, unknown[][]]>([
    ['a list at the top', '- a\n', [['yaml-not-a-map', [], 1, 1]]],
    ['a text at the top', 'a\n', [['yaml-not-a-map', [], 1, 1]]],
    ['a missing bracket', 'a: 1\nb: [1\nc: 2\n', [['yaml-syntax', [], 3, 1]]],
    ['a tab', 'a:\n\tb: 1\n', [['yaml-syntax', [], 2, 1]]],
    ['a null key', 'a:\n  ~: 1\n', [['yaml-key', ['a'], 2, 3]]],
    ['a list as key', 'a:\n  [b]: 1\n', [['yaml-key', ['a'], 2, 3]]],
    ['an unknown anchor', 'a: *b\n', [['yaml-syntax', ['a'], 1, 4]]],
    ['an anchor in itself', 'a: &a\n  b: *a\n', [['yaml-syntax', ['a', 'b'], 2, 6]]],
    ['infinity', 'a: 1\nb: [.inf]\n', [['yaml-syntax', ['b', 0], 2, 5]]],
    ['a merge of a text', 'a: 1\n<<: x\n', [['yaml-syntax', [], 2, 5]]],
    ['a directive', '%YAML 1.1\n---\na: 1\n', [['yaml-syntax', [], 1, 1]]],
    ['a value behind ---', '--- {a: 1}\n', [['yaml-syntax', [], 1, 1]]],
    ['a control character', 'a: 1\nb: "x\u0001"\n', [['yaml-syntax', [], 2, 6]]],
    ['a lone surrogate', 'a: "\ud800"\n', [['yaml-syntax', [], 1, 5]]],
    ['a quote closed by an escape', 'a: "x\\"\nb: "y"\n', [['yaml-syntax', [], 1, 4]]],
  ])('refuses %s', (_, text, want) => {
    expect(places(text)).toEqual(want)
  })

  it.each([
    ['latin-1', bytes(0x61, 0x3a, 0x20, 0xe9)],
    ['UTF-16', bytes(0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00)],
    ['a NUL', bytes(0x61, 0x3a, 0x20, 0x00)],
  ])('refuses %s', (_, text) => {
    expect(read(text)).toMatchObject({ layer: undefined, issues: [{ code: 'yaml-syntax' }] })
  })

  it('reports everything at once, each where it stands', () => {
    const text = 'a: 1\nb:\n  - c: 9007199254740993\n    c: 2\n  - __proto__: 1\na: 2\nd:\n  ~: 1\n---\ne: 1\n'
    expect(places(text)).toEqual([
      ['yaml-documents', [], 10, 1],
      ['yaml-number', ['b', 0, 'c'], 3, 8],
      ['yaml-duplicate-key', ['b', 0, 'c'], 4, 5],
      ['unsafe-key', ['b', 1, '__proto__'], 5, 5],
      ['yaml-duplicate-key', ['a'], 6, 1],
      ['yaml-key', ['d'], 8, 3],
    ])
  })

  it('reports several syntax errors, one a line', () => {
    expect(places('a: [b\nc: "x" y\nd: @z\n').map(([code, , line]) => [code, line])).toEqual([
      ['yaml-syntax', 2],
      ['yaml-syntax', 3],
    ])
  })

  it('keeps what Helm reads beside a problem that Helm does not see', () => {
    expect(read('a: 1\na: 2\nb: 3\n').layer?.values).toEqual({ a: 2, b: 3 })
    expect(read('a: 1\n---\nb: 2\n').layer?.values).toEqual({ a: 1 })
  })

  it('names the file and the layer', () => {
    expect(read('a: 1\na: 2\n').issues[0]?.origin).toEqual({ layer: '-f v.yaml', file: 'v.yaml', line: 2, column: 1 })
  })

  it('makes own keys of names that objects have', () => {
    const { layer } = read('constructor: 1\ntoString: {valueOf: 2}\nhasOwnProperty: [3]\n')
    expect(Object.keys(layer?.values ?? {})).toEqual(['constructor', 'toString', 'hasOwnProperty'])
    expect(layer?.values).toEqual({ constructor: 1, toString: { valueOf: 2 }, hasOwnProperty: [3] })
    expect(read('a: {b: 1}\n').layer?.values.constructor).toBeUndefined()
  })

  it('never touches a prototype', () => {
    read('__proto__: {polluted: 1}\na: {__proto__: {polluted: 1}}\nb: &b {__proto__: {polluted: 1}}\nc:\n  <<: *b\n')
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([
    ['a: *hunter2\n'],
    ['a: "hunter2\n'],
    ['a: !!int hunter2\n'],
    ['a: @hunter2\n'],
    ['a: "\\hunter2"\n'],
    ['hunter2\n'],
    ['a: 1\n}hunter2\n'],
    ['a: [hunter2\nb: c\n'],
    ['a: hunter2: x\n'],
    ['a: !<hunter2 x\n'],
  ])('never echoes a value: %j', (text) => {
    const { issues } = read(text)
    expect(issues).not.toEqual([])
    expect(JSON.stringify(issues)).not.toContain('hunter2')
  })

  it('reads anchors, aliases and merge keys in the order of the file', () => {
    const text =
      'x: &x {a: 1, b: 2}\nv:\n  b: 3\n  <<: *x\n  c: 4\nz: [*x, &x 5, *x]\nw: {<<: [{a: 1}, {a: 2, d: 3}], e: 4}\n'
    expect(read(text)).toMatchObject({
      layer: { values: { v: { a: 1, b: 2, c: 4 }, z: [{ a: 1, b: 2 }, 5, 5], w: { a: 1, d: 3, e: 4 } } },
      issues: [],
    })
  })

  it('bounds what comes out of aliases', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 9; level++) lines.push(`a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`)}]`)
    expect(read(`${lines.join('\n')}\n`)).toMatchObject({ layer: undefined, issues: [{ code: 'yaml-syntax' }] })
  })

  it.each([
    ['brackets', `a: ${'['.repeat(50_000)}`],
    ['closed brackets', `a: ${'{b: '.repeat(5_000)}1${'}'.repeat(5_000)}\n`],
    ['maps', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['merges', `a: ${'{<<: '.repeat(3_000)}{}${'}'.repeat(3_000)}\n`],
  ])('survives deep nesting of %s', (_, text) => {
    expect(read(text)).toMatchObject({ layer: undefined, issues: [{ code: 'yaml-syntax' }] })
  })

  it('reads a file of 2 MB', () => {
    const text = Array.from(
      { length: 40_000 },
      (_, index) => `key${index}: {name: "the name of number ${index}", on: 0${index % 8}}\n`,
    ).join('')
    expect(text.length).toBeGreaterThan(2_000_000)
    const { layer, issues } = read(text)
    expect(issues).toEqual([])
    expect(layer?.values.key39999).toEqual({ name: 'the name of number 39999', true: 7 })
  })
})

describe('locate', () => {
  const text =
    '# c\nimage: &i\n  tag: x\nlist:\n  - a\n  - name: b\n    deep: {er: 1}\nother: *i\n"a.b/c": 1\nyes: 1\nm:\n  <<: *i\n  own: 1\n'
  it.each<[(string | number)[], number | undefined, number | undefined]>([
    [['image'], 2, 1],
    [['image', 'tag'], 3, 3],
    [['list', 1], 6, 5],
    [['list', 1, 'deep', 'er'], 7, 12],
    [['list', 7], 4, 1],
    [['a.b/c'], 9, 1],
    [['true'], 10, 1],
    [['other', 'tag'], 8, 1],
    [['m', 'tag'], 11, 1],
    [['m', 'own'], 13, 3],
    [['list', 1, 'missing', 'x'], 6, 5],
    [['missing'], undefined, undefined],
    [[], undefined, undefined],
  ])('%j is at %s:%s', (path, line, column) => {
    const want = line === undefined ? { file: 'v.yaml' } : { file: 'v.yaml', line, column }
    expect(read(text).layer?.locate?.(path)).toEqual(want)
  })

  it('finds the key that counts of equal ones', () => {
    expect(read('a: 1\nb: 2\na: 3\n').layer?.locate?.(['a'])).toMatchObject({ line: 3 })
  })
})
