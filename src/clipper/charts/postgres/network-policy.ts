import { z } from 'zod'
import { networkPolicyPeers } from '../../../k8s/index.ts'

/** What may reach the pods (Kubernetes: `networking.k8s.io/v1` NetworkPolicy); the server itself calls nobody. */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create a NetworkPolicy'),
    extraIngressPeers: networkPolicyPeers().describe(
      "Who may connect besides the backend, its migrations and this chart's own pods",
    ),
  })
  .describe('What may reach the pods and what they may reach')
