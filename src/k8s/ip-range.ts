import * as z from 'zod'

// Kubernetes takes a range without address bits beyond its prefix only. Without arithmetic that is spelled out: by the
// bits of the octet or the group in which the prefix ends, and how far it is from the start.

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const GROUP = '[0-9A-Fa-f]{1,4}'

const anyOf = (texts: readonly (string | number)[]): string => `(${texts.join('|')})`
const upTo = (count: number, from = 0): number[] => Array.from({ length: count - from + 1 }, (_, i) => from + i)

/** Octets whose lower bits are zero. */
function octet(lower: number): string {
  if (lower === 0) return OCTET
  if (lower === 1) return '(25[024]|(2[0-4]|1[0-9]|[1-9]?)[02468])'
  return anyOf(upTo(255).filter((value) => value % 2 ** lower === 0))
}

/** Groups of an IPv6 address whose lower bits are zero. */
function group(lower: number): string {
  const zeros = Math.floor(lower / 4)
  const digit = ['[0-9A-Fa-f]', '[02468ACEace]', '[048Cc]', '[08]'][lower % 4]
  return `(0{1,4}|[0-9A-Fa-f]{0,${3 - zeros}}${digit}0{${zeros}})`
}

const ipv4 = upTo(8, 1).map((bits) => {
  const end = octet(8 - bits)
  return anyOf(upTo(3).map((before) => `(${OCTET}\\.){${before}}${end}(\\.0){${3 - before}}/${8 * before + bits}`))
})

/** An address of groups and a `::` at their end, with a prefix that ends in the last group or behind it. */
const ipv6 = upTo(7, 1).flatMap((count) => {
  const before = `(${GROUP}:){${count - 1}}`
  const within = upTo(15, 1).map((lower) => `${group(lower)}::/${16 * count - lower}`)
  return `${before}${anyOf([...within, `${GROUP}::/${anyOf(upTo(128, 16 * count))}`])}`
})
const ipv6Address = upTo(7).map((before) => {
  const after = 7 - before
  const start = before === 0 ? ':' : `(${GROUP}:){${before}}`
  return after === 0 ? `${start}(:|${GROUP})` : `${start}(:${GROUP}){1,${after}}`
})

const RANGE = new RegExp(
  `^${anyOf(['0\\.0\\.0\\.0/0', ...ipv4, '::/(12[0-8]|1[01][0-9]|[1-9]?[0-9])', ...ipv6, `${anyOf(ipv6Address)}/128`])}$`,
)

const range = z
  .string()
  .regex(RANGE)
  .meta({ id: 'IPRange', description: 'Range of addresses', examples: ['10.0.0.0/8', '2001:db8::/32'] })

/**
 * Range of IPv4 or IPv6 addresses in CIDR form, without bits beyond the prefix (Kubernetes: `ipBlock.cidr`,
 * `spec.loadBalancerSourceRanges[]`). The zeros at the end of an IPv6 range are written `::`.
 */
export function ipRange(): z.ZodString {
  return range
}
