import * as z from 'zod'

/** Whole number from `min` to `max`; Kubernetes reads its counts, seconds and ids as int32 and refuses anything larger. */
export function int32(min: number, max: number = 2147483647): z.ZodInt32 {
  return z.int32().min(min).max(max)
}

/** Number of a TCP or UDP port. */
export function port(): z.ZodInt32 {
  return int32(1, 65535)
}
