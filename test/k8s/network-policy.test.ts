import { describe, expect, test } from 'vitest'
import { networkPolicyPeers, networkPolicyPorts } from '../../src/k8s/index.ts'
import { ipRange } from '../../src/k8s/ip-range.ts'
import { each, judgeCases } from './verdicts.ts'

const range = (cidr: string) => [{ ipBlock: { cidr } }]

describe('networkPolicyPeers', () => {
  judgeCases(networkPolicyPeers(), {
    accepted: {
      everyone: [],
      'all pods of the namespace': [{ podSelector: {} }],
      'all namespaces': [{ namespaceSelector: {} }],
      'pods of other namespaces': [
        { podSelector: { matchLabels: { app: 'web' } }, namespaceSelector: { matchLabels: { team: 'web' } } },
      ],
      'an expression': [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } }],
      addresses: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }],
    },
    refused: {
      'a peer that says nothing': [{}],
      'addresses with a selector': [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }],
      'an address without length': range('10.0.0.1'),
      'a malformed label': [{ podSelector: { matchLabels: { 'a b': 'web' } } }],
      'a typo': [{ podSelecter: {} }],
    },
  })
})

describe('networkPolicyPorts', () => {
  judgeCases(networkPolicyPorts(), {
    accepted: {
      all: [],
      'a port': [{ port: 4317 }],
      'a range': [{ port: 30000, endPort: 32767, protocol: 'UDP' }],
      'names of ports': ['http', 'a', '8080-tcp', '1-2-a', 'a-1b'].map((port) => ({ port })),
      'a protocol': [{ protocol: 'SCTP' }],
    },
    refused: {
      'port 0': [{ port: 0 }],
      'a number as text': [{ port: '80' }],
      'a long name': [{ port: 'a'.repeat(16) }],
      'a name with two hyphens in a row': [{ port: 'a--b' }],
      'a name that ends in a hyphen': [{ port: 'a-' }],
      'a range that starts at a name': [{ port: 'http', endPort: 90 }],
      'an unknown protocol': [{ port: 80, protocol: 'tcp' }],
      'a rule that says nothing': [{}],
    },
  })
})

describe('ipRange', () => {
  judgeCases(ipRange(), {
    accepted: each('10.0.0.0/8', '255.255.255.255/32', '0.0.0.0/0', '::/0', '2001:db8::/32', 'fe80::1/128'),
    refused: each('', '10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', '10.0.0/8', '::/129', 'g::/8', '10.0.0.0/08'),
  })
})

test('peers have the default that was given', () => {
  expect(networkPolicyPeers([{ podSelector: {} }]).parse(undefined)).toEqual([{ podSelector: {} }])
})
