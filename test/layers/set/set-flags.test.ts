import { describe, expect, it } from 'vitest'
import { readSetFlags, type SetFlag } from '../../../src/layers/set/set-flags.ts'
import { withoutPaths } from '../../../src/layers/set/set-values.ts'
import { mergeLayers } from '../../../src/values/merge.ts'
import type { Values } from '../../../src/values/values.ts'
import { helms } from '../../helm/helms.ts'
import { probeChart, valuesIn } from '../probe-chart.ts'
import { fileBase, flagArguments } from './set-arguments.ts'

const base: Values = { m: { a: 1, b: { c: 2 } }, l: [1, { x: 1 }, [2, 3]], s: 'text', n: null, constructor: 1 }
const set = (text: string): SetFlag => ({ kind: 'set', text })
const json = (text: string): SetFlag => ({ kind: 'set-json', text })
const literal = (text: string): SetFlag => ({ kind: 'set-literal', text })
const string = (text: string): SetFlag => ({ kind: 'set-string', text })
const file = (key: string): SetFlag => ({ kind: 'set-file', key, content: 'line 1\n{a,b}: \\x\n' })

/** Flags, and what they change in `base`; the table is tried on every helm. */
const accepted: [SetFlag[], Record<string, unknown>][] = [
  [[set('a=1')], { a: 1 }],
  [[set('a.b=1,c=x')], { a: { b: 1 }, c: 'x' }],
  [[set('a=true,b=FALSE,c=Null,d=nullx')], { a: true, b: false, c: null, d: 'nullx' }],
  [[set('a=0,b=-5,c=+5,d=-0,e=-01')], { a: 0, b: -5, c: 5, d: 0, e: -1 }],
  [
    [set('a=01,b=1.5,c=1e3,d=0x1F,e=1_0,f=yes,g= 1')],
    { a: '01', b: '1.5', c: '1e3', d: '0x1F', e: '1_0', f: 'yes', g: ' 1' },
  ],
  [[set('a=9223372036854775808')], { a: '9223372036854775808' }],
  [[set('a='), set('b=,c=1')], { a: '', b: '', c: 1 }],
  [[set('a={x,1,null,}'), set('b={},c=1')], { a: ['x', 1, null, ''], b: [''], c: 1 }],
  [[set('a={x}b=2')], { a: ['x'], b: 2 }],
  [[set('a={x\\,y,z\\}}')], { a: ['x,y', 'z}'] }],
  [[set('a=x\\,y,b=\\{x\\}')], { a: 'x,y', b: '{x}' }],
  [[set('a\\.b=1,c\\=d=e=f,g\\[0\\]=h')], { 'a.b': 1, 'c=d': 'e=f', 'g[0]': 'h' }],
  [[set('a[1].b=1')], { a: [null, { b: 1 }] }],
  [[set('a[0][1]=x')], { a: [[null, 'x']] }],
  [[set('l[1].y=2,l[2][0]=z')], { l: [1, { x: 1, y: 2 }, ['z', 3]] }],
  [[set('l[0].x=1')], { l: [{ x: 1 }, { x: 1 }, [2, 3]] }],
  [[set('l={}')], { l: [''] }],
  [[set('m.a=2')], { m: { a: 2, b: { c: 2 } } }],
  [[set('m=x')], { m: 'x' }],
  [[set('m=null')], { m: null }],
  [[set('s=1,n=2')], { s: 1, n: 2 }],
  [[set('constructor=2,toString.valueOf=3')], { constructor: 2, toString: { valueOf: 3 } }],
  [[set('')], {}],
  [[set('=x'), set('m.=')], {}],
  [[set('a.')], {}],
  [[set('a[0]')], { a: [] }],
  [[set('a[0].b=')], { a: [] }],
  [[set('a[0]=')], { a: [''] }],
  [[set('a[0][1].b=')], { a: [] }],
  [[set('a=1,a=2'), set('a=3')], { a: 3 }],
  [[string('a=1,b=true,c={1,x},d=')], { a: '1', b: 'true', c: ['1', 'x'], d: '' }],
  [[literal('a=1,b={x}\\,y')], { a: '1,b={x}\\,y' }],
  [[literal('a.b=x=y')], { a: { b: 'x=y' } }],
  [[literal('a,b[1]=')], { 'a,b': [null, ''] }],
  [[json('a=1.5,b="x,y", c=[1,{"d":null}]')], { a: 1.5, b: 'x,y', ' c': [1, { d: null }] }],
  [[json('a=,b=null,c=')], { a: null, b: null, c: null }],
  [[json('a=1 b=2'), json('c=truex=3')], { a: 1, b: 2, c: true, x: 3 }],
  [[json('a=01=5')], { a: 0, '1': 5 }],
  [[json('m={"z":1}')], { m: { z: 1 } }],
  [[json('m.b={}')], { m: { a: 1, b: {} } }],
  [[json('m=1'), json('m={"z":1}'), set('m.y=2')], { m: { z: 1, y: 2 } }],
  [[json('l[1]={"z":1}')], { l: [1, { z: 1 }, [2, 3]] }],
  [[file('a.b')], { a: { b: 'line 1\n{a,b}: \\x\n' } }],
  [[file('a\\.b[0]')], { 'a.b': ['line 1\n{a,b}: \\x\n'] }],
  // the kinds have an order of their own
  [[literal('a=4'), file('b'), string('a=3'), set('a=2'), json('a=1')], { a: '4', b: 'line 1\n{a,b}: \\x\n' }],
  [[string('a=3'), set('a=2'), json('a=1')], { a: '3' }],
  [[set(`${'a.'.repeat(30)}a=1`)], { a: nested(30) }],
]

