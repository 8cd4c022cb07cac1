import * as z from 'zod'

// Without lookahead "not zero" has to be spelled out: a digit above 0 before the point or after it.
const POSITIVE = '(0*[1-9][0-9]*(\\.[0-9]*)?|0*\\.0*[1-9][0-9]*)'
const CPU = new RegExp(`^${POSITIVE}m?$`)
// A part of a byte exists only with a suffix; the API server warns about it otherwise.
const BYTES = new RegExp(`^(0*[1-9][0-9]*|${POSITIVE}(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E))$`)

// Only who declares a setting knows that `1000m` means `1` there: the same texts may stand for other things elsewhere.
const QUANTITY = { 'x-quantity': true }

/**
 * Amount of CPU above zero: `100m`, `0.5`, `"2"`, or a number of cores, because `--set cpu=1` is an integer to Helm
 * (Kubernetes: `resource.Quantity`, `resources.requests.cpu`).
 */
export function cpuQuantity(): z.ZodUnion<readonly [z.ZodNumber, z.ZodString]> {
  return z
    .union([
      z.number().positive(),
      z
        .string()
        .regex(CPU)
        .meta({ examples: ['500m', '2'] }),
    ])
    .meta(QUANTITY)
}

/**
 * Amount of memory above zero: `512Mi`, `1.5Gi`, `1G`, or bytes as text or integer. A suffix in `m` (thousandths of a
 * byte) and an exponent are Kubernetes grammar too, but here always a mistake, so they are refused
 * (Kubernetes: `resource.Quantity`, `resources.requests.memory`).
 */
export function memoryQuantity(): z.ZodUnion<readonly [z.ZodInt, z.ZodString]> {
  return z
    .union([
      z.int().positive(),
      z
        .string()
        .regex(BYTES)
        .meta({ examples: ['512Mi', '2Gi'] }),
    ])
    .meta(QUANTITY)
}

/** Size of a volume above zero, written like memory (Kubernetes: `resource.Quantity`, `resources.requests.storage`). */
export function storageQuantity(): z.ZodUnion<readonly [z.ZodInt, z.ZodString]> {
  return memoryQuantity()
}
