import * as z from 'zod'
import { cpuQuantity, memoryQuantity, storageQuantity } from './quantity.ts'

/** Amounts of one kind; what is left out stays unset in the pod. */
export interface ResourceAmounts {
  /** Cores, for example `100m` or `0.5`. */
  readonly cpu?: string | number
  /** Bytes, for example `512Mi`. */
  readonly memory?: string | number
  /** Bytes of local disk, for example `1Gi`. */
  readonly 'ephemeral-storage'?: string | number
}

/** Defaults of `resources`. */
export interface ResourcesOptions {
  readonly requests?: ResourceAmounts
  readonly limits?: ResourceAmounts
}

/**
 * What a container asks for and may use at most (Kubernetes: `containers[].resources`, without `claims` and extended
 * resources). That a request is not above its limit is not checked here.
 */
export const resources = ({ requests = {}, limits = {} }: ResourcesOptions = {}) =>
  z
    .strictObject({
      requests: amounts(requests, 'requested').describe('What the scheduler reserves for the container'),
      limits: amounts(limits, 'at most').describe('What the container may use at most'),
    })
    .describe('Compute resources of the container')

// The amounts are optional and their defaults stand on the map: `limits.cpu: null` is how people remove a CPU limit.
const amounts = (defaults: ResourceAmounts, which: string) =>
  z
    .strictObject({
      cpu: cpuQuantity().optional().describe(`CPU ${which}, in cores or thousandths (500m)`),
      memory: memoryQuantity().optional().describe(`Memory ${which}, in bytes or with a suffix (512Mi)`),
      'ephemeral-storage': storageQuantity()
        .optional()
        .describe(`Local disk ${which}, in bytes or with a suffix (1Gi)`),
    })
    .default(defaults)
