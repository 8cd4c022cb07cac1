import * as z from 'zod'
import { given } from './given.ts'
import { int32 } from './int32.ts'

/** One step limit of a direction. */
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent'
  /** Pods, or percent of the current pods. */
  readonly value: number
  /** Seconds, at most 1800. */
  readonly periodSeconds: number
}

/** How fast one direction may go; what is left out is Kubernetes' own. */
export interface ScalingRules {
  /** Seconds, at most 3600. */
  readonly stabilizationWindowSeconds?: number
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled'
  readonly policies?: readonly ScalingPolicy[]
}

/** Defaults of an `hpa`. */
export interface HpaOptions {
  /** @default true */
  readonly enabled?: boolean
  readonly minReplicas: number
  readonly maxReplicas: number
  /** Percent of the request; 0 leaves the metric out. @default 0 */
  readonly targetCPUUtilizationPercentage?: number
  /** Percent of the request; 0 leaves the metric out. @default 0 */
  readonly targetMemoryUtilizationPercentage?: number
  readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules }
}

/**
 * Horizontal autoscaling by CPU and memory (Kubernetes: `autoscaling/v2` HorizontalPodAutoscaler). That the minimum is
 * not above the maximum is not checked here; a target of 0 leaves its metric out, both at 0 is 80 % CPU to Kubernetes.
 */
export const hpa = (options: HpaOptions) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .default(options.enabled ?? true)
        .describe('Whether the number of pods follows the load'),
      minReplicas: int32(1).default(options.minReplicas).describe('Smallest number of pods'),
      maxReplicas: int32(1).default(options.maxReplicas).describe('Largest number of pods'),
      targetCPUUtilizationPercentage: int32(0)
        .default(options.targetCPUUtilizationPercentage ?? 0)
        .describe('Average CPU to hold, in percent of the request, 0 leaves it out'),
      targetMemoryUtilizationPercentage: int32(0)
        .default(options.targetMemoryUtilizationPercentage ?? 0)
        .describe('Average memory to hold, in percent of the request, 0 leaves it out'),
      behavior: z
        .strictObject({
          scaleUp: scalingRules(options.behavior?.scaleUp).describe('How fast pods are added'),
          scaleDown: scalingRules(options.behavior?.scaleDown).describe('How fast pods are removed'),
        })
        .describe('How fast the number of pods may change'),
    })
    .describe('Horizontal autoscaling')

const scalingRules = (defaults: ScalingRules = {}) =>
  z.strictObject({
    stabilizationWindowSeconds: given(int32(0, 3600), defaults.stabilizationWindowSeconds).describe(
      'Seconds of past recommendations that are weighed before a change',
    ),
    selectPolicy: given(z.enum(['Max', 'Min', 'Disabled']), defaults.selectPolicy).describe(
      'Which policy decides, Disabled forbids this direction',
    ),
    policies: given(z.array(policy).min(1), defaults.policies && [...defaults.policies]).describe(
      'Limits of one step in this direction',
    ),
  })

const policy = z.strictObject({
  type: z.enum(['Pods', 'Percent']).describe('Unit of the value'),
  value: int32(1).describe('Pods or percent that one period may change'),
  periodSeconds: int32(1, 1800).describe('Length of a period in seconds'),
})
