/** An exact amount; `1000m` and `1` are the same amount. */
export interface Quantity {
  /** The amount in billionths: one core, one byte is 10^9. */
  readonly nano: bigint
}

const GRAMMAR = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$/
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const BINARY: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n }
// Beyond this no resource exists, and an exponent of a few characters could ask for gigabytes of digits.
const MAX_EXPONENT = 100

/**
 * Reads an amount in the full grammar of Kubernetes: sign, decimals, `n u m k M G T P E`, `Ki Mi Gi Ti Pi Ei`, exponent
 * `e3` or `E3`. A part below one billionth rounds away from zero, as Kubernetes does. Undefined where the text is no
 * quantity, or its exponent is beyond ±100 (Kubernetes: `resource.Quantity`).
 */
export function parseQuantity(text: string | number): Quantity | undefined {
  const [, sign, whole = '', fraction = '', suffix = ''] = GRAMMAR.exec(String(text)) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const exponent = DECIMAL[suffix] ?? (/[0-9]$/.test(suffix) ? Number(suffix.slice(1)) : 0)
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined
  const digits = BigInt(whole + fraction) << (BINARY[suffix] ?? 0n)
  const scale = exponent + 9 - fraction.length
  const nano = scale >= 0 ? digits * 10n ** BigInt(scale) : divideUp(digits, 10n ** BigInt(-scale))
  return { nano: sign === '-' ? -nano : nano }
}

/** -1 when `a` is less than `b`, 0 when they are the same amount, 1 when it is more; exact for every size. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return a.nano < b.nano ? -1 : a.nano > b.nano ? 1 : 0
}

const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by