// Helm 4 takes an object without a key and an index without end; Helm 3 does not.
const takenByHelm4 = ['a[0', '{"a":1}']
const refused: [SetFlag, string, (string | number)[]][] = [
  [set('a'), 'set-syntax', []],
  [set('a,b=1'), 'set-syntax', []],
  [set('password=hunter1,hunter2'), 'set-syntax', []],
  [set('a.=1'), 'set-syntax', []],
  [set('a[x]=1'), 'set-syntax', []],
  [set('a[-1]=1'), 'set-syntax', []],
  [set('a[65537]=1'), 'set-syntax', []],
  [set('a[0]b=1'), 'set-syntax', []],
  [set('a[0'), 'set-syntax', []],
  [set('a={hunter2'), 'set-syntax', []],
  [set(`${'a.'.repeat(31)}a=1`), 'set-syntax', []],
  [set('s.x=hunter2'), 'set-conflict', ['s']],
  [set('n.x=1'), 'set-conflict', ['n']],
  [set('m[0]=1'), 'set-conflict', ['m']],
  [set('l.x=1'), 'set-conflict', ['l']],
  [set('l[0][0]=1'), 'set-conflict', ['l', 0]],
  [set('m.b.c.d=1'), 'set-conflict', ['m', 'b', 'c']],
  [literal('a'), 'set-syntax', []],
  [json('a=hunter2'), 'set-syntax', []],
  [json('a={"b":'), 'set-syntax', []],
  [json('a=1.'), 'set-syntax', []],
  [json('a=1e400'), 'set-syntax', []],
  [json('{"a":1}'), 'set-syntax', []],
]

function nested(depth: number): unknown {
  return depth === 1 ? { a: 1 } : { a: nested(depth - 1) }
}

/** What the user layers come to, with the layer of the flags on top. */
function applied(flags: readonly SetFlag[]): unknown {
  const { layer, replaced, issues } = readSetFlags(flags, base)
  expect(issues).toEqual([])
  return mergeLayers([withoutPaths(base, replaced), ...(layer ? [layer.values] : [])])
}

describe('readSetFlags', () => {
  it.each(accepted)('%j', (flags, want) => {
    const before = structuredClone(base)
    expect(applied(flags)).toEqual({ ...base, ...want })
    expect(base).toEqual(before)
  })

  it.each(refused)('refuses %j', (flag, code, path) => {
    const { issues } = readSetFlags([flag], base)
    expect(issues).toMatchObject([{ code, path, origin: { layer: `--${flag.kind}` } }])
    expect(JSON.stringify(issues)).not.toContain('hunter')
  })

  it('reports every flag that is wrong, and keeps the others', () => {
    const { layer, issues } = readSetFlags([set('a'), set('s.x=1'), set('b=1'), json('c=x')], base)
    expect(issues.map(({ code, origin }) => [code, origin?.layer])).toEqual([
      ['set-syntax', '--set-json'],
      ['set-syntax', '--set (number 1)'],
      ['set-conflict', '--set (number 2)'],
    ])
    expect(layer).toMatchObject({ name: '--set', values: { b: 1 } })
  })

  it('holds no more than what the flags name', () => {
    expect(readSetFlags([set('m.b.c=3,l[0]=9')], base).layer?.values).toEqual({
      m: { b: { c: 3 } },
      l: [9, { x: 1 }, [2, 3]],
    })
    expect(readSetFlags([set('a.'), set('')], base).layer).toBeUndefined()
  })

  it.each(helms)('helm $version comes to the same', async (helm) => {
    const [chart, given] = [probeChart(), fileBase(base)]
    for (const [flags, want] of accepted) {
      const reading = await valuesIn(helm, chart, ['-f', given, ...flagArguments(flags)])
      // a null that meets no chart default stays, on every helm
      expect(reading, JSON.stringify(flags)).toEqual({ values: { ...base, ...want } })
    }
    for (const [flag] of refused) {
      if (helm.version.startsWith('4') && 'text' in flag && takenByHelm4.includes(flag.text)) continue
      const reading = await valuesIn(helm, chart, ['-f', given, ...flagArguments([flag])])
      expect(reading, JSON.stringify(flag)).toHaveProperty('refusal')
    }
  })
})
