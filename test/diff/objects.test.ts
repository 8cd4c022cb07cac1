import { expect, test } from 'vitest'
import { readObjects } from '../../src/diff/objects.ts'

const names = (text: string): string[] => [...readObjects(text).objects.keys()]
const object = (apiVersion: string, kind: string, metadata: string): string =>
  `---\n# Source: x\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`

const cases: [string, { given: string; want: string[] }][] = [
  ['nothing', { given: '', want: [] }],
  ['comments alone', { given: '---\n# Source: x\n---\n', want: [] }],
  [
    'a namespace of its own',
    { given: object('v1', 'Service', '{name: a, namespace: shop}'), want: ['Service shop/a'] },
  ],
  ['that of the release', { given: object('v1', 'Service', '{name: a, namespace: default}'), want: ['Service a'] }],
  ['kinds of Kubernetes', { given: object('networking.k8s.io/v1', 'Ingress', '{name: a}'), want: ['Ingress a'] }],
  [
    'kinds of others',
    { given: object('cert-manager.io/v1', 'Certificate', '{name: a}'), want: ['Certificate.cert-manager.io a'] },
  ],
  [
    'versions of a kind',
    {
      given: object('autoscaling/v1', 'HorizontalPodAutoscaler', '{name: a}'),
      want: names(object('autoscaling/v2', 'HorizontalPodAutoscaler', '{name: a}')),
    },
  ],
  [
    'objects in a list',
    {
      given: 'kind: List\nitems:\n- kind: A\n  metadata: {name: a}\n- kind: B\n  metadata: {name: b}\n',
      want: ['A a', 'B b'],
    },
  ],
  [
    'a text that ends a document',
    {
      given: `${object('v1', 'ConfigMap', '{name: a}')}data:\n  a: |\n    x\n${object('v1', 'Service', '{name: b}')}`,
      want: ['ConfigMap a', 'Service b'],
    },
  ],
]
test.each(cases)('%s', (_, { given, want }) => {
  expect(names(given)).toEqual(want)
  expect(readObjects(given).issues).toEqual([])
})

test('what cannot be read is no silent loss', () =>
  expect(readObjects('---\n- a\n---\na: [\n').issues.map(({ code }) => code)).toEqual([
    'yaml-not-a-map',
    'yaml-syntax',
  ]))
