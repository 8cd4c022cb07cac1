import fc from 'fast-check'

const pods = fc.constantFrom(0, 1, 2, 3, 7, 1000000)
const amount = fc.constantFrom(
  '',
  1,
  0.5,
  1.005,
  3000000,
  '1.005k',
  '333m',
  '0.333',
  '1Gi',
  '1024Mi',
  '2G',
  '1.1M',
  '.5Gi',
  '1.Gi',
  '0512Mi',
  '0.333333333333333333Gi',
  '1.123456789Ti',
  '12345678901',
  '12MB',
)
const amounts = fc.record({ cpu: amount, memory: amount, 'ephemeral-storage': amount }, { requiredKeys: [] })
const name = fc.constantFrom('a.b', 'c.b', 'b', '*.b')
const host = fc.oneof(fc.constant(''), name)
const names = fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C') }), { maxLength: 3 })
const paths = fc.constantFrom('/tmp', '/a', '/data', '/other')
const mount = fc.record(
  { name: fc.constantFrom('tmp', 'A', 'B'), path: paths, mode: fc.constantFrom('shared', 'own') },
  { requiredKeys: ['name', 'path'] },
)
const range = fc.constantFrom(
  ...['0.0.0.0/0', '10.0.0.0/8', '10.128.0.0/9', '10.0.0.0/9', '10.0.0.7/32', '128.0.0.0/1', '192.168.8.0/21'],
  ...[
    '::/0',
    'fc00::/7',
    'fd00::/8',
    'FD00:0::/8',
    '2001:db8::1/128',
    '2001:db8::/32',
    '::1/128',
    '1:2:3:4:5:6:7:8/128',
  ],
)
const block = fc.record({ cidr: range, except: fc.array(range, { maxLength: 2 }) }, { requiredKeys: ['cidr'] })
const peers = fc.array(fc.record({ block }, { requiredKeys: [] }), { maxLength: 2 })
const label = fc.constantFrom('a', 'b', 'c')
const constraint = fc.record(
  {
    labelSelector: fc.record(
      {
        matchLabels: fc.dictionary(label, fc.constant('x'), { maxKeys: 2 }),
        matchExpressions: fc.array(fc.record({ key: label, operator: fc.constant('Exists') }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    matchLabelKeys: fc.array(label, { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

/** Random values of the chart in shop.ts that has a rule of every kind, near what the rules ask for. */
export const webValues = fc.record(
  {
    enabled: fc.boolean(),
    replicas: pods,
    scaling: fc.record({ enabled: fc.boolean(), min: pods, max: pods }, { requiredKeys: [] }),
    budget: fc.record({ least: fc.constantFrom(0, 1, 2, '0%', '33%', '50%', '67%', '100%') }, { requiredKeys: [] }),
    resources: fc.record({ requests: amounts, limits: amounts }, { requiredKeys: [] }),
    cache: fc.constantFrom('', '1MB', '1024MB', '1073741824B', '1000B', '1.MB', '.5MB'),
    interval: fc.constantFrom('1s', '10s', '30s', '1m', '10m'),
    env: names,
    volumes: names,
    mounts: fc.array(mount, { maxLength: 3 }),
    folder: paths,
    peers,
    ports: fc.array(
      fc.record(
        { from: fc.constantFrom<number | string>(1, 9, 10, 'http'), to: fc.constantFrom(1, 9, 10) },
        { requiredKeys: ['from'] },
      ),
      { maxLength: 2 },
    ),
    calls: fc.array(fc.record({ to: peers }, { requiredKeys: [] }), { maxLength: 2 }),
    blocks: fc.array(block, { maxLength: 1 }),
    spread: fc.array(constraint, { maxLength: 2 }),
    rights: fc.array(fc.constantFrom('ALL', 'SOME'), { maxLength: 2 }),
    parameters: fc.dictionary(fc.constantFrom('port', 'max-size', 'free'), fc.constant('x'), { maxKeys: 2 }),
    domain: host,
    ingress: fc.record(
      {
        enabled: fc.boolean(),
        hosts: fc.array(fc.record({ host }), { maxLength: 2 }),
        tls: fc.array(fc.record({ hosts: fc.array(name, { maxLength: 2 }) }, { requiredKeys: [] }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    mode: fc.constantFrom('', 'open', 'closed'),
    token: fc.constantFrom('', 't'),
    secret: fc.constantFrom('', 'web'),
    stored: fc.boolean(),
    keys: fc.constantFrom(['A', 'B'], ['B'], []),
    config: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('', 'x'), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
)
/** The same of its umbrella. */
export const shopValues = fc.record(
  {
    connections: fc.constantFrom(10, 100, 1000),
    tags: fc.record({ all: fc.boolean() }, { requiredKeys: [] }),
    web: webValues,
    'shop-web': webValues,
    other: webValues,
  },
  { requiredKeys: [] },
)
