/** Values that a chart took and an API server did not, what the server says of them, and the code that refuses them now. */
export interface FoundValues {
  readonly chart: string
  readonly name: string
  readonly values: object
  readonly code: string
  readonly fault: RegExp
  /** The first Kubernetes of those that run here that says so. @default the oldest */
  readonly since?: string
  /** The last of them that says so. @default the newest */
  readonly until?: string
}

const backend = (name: string, code: string, fault: RegExp, values: object): FoundValues => ({
  chart: 'clipper-backend',
  name,
  values,
  code,
  fault,
})
const volumes = (...extraVolumes: object[]) => ({ extraVolumes })
const peers = (...extraIngressPeers: object[]) => ({ networkPolicy: { extraIngressPeers } })
const windows = (windowsOptions: object) => ({ podSecurityContext: { windowsOptions } })
const pod = (podAffinityTerm: object) => ({
  affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm }] } },
})
const mounted = (mount: object) => ({
  ...volumes({ name: 'more', emptyDir: {} }),
  extraVolumeMounts: [{ name: 'more', mountPath: '/more', ...mount }],
})
const zone = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }

export const FOUND: readonly FoundValues[] = [
  // maps that an item needs were not required: the schema thought that their defaults were there
  backend('a source of variables that is none', 'missing-key', /configMapRef/, { extraEnvFrom: [{}] }),
  backend('a variable from nowhere', 'missing-key', /valueFrom/, { extraEnv: [{ name: 'A', valueFrom: {} }] }),
  backend(
    'a volume for each pod without its claim',
    'missing-key',
    /volumeClaimTemplate/,
    volumes({ name: 'a', ephemeral: {} }),
  ),
  backend('a peer that is nobody', 'missing-key', /must specify a peer/, peers({})),
  backend('a preference for nothing', 'missing-key', /topologyKey/, {
    affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } },
  }),
  // volumes and mounts
  backend('a mount of no volume', 'rule-broken', /volumeMounts\[1\]\.name: Not found/, {
    extraVolumeMounts: [{ name: 'none', mountPath: '/none' }],
  }),
  backend(
    'a volume with the name of one of the chart',
    'rule-broken',
    /name: Duplicate/,
    volumes({ name: 'exports', emptyDir: {} }),
  ),
  backend('a mount where the chart has one', 'rule-broken', /must be unique/, mounted({ mountPath: '/exports' })),
  backend(
    'a mount that the node sees',
    'rule-broken',
    /only to privileged/,
    mounted({ mountPropagation: 'Bidirectional' }),
  ),
  backend('a claim of one pod and of many', 'not-allowed', /ReadWriteOncePod with other/, {
    ...volumes({
      name: 'a',
      ephemeral: {
        volumeClaimTemplate: {
          spec: { accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'], resources: { requests: { storage: '1Gi' } } },
        },
      },
    }),
  }),
  backend(
    'one source twice',
    'duplicate-items',
    /conflicting duplicate paths/,
    volumes({
      name: 'a',
      projected: { sources: Array(2).fill({ secret: { name: 'a', items: [{ key: 'k', path: 'p' }] } }) },
    }),
  ),
  backend('a key that starts with two dots', 'wrong-pattern', /must not start with '\.\.'/, {
    extraEnv: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: '..k' } } }],
  }),
  backend('a label that is none, of the pod', 'wrong-pattern', /name part must consist of/, {
    extraEnv: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a?']" } } }],
  }),
  // where pods run
  backend('an affinity to no pod', 'missing-key', /null labelSelector/, pod({ topologyKey: 'kubernetes.io/hostname' })),
  {
    ...backend('a number of a node below zero', 'wrong-pattern', /valid label/, {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['-1'] }] }],
          },
        },
      },
    }),
    since: '1.37',
  },
  backend('one spread twice', 'rule-broken', /Duplicate value/, {
    topologySpreadConstraints: [zone, { ...zone, maxSkew: 2 }],
  }),
  {
    ...backend('a label key that is selected', 'rule-broken', /exists in both matchLabelKeys and labelSelector/, {
      topologySpreadConstraints: [{ ...zone, labelSelector: { matchLabels: { app: 'a' } }, matchLabelKeys: ['app'] }],
    }),
    until: '1.28',
  },
  {
    ...backend('a label key with a condition', 'rule-broken', /exists in both matchLabelKeys and labelSelector/, {
      topologySpreadConstraints: [
        { ...zone, labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, matchLabelKeys: ['app'] },
      ],
    }),
    until: '1.28',
  },
  // rights
  backend('processes of the node', 'rule-broken', /hostNetwork must be true/, windows({ hostProcess: true })),
  backend('a credential that has no name', 'wrong-pattern', /RFC 1123/, windows({ gmsaCredentialSpecName: 'A_b' })),
  backend('a user with a sign', 'wrong-pattern', /cannot contain the following/, windows({ runAsUserName: 'a|b' })),
  backend('a user of dots', 'wrong-pattern', /only periods or spaces/, windows({ runAsUserName: '..' })),
  backend('an empty credential', 'wrong-length', /cannot be an empty string/, windows({ gmsaCredentialSpec: '' })),
  {
    ...backend('all of /proc', 'rule-broken', /hostUsers/, { securityContext: { procMount: 'Unmasked' } }),
    since: '1.37',
  },
  backend('one sysctl twice', 'rule-broken', /Duplicate value/, {
    podSecurityContext: { sysctls: Array(2).fill({ name: 'net.core.somaxconn', value: '1' }) },
  }),
  // addresses
  backend('an address for the domain of the site', 'wrong-pattern', /must be a DNS name, not an IP address/, {
    global: { domain: '0.5.9.2' },
  }),
  {
    chart: 'clipper-monitoring',
    name: 'a domain that has no room for grafana',
    values: { global: { domain: 'a'.repeat(246) }, grafana: { ingress: { enabled: true } } },
    code: 'wrong-length',
    fault: /must be no more than 253/,
  },
  {
    ...backend(
      'a range with bits behind its prefix',
      'wrong-pattern',
      /bits set beyond/,
      peers({ ipBlock: { cidr: '10.0.0.1/8' } }),
    ),
    since: '1.37',
  },
  backend('two gaps in an address', 'wrong-pattern', /valid CIDR/i, peers({ ipBlock: { cidr: '1::2::3/128' } })),
  {
    chart: 'clipper-postgres',
    name: 'an exception outside of the range of its clients',
    values: { networkPolicy: { clients: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }] } },
    code: 'rule-broken',
    fault: /strict subset/,
  },
  {
    chart: 'clipper-redis',
    name: 'an exception outside of the range of its clients',
    values: { networkPolicy: { clients: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }] } },
    code: 'rule-broken',
    fault: /strict subset/,
  },
  backend(
    'an exception outside of its range',
    'rule-broken',
    /strict subset/,
    peers({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }),
  ),
  backend(
    'an exception of all',
    'rule-broken',
    /strict subset/,
    peers({ ipBlock: { cidr: 'fd00::/8', except: ['FD00::/8'] } }),
  ),
  backend('ports that go backwards', 'rule-broken', /must be greater than/, {
    networkPolicy: { egress: { extra: [{ ports: [{ port: 2, endPort: 1 }] }] } },
  }),
  // what single charts hold
  backend('a registry behind a blank', 'wrong-pattern', /leading or trailing whitespace/, {
    global: { imageRegistry: ' a' },
  }),
  {
    chart: 'clipper-postgres',
    name: 'a time zone that there is not',
    code: 'wrong-pattern',
    fault: /unknown time zone/,
    values: { backup: { enabled: true, timeZone: 'Europe/Berln' } },
  },
  {
    chart: 'clipper-postgres',
    name: 'a minute that there is not',
    code: 'wrong-pattern',
    fault: /above maximum/,
    values: { backup: { enabled: true, schedule: '60 * * * *' } },
  },
  {
    chart: 'clipper-postgres',
    name: 'a script with two dots before it',
    code: 'wrong-pattern',
    fault: /must not start with '\.\.'/,
    values: { initScripts: { '..a.sql': 'x' } },
  },
  {
    chart: 'clipper-postgres',
    name: 'a variable that the chart sets',
    code: 'rule-broken',
    fault: /hides previous definition/,
    since: '1.37',
    values: { extraEnv: [{ name: 'PGDATA', value: 'x' }] },
  },
  {
    chart: 'clipper-redis',
    name: 'a variable of the exporter that the chart sets',
    code: 'rule-broken',
    fault: /hides previous definition/,
    since: '1.37',
    values: { exporter: { enabled: true, extraEnv: [{ name: 'REDIS_ADDR', value: 'x' }] } },
  },
  {
    chart: 'clipper-redis',
    name: 'a claim of one pod and of many',
    code: 'not-allowed',
    fault: /ReadWriteOncePod with other/,
    values: { persistence: { accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] } },
  },
  {
    chart: 'clipper-monitoring',
    name: 'one volume twice',
    code: 'rule-broken',
    fault: /Duplicate value/,
    values: { prometheus: { extraVolumes: Array(2).fill({ name: 'a', emptyDir: {} }) } },
  },
]

/** Values that are fine, and of which a chart made what a server or Helm refused, until its templates were mended. */
export const MENDED: readonly { readonly chart: string; readonly name: string; readonly values: object }[] = [
  ...['clipper-postgres', 'clipper-redis'].map((chart) => ({
    chart,
    name: 'a name of which the pods of a StatefulSet had too long a label',
    values: { fullnameOverride: 'a'.repeat(63) },
  })),
  {
    chart: 'clipper-redis',
    name: 'a password that is a variable without a value',
    values: { extraEnv: [{ name: 'REDIS_PASSWORD' }] },
  },
  {
    chart: 'clipper-backend',
    name: 'the same for the migrations',
    values: {
      extraEnv: [{ name: 'DB_PASSWORD' }],
      migrations: { enabled: true, image: { repository: 'example/migrations' } },
    },
  },
]
