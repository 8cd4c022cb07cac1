import * as z from 'zod'
import { int32 } from './int32.ts'

/** Defaults of a `podDisruptionBudget`. */
export interface PodDisruptionBudgetOptions {
  /** @default true */
  readonly enabled?: boolean
  /** Pods, or a share such as `50%`. */
  readonly minAvailable: number | string
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow'
}

/**
 * How many pods a drained node must leave running (Kubernetes: `policy/v1` PodDisruptionBudget). Kubernetes takes one of
 * `minAvailable` and `maxUnavailable`; as the first has a default, the chart lets `maxUnavailable` win where it is set.
 * `minAvailable` can also be removed with a null, as people are used to.
 */
export const podDisruptionBudget = ({ enabled = true, ...amounts }: PodDisruptionBudgetOptions) =>
  z
    .strictObject({
      enabled: z.boolean().default(enabled).describe('Whether to create a PodDisruptionBudget'),
      minAvailable: intOrPercent()
        .optional()
        .describe('Pods that must stay available, as a number or a share such as 50%'),
      maxUnavailable: intOrPercent()
        .optional()
        .describe('Pods that may be unavailable, as a number or a share, replaces minAvailable'),
      unhealthyPodEvictionPolicy: z
        .enum(['IfHealthyBudget', 'AlwaysAllow'])
        .optional()
        .describe('When pods that are not ready may be evicted'),
    })
    .default({ enabled, ...amounts })
    .describe('Protection against voluntary disruptions')

/** Kubernetes' IntOrString where the string is a share of at most `100%`. */
const intOrPercent = () => z.union([int32(0), z.string().regex(/^(100|[1-9]?[0-9])%$/)])
