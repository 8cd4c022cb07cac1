import * as z from 'zod'

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const IPV4_RANGE = `(${OCTET}\\.){3}${OCTET}/(3[0-2]|[12]?[0-9])`
// Coarse on purpose: the whole grammar of IPv6 is not worth a page of pattern.
const IPV6_RANGE = '[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}/(12[0-8]|1[01][0-9]|[1-9]?[0-9])'

/** Range of IPv4 or IPv6 addresses in CIDR form (Kubernetes: `ipBlock.cidr`, `spec.loadBalancerSourceRanges[]`). */
export function ipRange(): z.ZodString {
  return z.string().regex(new RegExp(`^(${IPV4_RANGE}|${IPV6_RANGE})$`))
}
