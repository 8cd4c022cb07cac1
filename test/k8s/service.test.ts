import { describe } from 'vitest'
import { service, serviceAccount } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const ranges = (...loadBalancerSourceRanges: unknown[]) => ({ loadBalancerSourceRanges })

describe('service', () => {
  judgeCases(service({ port: 80 }), {
    accepted: {
      'nothing set': {},
      'the smallest port': { port: 1 },
      'the largest port': { port: 65535 },
      'a node port': { type: 'NodePort', nodePort: 30080, externalTrafficPolicy: 'Local' },
      'a load balancer': { type: 'LoadBalancer', loadBalancerClass: 'example.com/internal' },
      'address ranges': ranges('10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::/0'),
      'labels and annotations': { labels: { tier: 'web' }, annotations: { a: '' }, sessionAffinity: 'ClientIP' },
    },
    refused: {
      'port 0': { port: 0 },
      'port 65536': { port: 65536 },
      'a port as text': { port: '80' },
      'a Service without pods': { type: 'ExternalName' },
      'a label with a blank': { labels: { tier: 'a b' } },
      'a label that is a boolean': { labels: { tier: true } },
      'an address without range': ranges('10.0.0.1'),
      'an octet above 255': ranges('256.0.0.0/8'),
      'a mask above 32': ranges('10.0.0.0/33'),
      'a host name': ranges('example.com/8'),
    },
  })
})

describe('serviceAccount', () => {
  judgeCases(serviceAccount(), {
    accepted: { 'nothing set': {}, 'one that exists': { create: false, name: 'web' } },
    refused: {
      'an upper-case name': { name: 'Web' },
      'a boolean as text': { create: 'false' },
      'a typo': { nam: 'web' },
    },
  })
})
