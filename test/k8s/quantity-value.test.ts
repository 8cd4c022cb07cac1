import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareQuantities, parseQuantity, type Quantity } from '../../src/k8s/index.ts'

const parsed = (text: string | number): Quantity => {
  const quantity = parseQuantity(text)
  if (!quantity) throw new Error(`no quantity: ${text}`)
  return quantity
}

describe('compareQuantities', () => {
  test.each<[string | number, '<' | '=' | '>', string | number]>([
    ['1000m', '=', '1'],
    ['1000m', '=', 1],
    ['1Gi', '=', '1024Mi'],
    ['1Gi', '>', '1G'],
    ['1e3', '=', '1k'],
    ['1E3', '=', '1k'],
    ['1E', '=', '1e18'],
    ['1.5Gi', '=', '1536Mi'],
    ['0.1', '=', '100m'],
    [0.1, '=', '100m'],
    [1e21, '=', '1e21'],
    [5e-7, '=', '500n'],
    ['0.1Ki', '=', '102.4'],
    ['+5', '=', '5'],
    ['5.', '=', '5'],
    ['.5', '=', '0.50'],
    ['-1', '<', '1'],
    ['-2', '<', '-1'],
    ['0', '=', '-0'],
    ['1n', '<', '1u'],
    ['1e-9', '=', '1n'],
    ['9007199254740993', '>', '9007199254740992'],
    ['9999999999999999999999', '>', '9999999999999999999998'],
    ['99m', '<', '0.1'],
    ['1Ei', '=', '1024Pi'],
    ['1Pi', '=', '1024Ti'],
    ['1Ti', '=', '1024Gi'],
    ['1Mi', '=', '1024Ki'],
    ['1Ki', '=', '1024'],
    ['1P', '=', '1000T'],
    ['1T', '=', '1000G'],
    ['1G', '=', '1000M'],
    // Below a billionth Kubernetes rounds away from zero.
    ['0.1n', '=', '1n'],
    ['1.1n', '=', '2n'],
    ['-0.1n', '=', '-1n'],
  ])('%s %s %s', (a, sign, b) => {
    const want = { '<': -1, '=': 0, '>': 1 }[sign]
    expect(compareQuantities(parsed(a), parsed(b))).toBe(want)
    expect(compareQuantities(parsed(b), parsed(a))).toBe(want === 0 ? 0 : -want)
  })

  // The oracle never sees text: it is built from the same parts as a fraction, top / bottom.
  const units: readonly (readonly [string, bigint, bigint])[] = [
    ['', 1n, 1n],
    ['n', 1n, 10n ** 9n],
    ['u', 1n, 10n ** 6n],
    ['m', 1n, 1000n],
    ...['k', 'M', 'G', 'T', 'P', 'E'].map((unit, i) => [unit, 1000n ** BigInt(i + 1), 1n] as const),
    ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((unit, i) => [unit, 1024n ** BigInt(i + 1), 1n] as const),
    ['e0', 1n, 1n],
    ['e+12', 10n ** 12n, 1n],
    ['E-6', 1n, 10n ** 6n],
    ['e20', 10n ** 20n, 1n],
  ]
  const amount = fc
    .record({
      sign: fc.constantFrom('', '+', '-'),
      digits: fc.bigInt({ min: 0n, max: 10n ** 20n }),
      places: fc.integer({ min: 0, max: 8 }),
      unit: fc.constantFrom(...units),
    })
    .map(({ sign, digits, places, unit: [suffix, up, down] }) => {
      const padded = digits.toString().padStart(places + 1, '0')
      const [whole, fraction] = [padded.slice(0, padded.length - places), padded.slice(padded.length - places)]
      const top = (sign === '-' ? -digits : digits) * up
      return {
        text: `${sign}${whole}${places > 0 ? `.${fraction}` : ''}${suffix}`,
        top,
        bottom: down * 10n ** BigInt(places),
      }
    })
  type Amount = typeof amount extends fc.Arbitrary<infer T> ? T : never
  const oracle = (a: Amount, b: Amount): number => {
    const difference = a.top * b.bottom - b.top * a.bottom
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  const whole = ({ top, bottom }: Amount): boolean => (top * 10n ** 9n) % bottom === 0n

  test('is the order of the fractions', () => {
    fc.assert(
      fc.property(amount.filter(whole), amount.filter(whole), (a, b) => {
        expect(compareQuantities(parsed(a.text), parsed(b.text))).toBe(oracle(a, b))
      }),
      { numRuns: 2000 },
    )
  })

  test('the same amount, written in another unit, is equal', () => {
    fc.assert(
      fc.property(amount.filter(whole), ({ text, top, bottom }) => {
        const nano = `${(top * 10n ** 9n) / bottom}n`
        expect(compareQuantities(parsed(text), parsed(nano))).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })

  test('rounding never turns the order round', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const got = compareQuantities(parsed(a.text), parsed(b.text))
        expect(got === 0 || got === oracle(a, b)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ...['', ' ', '.', '+', '-', 'Gi', 'm', '1.2.3', '1 Gi', ' 1', '1\n', '1K', '1ki', '1gi', '1GB', '1Zi', '1e', '1e3k'],
  ...['1ee3', '0x10', '--1', '1e101', '1e-101', '1e999999999999', 'constructor', '1constructor'],
  ...[Number.NaN, Number.POSITIVE_INFINITY],
])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined()
})
