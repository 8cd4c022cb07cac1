import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPath, type Path, parsePath } from '../src/path.ts'

const read: [string, Path | undefined][] = [
  ['a', ['a']],
  ['a.b-c.d', ['a', 'b-c', 'd']],
  ['a[0].b', ['a', 0, 'b']],
  ['a[0][1]', ['a', 0, 1]],
  ['a.0.b', ['a', '0', 'b']],
  ['a["x.y/z"].b', ['a', 'x.y/z', 'b']],
  ["a['x.y'].b", ['a', 'x.y', 'b']],
  ["a['it\\'s']", ['a', "it's"]],
  ['["x y"].b', ['x y', 'b']],
  ['a.x\\.y/z', ['a', 'x.y/z']],
  ['a["\\u0041"]', ['a', 'A']],
  ['', undefined],
  ['.a', undefined],
  ['a.', undefined],
  ['a..b', undefined],
  ['a[', undefined],
  ['a[x]', undefined],
  ['a.[0]', undefined],
  ['a[0]b', undefined],
  ['a["x"', undefined],
  ['a["\\x"]', undefined],
  ['a"b"', undefined],
]
test.each(read)('%s', (text, want) => expect(parsePath(text)).toEqual(want))

test('whatever is written is read again', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 1000 }))
  fc.assert(
    fc.property(fc.string(), fc.array(part), (first, rest) => {
      const path = [first, ...rest]
      expect(parsePath(formatPath(path))).toEqual(path)
    }),
  )
})
