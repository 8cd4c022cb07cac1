import * as z from 'zod'
import { int32 } from './int32.ts'
import { labelSelector } from './label-selector.ts'
import { labelKey, labelValue, optionalName } from './metadata.ts'

// Kubernetes wants a key with Equal, no value with Exists, and takes seconds with NoExecute only.
const taint = {
  equal: {
    key: labelKey().describe('Key of the taint'),
    operator: z.literal('Equal').optional().describe('The value is compared too, so where it is left out'),
    value: labelValue().optional().describe('Value of the taint, empty where it is left out'),
  },
  exists: {
    key: labelKey().optional().describe('Key of the taint, every taint where it is left out'),
    operator: z.literal('Exists').describe('Any value of the taint'),
  },
}
const effect = {
  any: {
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .optional()
      .describe('Effect of the taint, every effect where it is left out'),
  },
  seconds: {
    effect: z.literal('NoExecute').describe('Effect of the taint'),
    tolerationSeconds: z.int().describe('Seconds to stay after the taint came'),
  },
}
const toleration = z
  .union([
    z.strictObject({ ...taint.equal, ...effect.any }),
    z.strictObject({ ...taint.exists, ...effect.any }),
    z.strictObject({ ...taint.equal, ...effect.seconds }),
    z.strictObject({ ...taint.exists, ...effect.seconds }),
  ])
  .meta({ id: 'Toleration', description: 'A taint that the pods tolerate' })

const nodePolicy = z.enum(['Honor', 'Ignore']).optional()
const spreadFields = {
  maxSkew: int32(1).describe('How many pods one place may have more than another'),
  topologyKey: labelKey().describe('Label of the node whose value makes nodes one place'),
  nodeAffinityPolicy: nodePolicy.describe('Whether node affinity decides which nodes count'),
  nodeTaintsPolicy: nodePolicy.describe('Whether taints decide which nodes count'),
}
// Kubernetes takes a number of places with DoNotSchedule only, and label keys beside a selector only.
const unsatisfiable = {
  hard: {
    whenUnsatisfiable: z.literal('DoNotSchedule').describe('A pod that would break it waits'),
    minDomains: int32(1).optional().describe('Smallest number of places'),
  },
  soft: { whenUnsatisfiable: z.literal('ScheduleAnyway').describe('A pod that would break it runs all the same') },
}
const counted = {
  selected: { labelSelector: labelSelector.optional().describe('Pods that are counted') },
  keyed: {
    labelSelector: labelSelector.describe('Pods that are counted'),
    matchLabelKeys: z.array(labelKey()).describe('Label keys whose value must equal that of the pod'),
  },
}
const topologySpreadConstraint = z
  .union([
    z.strictObject({ ...spreadFields, ...unsatisfiable.hard, ...counted.selected }),
    z.strictObject({ ...spreadFields, ...unsatisfiable.soft, ...counted.selected }),
    z.strictObject({ ...spreadFields, ...unsatisfiable.hard, ...counted.keyed }),
    z.strictObject({ ...spreadFields, ...unsatisfiable.soft, ...counted.keyed }),
  ])
  .meta({ id: 'TopologySpreadConstraint', description: 'How evenly the pods are spread' })

/** Labels that a node must have (Kubernetes: `spec.nodeSelector`). */
export const nodeSelector = () =>
  z.record(labelKey(), labelValue()).default({}).describe('Labels that a node must have to run the pods')

/** Taints that the pods tolerate (Kubernetes: `spec.tolerations`). */
export const tolerations = () => z.array(toleration).default([]).describe('Taints that the pods tolerate')

/** How the pods are spread over zones and nodes (Kubernetes: `spec.topologySpreadConstraints`). */
export const topologySpreadConstraints = () =>
  z.array(topologySpreadConstraint).default([]).describe('How the pods are spread over zones and nodes')

/** Which pods give way to which (Kubernetes: `spec.priorityClassName`). */
export const priorityClassName = () =>
  optionalName().default('').describe("Name of the PriorityClass, empty means the cluster's default")
