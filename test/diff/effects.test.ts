import { expect, test } from 'vitest'
import { diffObjects } from '../../src/diff/diff-objects.ts'
import { readObjects } from '../../src/diff/objects.ts'

/** An object of a kind with a field of its spec, as JSON, which is YAML. */
const object = (kind: string, spec: object, more: object = {}): string =>
  `---\n${JSON.stringify({ apiVersion: 'v1', kind, metadata: { name: 'x' }, spec, ...more })}\n`

const claim = (storage: string, more: object = {}) => ({ resources: { requests: { storage } }, ...more })
const hook = { metadata: { name: 'x', annotations: { 'helm.sh/hook': 'pre-upgrade' } } }
const pod = (image: string) => ({ template: { spec: { containers: [{ name: 'a', image }] } } })

const cases: [string, { given: [string, string]; want: string[] }][] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet'].map((kind): [string, { given: [string, string]; want: string[] }] => [
    `pods of a ${kind}`,
    { given: [object(kind, pod('a:1')), object(kind, pod('a:2'))], want: ['restart'] },
  ]),
  [
    'a checksum of a Deployment',
    {
      given: [
        object('Deployment', { template: { metadata: { annotations: { 'checksum/config': 'a' } } } }),
        object('Deployment', { template: { metadata: { annotations: { 'checksum/config': 'b' } } } }),
      ],
      want: ['restart'],
    },
  ],
  [
    'replicas of a Deployment',
    { given: [object('Deployment', { replicas: 1 }), object('Deployment', { replicas: 2 })], want: [] },
  ],
  [
    'pods of a CronJob, which run next time',
    { given: [object('CronJob', pod('a')), object('CronJob', pod('b'))], want: [] },
  ],
  [
    'pods that wait for their deletion',
    {
      given: ['a', 'b'].map((image) =>
        object('DaemonSet', { ...pod(image), updateStrategy: { type: 'OnDelete' } }),
      ) as [string, string],
      want: [],
    },
  ],
  [
    'the same amount written another way',
    {
      given: ['1000m', '1'].map((cpu) =>
        object('Deployment', { template: { spec: { containers: [{ name: 'a', resources: { limits: { cpu } } }] } } }),
      ) as [string, string],
      want: [],
    },
  ],
  [
    'the selector of a Deployment',
    {
      given: [object('Deployment', { selector: { a: 'x' } }), object('Deployment', { selector: { a: 'y' } })],
      want: ['refused'],
    },
  ],
  [
    'the Service of a StatefulSet',
    {
      given: [object('StatefulSet', { serviceName: 'a' }), object('StatefulSet', { serviceName: 'b' })],
      want: ['refused'],
    },
  ],
  [
    'claims of a StatefulSet, and its pods',
    {
      given: [
        object('StatefulSet', { ...pod('a'), volumeClaimTemplates: [{ spec: claim('1Gi') }] }),
        object('StatefulSet', { ...pod('b'), volumeClaimTemplates: [{ spec: claim('2Gi') }] }),
      ],
      want: ['restart', 'refused'],
    },
  ],
  [
    'replicas of a StatefulSet',
    { given: [object('StatefulSet', { replicas: 1 }), object('StatefulSet', { replicas: 2 })], want: [] },
  ],
  [
    'a claim that grows',
    {
      given: [object('PersistentVolumeClaim', claim('900Mi')), object('PersistentVolumeClaim', claim('1Gi'))],
      want: ['grows'],
    },
  ],
  [
    'a claim that shrinks',
    {
      given: [object('PersistentVolumeClaim', claim('1Gi')), object('PersistentVolumeClaim', claim('1000Mi'))],
      want: ['refused'],
    },
  ],
  [
    'a claim of a class that nobody named before',
    {
      given: [
        object('PersistentVolumeClaim', claim('1Gi')),
        object('PersistentVolumeClaim', claim('1Gi', { storageClassName: 'fast' })),
      ],
      want: ['unsure'],
    },
  ],
  [
    'a claim that grows and changes its class',
    {
      given: [
        object('PersistentVolumeClaim', claim('1Gi', { storageClassName: 'slow' })),
        object('PersistentVolumeClaim', claim('2Gi', { storageClassName: 'fast' })),
      ],
      want: ['refused'],
    },
  ],
  ['a Job', { given: [object('Job', pod('a')), object('Job', pod('b'))], want: ['refused'] }],
  [
    'how often a Job is tried',
    { given: [object('Job', { backoffLimit: 1 }), object('Job', { backoffLimit: 2 })], want: [] },
  ],
  ['a Job that is a hook', { given: [object('Job', pod('a'), hook), object('Job', pod('b'), hook)], want: [] }],
  [
    'a Service that becomes headless',
    { given: [object('Service', {}), object('Service', { clusterIP: 'None' })], want: ['refused'] },
  ],
  [
    'data of a ConfigMap',
    { given: [object('ConfigMap', {}, { data: { a: '1' } }), object('ConfigMap', {}, { data: { a: '2' } })], want: [] },
  ],
  [
    'data of a ConfigMap that is locked',
    {
      given: [
        object('ConfigMap', {}, { immutable: true, data: { a: '1' } }),
        object('ConfigMap', {}, { immutable: true, data: { a: '2' } }),
      ],
      want: ['refused'],
    },
  ],
]

test.each(cases)('%s', (_, { given: [before, after], want }) => {
  const again = readObjects(after).objects
  const changes = diffObjects(readObjects(before).objects, again, { secrets: [], again })
  expect(changes.flatMap(({ effects }) => effects)).toEqual(want)
})

test('what goes is removed, or kept where the chart says so', () => {
  const kept = object('ConfigMap', {}, { metadata: { name: 'y', annotations: { 'helm.sh/resource-policy': 'keep' } } })
  const again = readObjects('').objects
  expect(diffObjects(readObjects(object('Service', {}) + kept).objects, again, { secrets: [], again })).toEqual([
    { object: 'ConfigMap y', change: 'removed', effects: ['kept'], refusals: [], fields: [] },
    { object: 'Service x', change: 'removed', effects: [], refusals: [], fields: [] },
  ])
})

test('what a template makes at random is no difference', () => {
  const secret = (password: string): string => object('Secret', {}, { stringData: { password } })
  const [before, after, again] = ['a', 'b', 'c'].map((password) => readObjects(secret(password)).objects)
  if (!before || !after || !again) throw new Error('not read')
  expect(diffObjects(before, after, { secrets: [], again })).toEqual([])
  expect(diffObjects(before, after, { secrets: [], again: after })).toHaveLength(1)
})

test('data of Secrets and secrets of the values are hidden wherever they are', () => {
  const made = (secret: string): string =>
    object('Secret', {}, { data: { a: `${secret}-coded`, [`only-${secret}`]: 'x' } }) +
    object('ConfigMap', {}, { data: { 'app.conf': `user = me\nword = ${secret}\n`, a: '1', coded: btoa(secret) } })
  const after = readObjects(made('hunter22')).objects
  const changes = diffObjects(readObjects(made('hunter21')).objects, after, {
    secrets: ['hunter21', 'hunter22'],
    again: after,
  })
  expect(
    JSON.stringify(changes.flatMap(({ fields }) => fields.flatMap(({ before, after: now }) => [before, now]))),
  ).not.toMatch(/hunter/)
  expect(changes).toMatchObject([
    {
      object: 'ConfigMap x',
      fields: [
        { field: 'data["app.conf"]', before: '(secret)', after: '(secret)' },
        { field: 'data.coded', after: '(secret)' },
      ],
    },
    { object: 'Secret x', fields: [{ field: 'data.a' }, {}, {}] },
  ])
})
