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
    accepted: each(
      ...[
        '0.0.0.0/0',
        '10.0.0.0/8',
        '100.64.0.0/10',
        '172.16.0.0/12',
        '128.0.0.0/1',
        '1.2.3.4/31',
        '255.255.255.255/32',
      ],
      ...['::/0', '::/128', '2001:db8::/32', '2001:db8:1::/48', 'fc00::/7', 'fe80::/10', '64:ff9b::/96', 'FD00::/8'],
      '2001:0:0:0:8::/80',
      ...['::1/128', 'fe80::1/128', '1:2:3:4:5:6:7:8/128'],
    ),
    refused: each('', '10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', '10.0.0/8', '::/129', 'g::/8', '10.0.0.0/08'),
  })
  judgeCases(ipRange(), {
    accepted: {},
    refused: {
      'bits behind an octet': '10.1.0.0/8',
      'bits behind a part of an octet': '172.24.0.0/12',
      'one bit behind 31': '1.2.3.5/31',
      'bits behind no prefix': '1.0.0.0/0',
      'a group behind the prefix': '2001:db8:1::/32',
      'bits of a group behind the prefix': 'fe81::/10',
      'two gaps': '1::2::3/128',
      'nine groups': '1:2:3:4:5:6:7:8:9/128',
      'seven groups': '1:2:3:4:5:6:7/128',
      'zeros at the end, spelled out': '2001:db8:0:0:0:0:0:0/32',
      'a gap in the middle': '2001::8:0:0:0/80',
    },
  })
})

test('peers have the default that was given', () => {
  expect(networkPolicyPeers([{ podSelector: {} }]).parse(undefined)).toEqual([{ podSelector: {} }])
})
