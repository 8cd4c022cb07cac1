import { z } from 'zod'
import { networkPolicyPeers } from '../../../k8s/index.ts'
import { podsNamed } from '../shared/pods-named.ts'

/** What may reach the pods (Kubernetes: `networking.k8s.io/v1` NetworkPolicy); the server itself calls nobody. */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create a NetworkPolicy'),
    clients: networkPolicyPeers([podsNamed('clipper-backend'), podsNamed('clipper-backend-migrations')]).describe(
      'Who may connect, the backend and its migrations by default: of any release, under the umbrella of its own',
    ),
    extraIngressPeers: networkPolicyPeers().describe("Who may connect besides the clients and this chart's own pods"),
  })
  .describe('What may reach the pods and what they may reach')
