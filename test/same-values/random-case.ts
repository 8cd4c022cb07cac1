import fc from 'fast-check'
import type { Path } from '../../src/path.ts'
import type { Value } from '../../src/values/values.ts'
import { SLOTS } from './charts.ts'
import { meetingValue } from './meeting-values.ts'

/** The layers below the flags: an environment, what it extends, and two values files. */
export const LAYERS = ['base', 'production', 'one', 'two'] as const
export type LayerName = (typeof LAYERS)[number]

export const FLAG_KINDS = ['set', 'set-string', 'set-json', 'set-literal', 'set-file'] as const

/** One flag as helm gets it; of `set-file` the text is the content of the file. */
export interface RandomFlag {
  readonly kind: (typeof FLAG_KINDS)[number]
  readonly key: string
  readonly text: string
}

/** What layers say at paths; in a case, each path ends with the slot of that case. */
export interface Said {
  readonly entries: readonly { readonly layer: LayerName; readonly path: Path; readonly value: Value }[]
  readonly flags: readonly RandomFlag[]
}

/** A case of its own slot, and what counts for all cases of a batch. */
export interface RandomCase extends Said {
  readonly slot: string
}
export interface Batch {
  readonly whole: Said
  readonly cases: readonly RandomCase[]
}

/** The open maps of all charts, under every key that leads to them. */
const PLACES: readonly Path[] = [
  ...['free', 'global', 'fast.free', 'fast.global', 'slow.free', 'slow.settings', 'branch.free', 'branch.global'],
  ...['branch.inner.free', 'branch.inner.global', 'quick.free', 'part', 'deep.free', 'deep.settings'],
  ...['same-branch.free', 'same-branch.inner.free'],
].map((path) => path.split('.'))

const step = fc.constantFrom('.a', '.b', '.c', '.x\\.y', '[0]', '[1]', '[0].a', '[2][0]', '.constructor')
const text = fc.constantFrom(
  ...['1', 'x', 'true', 'null', '0', '01', '1.5', '1e3', '{a,b}', '{}', '{1,null}', 'a\\,b', 'a b', '', 'a=b', '0x1F'],
  ...['yes', '~', '5000000000', 'a\\.b', '\\{a\\}'],
)
const json = fc.constantFrom('1', '"x"', 'null', '{"b":1}', '{"c":{"d":null}}', '[1,{"a":null}]', '1.5', '"a,b"', '{}')
const content = fc.constantFrom('', 'text', 'a: b\n', 'a,b', 'one\r\ntwo\n', '\u00e9 😀', 'null')

const flagAt = (place: string): fc.Arbitrary<RandomFlag> => {
  const key = fc.array(step, { maxLength: 2 }).map((steps) => place + steps.join(''))
  return fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('set' as const), key, text }), weight: 3 },
    fc.record({ kind: fc.constantFrom('set-string' as const, 'set-literal' as const), key, text }),
    fc.record({ kind: fc.constant('set-json' as const), key, text: json }),
    fc.record({ kind: fc.constant('set-file' as const), key, text: content }),
  )
}

const randomCase: fc.Arbitrary<RandomCase> = fc.constantFrom(...SLOTS).chain((slot) => {
  const place = fc.constantFrom(...PLACES).map((path): Path => [...path, slot])
  return fc.record({
    slot: fc.constant(slot),
    entries: fc.array(fc.record({ layer: fc.constantFrom(...LAYERS), path: place, value: meetingValue }), {
      maxLength: 5,
    }),
    flags: fc.array(
      place.chain((path) => flagAt(path.join('.'))),
      { maxLength: 3 },
    ),
  })
})

/** Switches, tags and whole sections. */
const SECTIONS = ['fast', 'slow', 'branch', 'branch.inner', 'quick', 'same-branch'].map((path): Path => path.split('.'))
const switched = fc
  .tuple(fc.constantFrom(...SECTIONS), fc.boolean())
  .map(([path, on]): readonly [Path, Value] => [[...path, 'enabled'], on])
const tagged = fc
  .tuple(fc.constantFrom('first', 'both'), fc.boolean())
  .map(([tag, on]): readonly [Path, Value] => [['tags', tag], on])
const emptied = fc
  .constantFrom<Path>(...SECTIONS, ['global'], ['tags'])
  .map((path): readonly [Path, Value] => [path, {}])
const said = fc.oneof({ arbitrary: switched, weight: 4 }, { arbitrary: tagged, weight: 2 }, emptied)

const whole: fc.Arbitrary<Said> = fc.record({
  entries: fc.array(
    fc.tuple(fc.constantFrom(...LAYERS), said).map(([layer, [path, value]]) => ({ layer, path, value })),
    { maxLength: 4 },
  ),
  flags: fc.array(
    said.map(([path, value]): RandomFlag => ({ kind: 'set-json', key: path.join('.'), text: JSON.stringify(value) })),
    { maxLength: 2 },
  ),
})

/** Some cases that share the release. */
export const randomBatch: fc.Arbitrary<Batch> = fc.record({
  whole,
  cases: fc.noBias(
    fc.uniqueArray(randomCase, { minLength: 1, maxLength: SLOTS.length, size: 'max', selector: ({ slot }) => slot }),
  ),
})
