import { z } from 'zod'
import { networkPolicyPeers, networkPolicyPorts } from '../../../k8s/index.ts'

/** Connections that a NetworkPolicy lets the pods open (Kubernetes: `networking.k8s.io/v1` NetworkPolicyEgressRule). */
export const egressRules = () =>
  z
    .array(
      z.strictObject({
        to: networkPolicyPeers().unwrap().optional().describe('Who is called, anyone where it is left out'),
        ports: networkPolicyPorts().unwrap().optional().describe('Ports that are called, any where it is left out'),
      }),
    )
    .default([])
    .describe('Further connections that the pods may open')
