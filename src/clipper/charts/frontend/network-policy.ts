import { z } from 'zod'
import { dnsLabel, networkPolicyPeers } from '../../../k8s/index.ts'
import { egressRules } from '../shared/egress-rules.ts'

/** What may reach the pods and what they may reach (Kubernetes: `networking.k8s.io/v1` NetworkPolicy). */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create a NetworkPolicy'),
    ingressNamespace: dnsLabel().default('ingress-nginx').describe('Namespace of the ingress controller'),
    extraIngressPeers: networkPolicyPeers().describe('Who else may call the pods'),
    egress: z
      .strictObject({
        extra: egressRules().describe('Connections that the pods may open, none by default: they only serve files'),
      })
      .describe('What the pods may reach'),
  })
  .describe('What may reach the pods and what they may reach')
