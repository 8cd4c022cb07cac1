import { z } from 'zod'
import { networkPolicyPeers } from '../../../k8s/index.ts'
import { podsNamed } from '../shared/pods-named.ts'

/** What may reach the pod (Kubernetes: `networking.k8s.io/v1` NetworkPolicy). */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create a NetworkPolicy'),
    clients: networkPolicyPeers([podsNamed('clipper-backend')]).describe(
      'Who may connect to Redis, the backend by default: of any release, under the umbrella of its own',
    ),
    extraIngressPeers: networkPolicyPeers().describe('Who may connect to Redis besides the clients'),
    extraMetricsPeers: networkPolicyPeers().describe(
      "Who may read the metrics besides Clipper's Prometheus, for example another Prometheus",
    ),
  })
  .describe('What may reach the pod, which itself calls nobody')
