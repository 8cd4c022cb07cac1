/** A number as Helm's YAML reader types it. Integers beyond 64 bits are floats to it. */
export interface YamlNumber {
  readonly kind: 'integer' | 'unsigned' | 'float'
  readonly value: number
  /** The integer in decimal digits, exact; absent for a float. */
  readonly digits?: string
  /** True where the 64-bit float that Helm stores prints other digits than were written. */
  readonly lossy: boolean
}

const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
// Go reads a number that starts with a point by its own rules: underscores may stand between two digits.
const LEADING_POINT = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/
const INTEGER = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/
const SIGN_AFTER_PREFIX = /^0b([-+])([01]+)$/
const MAX_INT64 = 2n ** 63n - 1n
const MAX_UINT64 = 2n ** 64n - 1n

/**
 * Reads a plain scalar that starts with a digit, a sign or a point as go-yaml v2 does (Helm 3 and 4): `0755` is octal,
 * `0899` decimal, `1_000` is 1000, `0x1F` and `0b11` and `0o17` are integers. Undefined for text that is no number
 * there, such as `12:30:45`, `1e400` or `0x1p4`, which stays a string.
 */
export function readYamlNumber(text: string): YamlNumber | undefined {
  if (text.startsWith('.')) return LEADING_POINT.test(text) ? float(text.replaceAll('_', '')) : undefined
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  return readInteger(plain) ?? (DECIMAL.test(plain) ? float(plain) : undefined)
}

function readInteger(plain: string): YamlNumber | undefined {
  const match = INTEGER.exec(plain)
  if (!match) {
    const odd = SIGN_AFTER_PREFIX.exec(plain)
    return odd ? integer(odd[1] === '-', BigInt(`0b${odd[2]}`), false) : undefined
  }
  const [, sign, hex, octal, binary, decimal] = match
  if (decimal !== undefined && decimal.length < 16) {
    const value = Number(plain)
    return { kind: 'integer', value: value === 0 ? 0 : value, digits: String(value === 0 ? 0 : value), lossy: false }
  }
  const prefix = hex !== undefined ? '0x' : octal !== undefined ? '0o' : binary !== undefined ? '0b' : ''
  return integer(sign === '-', BigInt(`${prefix}${hex ?? octal ?? binary ?? decimal}`), sign === '')
}

/** Undefined where neither int64 nor (for a number without sign) uint64 holds it. */
function integer(negative: boolean, size: bigint, mayBeUnsigned: boolean): YamlNumber | undefined {
  const exact = negative ? -size : size
  const fits = exact >= -MAX_INT64 - 1n && exact <= MAX_INT64
  if (!fits && !(mayBeUnsigned && exact <= MAX_UINT64)) return undefined
  const digits = exact.toString()
  return { kind: fits ? 'integer' : 'unsigned', value: Number(exact), digits, lossy: isLossy(digits) }
}

function float(plain: string): YamlNumber | undefined {
  const value = Number(plain)
  return Number.isFinite(value) ? { kind: 'float', value, lossy: isLossy(plain) } : undefined
}

/** True where a decimal number, read as a 64-bit float, prints other digits than were written. */
export function isLossy(decimal: string): boolean {
  // Up to 15 digits always survive; an exponent can still leave the range.
  if (decimal.length <= 15 && !/e/i.test(decimal)) return false
  return significant(decimal) !== significant(String(Number(decimal)))
}

/** The digits that matter and the power of ten: `1.50e3` and `1500` are both `15e2`. */
function significant(decimal: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^[-+]?(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(decimal) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  return short === '' ? '0' : `${short}e${Number(exponent) - fraction.length + digits.length - short.length}`
}

/** A float as Helm writes it where it is a map key: the shortest 32-bit float, Go's `%g`. */
export function floatKey(value: number): string {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  let precision = 1
  while (Math.fround(Number(single.toPrecision(precision))) !== single) precision++
  const [mantissa = '', exponent = '0'] = single.toExponential(precision - 1).split('e')
  const power = Number(exponent)
  const sign = Object.is(single, -0) ? '-' : ''
  if (power >= -4 && power < 6) return sign + single.toFixed(Math.max(0, precision - 1 - power))
  const size = Math.abs(power)
  return `${sign}${mantissa}e${power < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`
}
