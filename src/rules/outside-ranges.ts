import { formatPath } from '../path.ts'
import type { Value } from '../values/values.ts'
import type { RuleScope } from './amount.ts'
import type { Broken } from './broken-rules.ts'
import { mapsBelow } from './maps-below.ts'
import type { Rule } from './rule.ts'
import * as words from './words.ts'

/** The exceptions of ranges of addresses that do not lie inside of theirs. */
export function outsideRanges(
  { path, below }: Extract<Rule, { kind: 'ranges' }>,
  items: Value,
  { prefix }: RuleScope,
): Broken[] {
  return mapsBelow(items, path, below).flatMap(([block, at]): Broken[] => {
    const { cidr, except } = block
    if (typeof cidr !== 'string' || !Array.isArray(except)) return []
    const message = words.outside(prefix + formatPath([...at, 'cidr']))
    const outside = except.flatMap((one, i) => (isPart(String(one), cidr) ? [] : [i]))
    return outside.map((i) => ({ path: [...at, 'except', i], message, related: [[...at, 'cidr']] }))
  })
}

/** A range is part of another where it starts with the same bits, and has more of them. */
const isPart = (inner: string, outer: string): boolean => {
  const [part, whole] = [bitsOf(inner), bitsOf(outer)]
  return part.startsWith(whole) && part.length > whole.length
}

/** The bits of a range, behind the kind of its addresses. The generated template writes them alike. */
function bitsOf(range: string): string {
  const [address = '', length = ''] = range.split('/')
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  const bits = address.includes(':')
    ? `6${groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')}`
    : `4${address
        .split('.')
        .map((octet) => Number(octet).toString(2).padStart(8, '0'))
        .join('')}`
  return bits.slice(0, 1 + Number(length))
}
