import * as z from 'zod'
import { int32 } from './int32.ts'
import { labelSelector } from './label-selector.ts'
import { dnsLabel, dnsSubdomain, labelKey, labelValue } from './metadata.ts'

const weight = int32(1, 100).describe('Weight among the preferences, 1 to 100')

const nodeRequirements = (name: z.ZodType<string, string>, value: z.ZodType<string, string>) =>
  z.array(
    z.union([
      z.strictObject({
        key: name.describe('Key of the label or field'),
        operator: z.enum(['In', 'NotIn']).describe('How it is compared'),
        values: z.array(value).min(1).describe('Values to compare with'),
      }),
      z.strictObject({
        key: name.describe('Key of the label'),
        operator: z.enum(['Exists', 'DoesNotExist']).describe('Whether the label must be there'),
      }),
      z.strictObject({
        key: name.describe('Key of the label'),
        operator: z.enum(['Gt', 'Lt']).describe('How the number in the label is compared'),
        values: z
          .array(z.string().regex(/^[0-9]{1,18}$/))
          .length(1)
          .describe('The one whole number to compare with'),
      }),
    ]),
  )

// Kubernetes knows one field of a node, and compares it with exactly one name.
const nodeFields = z.array(
  z.strictObject({
    key: z.literal('metadata.name').describe('Name of the field'),
    operator: z.enum(['In', 'NotIn']).describe('How it is compared'),
    values: z.array(dnsSubdomain()).length(1).describe('The one node name to compare with'),
  }),
)

const nodeSelectorTerm = z
  .strictObject({
    matchExpressions: nodeRequirements(labelKey(), labelValue())
      .optional()
      .describe('Conditions on labels of the node, all must hold'),
    matchFields: nodeFields.optional().describe('Conditions on fields of the node, all must hold'),
  })
  .meta({ id: 'NodeSelectorTerm', description: 'Selects nodes' })

const nodeAffinity = z
  .strictObject({
    requiredDuringSchedulingIgnoredDuringExecution: z
      .strictObject({ nodeSelectorTerms: z.array(nodeSelectorTerm).min(1).describe('Terms, one of which must hold') })
      .optional()
      .describe('What a node must have'),
    preferredDuringSchedulingIgnoredDuringExecution: z
      .array(z.strictObject({ weight, preference: nodeSelectorTerm.describe('Nodes to prefer') }))
      .optional()
      .describe('What a node should have'),
  })
  .meta({ id: 'NodeAffinity', description: 'Which nodes the pods go to' })

const podAffinityTerm = z
  .strictObject({
    topologyKey: labelKey().describe('Label of the node whose value makes nodes one place'),
    // without one it means no pod, and the API server warns of it
    labelSelector: labelSelector.describe('Pods that are meant'),
    namespaceSelector: labelSelector.optional().describe('Namespaces of these pods, by label'),
    namespaces: z.array(dnsLabel()).optional().describe('Namespaces of these pods, by name'),
  })
  .meta({ id: 'PodAffinityTerm', description: 'Pods and the place that they share' })

const podTerms = {
  requiredDuringSchedulingIgnoredDuringExecution: z.array(podAffinityTerm).optional().describe('Terms that must hold'),
  preferredDuringSchedulingIgnoredDuringExecution: z
    .array(z.strictObject({ weight, podAffinityTerm: podAffinityTerm.describe('Pods that are meant') }))
    .optional()
    .describe('Terms that should hold'),
}

const podAffinity = z.strictObject(podTerms).meta({ id: 'PodAffinity', description: 'Pods to be close to' })
const podAntiAffinity = z.strictObject(podTerms).meta({ id: 'PodAntiAffinity', description: 'Pods to keep away from' })

/**
 * Where the pods may and should run (Kubernetes: `spec.affinity`, complete for 1.27; `matchLabelKeys` and
 * `mismatchLabelKeys` came with 1.29). Empty unless set.
 */
export const affinity = () =>
  z
    .strictObject({
      nodeAffinity: nodeAffinity.optional().describe('Nodes to run on'),
      podAffinity: podAffinity.optional().describe('Pods to run close to'),
      podAntiAffinity: podAntiAffinity.optional().describe('Pods to keep away from'),
    })
    .describe('Where the pods may and should run')
