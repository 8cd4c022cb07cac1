import * as z from 'zod'
import { port } from './int32.ts'
import { ipRange } from './ip-range.ts'
import { annotations, labelKey, labels } from './metadata.ts'

/** Defaults of a `service`. */
export interface ServiceOptions {
  /** @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer'
  readonly port: number
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>
}

/**
 * The Service in front of the pods (Kubernetes: `spec` of a Service). ExternalName is left out: such a Service has no
 * pods. Kubernetes takes `nodePort` not with ClusterIP, `externalTrafficPolicy` only with NodePort or LoadBalancer and
 * the `loadBalancer…` fields only with LoadBalancer: nothing checks that here.
 */
export const service = (options: ServiceOptions) =>
  z
    .strictObject({
      type: z
        .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
        .default(options.type ?? 'ClusterIP')
        .describe('From where the Service can be reached'),
      port: port().default(options.port).describe('Port of the Service'),
      nodePort: port().optional().describe('Port on every node, chosen by the cluster where it is left out'),
      annotations: annotations(options.annotations).describe('Annotations of the Service'),
      labels: labels().describe('Further labels of the Service'),
      sessionAffinity: z
        .enum(['None', 'ClientIP'])
        .default('None')
        .describe('Whether requests of one client go to the same pod'),
      externalTrafficPolicy: z
        .enum(['Cluster', 'Local'])
        .optional()
        .describe('Whether outside traffic stays on the node where it arrives'),
      loadBalancerClass: labelKey().optional().describe('Which implementation serves a LoadBalancer'),
      loadBalancerSourceRanges: z
        .array(ipRange())
        .optional()
        .describe('Client address ranges that a LoadBalancer lets in, for example 10.0.0.0/8'),
    })
    .describe('Service in front of the pods')
