import { z } from 'zod'
import { dnsLabel, ipBlock, networkPolicyPeers } from '../../../k8s/index.ts'
import { egressRules } from '../shared/egress-rules.ts'
import { podsNamed } from '../shared/pods-named.ts'

const PRIVATE_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16']
const PRIVATE_IPV6 = ['fc00::/7', 'fe80::/10']

/** What may reach the pods and what they may reach (Kubernetes: `networking.k8s.io/v1` NetworkPolicy). */
export const networkPolicy = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether to create a NetworkPolicy'),
    ingressNamespace: dnsLabel().default('ingress-nginx').describe('Namespace of the ingress controller'),
    extraIngressPeers: networkPolicyPeers().describe('Who else may call the pods, for example Prometheus'),
    egress: z
      .strictObject({
        postgres: networkPolicyPeers([podsNamed('clipper-postgres')]).describe(
          'Where PostgreSQL runs, on DB_PORT, an empty list means anywhere',
        ),
        redis: networkPolicyPeers([podsNamed('clipper-redis')]).describe(
          'Where Redis runs, on REDIS_PORT, an empty list means anywhere',
        ),
        openSearch: networkPolicyPeers([{ podSelector: {} }]).describe(
          'Where OpenSearch runs, on the port of OPENSEARCH_URL, an empty list means anywhere',
        ),
        https: z
          .array(ipBlock)
          .default([
            { cidr: '0.0.0.0/0', except: PRIVATE_IPV4 },
            { cidr: '::/0', except: PRIVATE_IPV6 },
          ])
          .describe('Addresses that may be called on port 443, by default those outside the cluster'),
        extra: egressRules().describe('Further connections that the pods may open, for example to an OTLP collector'),
      })
      .describe('What the pods may reach besides name servers'),
  })
  .describe('What may reach the pods and what they may reach')
