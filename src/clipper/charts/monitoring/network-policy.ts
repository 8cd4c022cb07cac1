import { z } from 'zod'
import { dnsLabel, networkPolicyPeers, networkPolicyPorts } from '../../../k8s/index.ts'

const furtherEgress = (example: string) =>
  z
    .array(
      z.strictObject({
        to: networkPolicyPeers().unwrap().optional().describe('Who is called, anyone where it is left out'),
        ports: networkPolicyPorts().unwrap().optional().describe('Ports that are called, any where it is left out'),
      }),
    )
    .default([])
    .describe(`Further connections that the pod may open, for example to ${example}`)

/** What may reach the two pods and what they may reach (Kubernetes: `networking.k8s.io/v1` NetworkPolicy). */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create the NetworkPolicies'),
    ingressNamespace: dnsLabel().default('ingress-nginx').describe('Namespace of the ingress controller'),
    prometheus: z
      .strictObject({
        extraIngressPeers: networkPolicyPeers().describe('Who else may ask Prometheus, besides Grafana'),
        alertmanagers: networkPolicyPeers().describe('Where the Alertmanagers run, an empty list means anywhere'),
        extraEgress: furtherEgress('what extraScrapeConfigs names'),
      })
      .describe('Prometheus'),
    grafana: z
      .strictObject({
        extraIngressPeers: networkPolicyPeers().describe('Who else may call Grafana, besides the ingress controller'),
        extraEgress: furtherEgress('a login provider or another data source'),
      })
      .describe('Grafana'),
  })
  .describe('What may reach the pods and what they may reach')
