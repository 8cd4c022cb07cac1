import { describe } from 'vitest'
import {
  affinity,
  nodeSelector,
  priorityClassName,
  tolerations,
  topologySpreadConstraints,
} from '../../src/k8s/index.ts'
import { each, judgeCases } from './verdicts.ts'

const terms = (term: unknown) => ({
  nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } },
})
const expression = (value: unknown) => terms({ matchExpressions: [value] })
const pod = (term: object) => ({
  podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', ...term }] },
})
const anti = (weight: number) => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight, podAffinityTerm: { topologyKey: 'topology.kubernetes.io/zone', labelSelector: {} } },
    ],
  },
})

describe('affinity', () => {
  judgeCases(affinity(), {
    accepted: {
      'nothing set': {},
      In: expression({ key: 'disk', operator: 'In', values: ['ssd', ''] }),
      Exists: expression({ key: 'disk', operator: 'Exists' }),
      Gt: expression({ key: 'cores', operator: 'Gt', values: ['8'] }),
      'a node by name': terms({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] }),
      'a preferred node': {
        nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: {} }] },
      },
      'pods by label': pod({ labelSelector: { matchLabels: { app: 'web' } }, namespaces: ['a'] }),
      'pods by expression': pod({
        labelSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] },
        namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] },
      }),
      'the largest weight': anti(100),
    },
    refused: {
      'a weight of 0': anti(0),
      'a weight of 101': anti(101),
      'In without values': expression({ key: 'disk', operator: 'In' }),
      'In with no value': expression({ key: 'disk', operator: 'In', values: [] }),
      'Exists with a value': expression({ key: 'disk', operator: 'Exists', values: ['ssd'] }),
      'Gt with two values': expression({ key: 'cores', operator: 'Gt', values: ['1', '2'] }),
      'Gt with a word': expression({ key: 'cores', operator: 'Gt', values: ['many'] }),
      'an unknown operator': expression({ key: 'disk', operator: 'in', values: ['ssd'] }),
      'an unknown field of the node': terms({ matchFields: [{ key: 'spec.x', operator: 'In', values: ['a'] }] }),
      'no term': { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
      'Gt in a label selector': pod({
        labelSelector: { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] },
      }),
      'a field of Kubernetes 1.29': pod({ matchLabelKeys: ['app'] }),
      'no topology key': pod({ topologyKey: '' }),
      'an unknown kind': { zoneAffinity: {} },
    },
  })
})

describe('tolerations', () => {
  judgeCases(tolerations(), {
    accepted: {
      none: [],
      'every taint': [{ operator: 'Exists' }],
      'a key': [{ key: 'a' }],
      'every taint for a while': [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }],
      'all set': [{ key: 'a/b', operator: 'Equal', value: 'c', effect: 'NoExecute', tolerationSeconds: 30 }],
    },
    refused: {
      'a map': {},
      'an unknown effect': [{ key: 'a', effect: 'NoStart' }],
      'a value that is a boolean': [{ key: 'a', value: true }],
      'a bad key': [{ key: 'a b' }],
      'Exists with a value': [{ key: 'a', operator: 'Exists', value: 'b' }],
      'Equal without a key': [{ value: 'b' }],
      'seconds without NoExecute': [{ key: 'a', tolerationSeconds: 30 }],
    },
  })
})

const spread = (change: object) => [
  { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', ...change },
]
describe('topologySpreadConstraints', () => {
  judgeCases(topologySpreadConstraints(), {
    accepted: {
      none: [],
      'what is needed': spread({}),
      'a soft constraint': spread({ whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {}, matchLabelKeys: ['a'] }),
      'all set': spread({
        labelSelector: { matchLabels: { app: 'web' } },
        matchLabelKeys: ['pod-template-hash'],
        minDomains: 2,
        nodeAffinityPolicy: 'Honor',
        nodeTaintsPolicy: 'Ignore',
      }),
    },
    refused: {
      'no skew': spread({ maxSkew: 0 }),
      'no place': spread({ minDomains: 0 }),
      'places of a soft constraint': spread({ whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }),
      'label keys without selector': spread({ matchLabelKeys: ['a'] }),
      'an unknown way': spread({ whenUnsatisfiable: 'Maybe' }),
      'a missing key': [{ maxSkew: 1 }],
    },
  })
})

describe('nodeSelector', () => {
  judgeCases(nodeSelector(), {
    accepted: { none: {}, labels: { 'kubernetes.io/os': 'linux', empty: '' } },
    refused: { 'a boolean': { ssd: true }, 'a blank': { a: 'b c' } },
  })
})
describe('priorityClassName', () => {
  judgeCases(priorityClassName(), { accepted: each('', 'system-node-critical'), refused: each('High', 1) })
})
