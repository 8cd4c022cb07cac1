/** A values file and whether clipper-backend takes it, for whoever judges. */
export interface Case {
  readonly name: string
  readonly content: string | Buffer
  readonly want: 'accepted' | 'refused'
}

const accepted = (name: string, content: string | Buffer): Case => ({ name, content, want: 'accepted' })
const refused = (name: string, content: string | Buffer): Case => ({ name, content, want: 'refused' })

/** Thirty thousand entries, more than 2 MB. */
const large = `global:\n  entries:\n${Array.from({ length: 30_000 }, (_, i) => `    - name: ENTRY_NUMBER_${i}\n      value: "the value of entry number ${i}, long enough"\n`).join('')}`

/** Good and bad files, each for a reason that users meet. */
export const CORPUS: readonly Case[] = [
  // good
  accepted('empty', ''),
  accepted('comment only', '# nothing is set\n'),
  accepted('document marker only', '---\n'),
  accepted('null document', 'null\n'),
  accepted('empty map', '{}\n'),
  accepted('one setting', 'replicaCount: 3\n'),
  accepted('nested setting', 'resources:\n  limits:\n    memory: 1Gi\n'),
  accepted('JSON', '{"replicaCount": 3, "image": {"tag": "v1.2.3"}}'),
  accepted('JSON indented with tabs', '{\n\t"replicaCount": 3,\n\t"image": {\n\t\t"tag": "v1"\n\t}\n}\n'),
  accepted('byte order mark', '\ufeffreplicaCount: 3\n'),
  accepted('Windows line ends', 'replicaCount: 3\r\nimage:\r\n  tag: v1\r\n'),
  accepted('anchors and aliases', 'resources:\n  requests: &same\n    cpu: 1\n    memory: 1Gi\n  limits: *same\n'),
  accepted(
    'merge key',
    'x: &x {cpu: 1}\n'
      .replace('x: ', 'podLabels: ')
      .replace('{cpu: 1}', '{a: b}')
      .concat('podAnnotations:\n  <<: *x\n  c: d\n'),
  ),
  accepted('integer tag, as --set gives it', 'image:\n  tag: 20240101\n'),
  accepted('integer CPU', 'resources:\n  requests:\n    cpu: 1\n  limits:\n    cpu: 2\n'),
  accepted('CPU with a fraction in quotes', 'resources:\n  limits:\n    cpu: "0.5"\n'),
  accepted('octal number', 'terminationGracePeriodSeconds: 0o100\n'),
  accepted('hexadecimal number', 'replicaCount: 0x3\n'),
  accepted('exponent that is whole', 'terminationGracePeriodSeconds: 6e1\n'),
  accepted('number with a fraction of zero', 'replicaCount: 3.0\n'),
  accepted('YAML 1.1 boolean', 'autoscaling:\n  enabled: off\n'),
  accepted('null for a list', 'tolerations:\n'),
  accepted('null for an open map', 'nodeSelector: ~\n'),
  accepted('null that removes a CPU limit', 'resources:\n  limits:\n    cpu: null\n'),
  accepted('open global', 'global:\n  anything:\n    goes: [1, two]\n'),
  accepted('label keys that objects inherit', 'podLabels:\n  constructor: a\n  toString: b\n  hasOwnProperty: c\n'),
  accepted('enabled, for a parent', 'enabled: true\n'),
  accepted('2 MB', large),
  accepted('emoji', 'podAnnotations:\n  note: "🚀"\n'),
  // wrong type
  refused('word for a number', 'replicaCount: many\n'),
  refused('quoted number for a number', 'replicaCount: "3"\n'),
  refused('fraction for a count', 'replicaCount: 2.5\n'),
  refused('number for a string', 'fullnameOverride: 3\n'),
  refused('word for a boolean', 'autoscaling:\n  enabled: maybe\n'),
  refused('quoted boolean for a boolean', 'autoscaling:\n  enabled: "true"\n'),
  refused('list for a map', 'resources: []\n'),
  refused('map for a list', 'tolerations: {}\n'),
  refused('scalar for a map', 'image: nginx\n'),
  refused('YAML 1.1 boolean for a string', 'fullnameOverride: yes\n'),
  refused('octal-looking number for a string', 'fullnameOverride: 0755\n'),
  refused('exponent for a string', 'fullnameOverride: 1e3\n'),
  refused('boolean for an annotation', 'podAnnotations:\n  prometheus.io/scrape: true\n'),
  // unknown keys
  refused('unknown key', 'replicaCuont: 3\n'),
  refused('unknown key, two deep', 'image:\n  tga: v1\n'),
  refused('unknown key, three deep', 'autoscaling:\n  behavior:\n    scaleUpp: {}\n'),
  refused('unknown key, four deep in a list', 'ingress:\n  hosts:\n    - host: a.example.com\n      pahts: []\n'),
  refused('key named like an inherited member', 'constructor: 1\n'),
  refused('key that YAML reads as a boolean', 'yes: 1\n'),
  refused('key that YAML reads as a number', '0755: 1\n'),
  refused('key of another chart', 'controller:\n  replicaCount: 2\n'),
  // wrong value
  refused('below the minimum', 'replicaCount: -1\n'),
  refused('port above the range', 'service:\n  port: 70000\n'),
  refused('not one of the choices', 'image:\n  pullPolicy: Sometimes\n'),
  refused('bad memory quantity', 'resources:\n  limits:\n    memory: 1 GB\n'),
  refused('bad CPU quantity', 'resources:\n  limits:\n    cpu: 100x\n'),
  refused('bad digest', 'image:\n  digest: sha256:abc\n'),
  refused('null for a number', 'replicaCount: null\n'),
  refused('null for a map', 'image: ~\n'),
  refused('null for a nested setting', 'service:\n  port:\n'),
  refused('item without its name', 'extraEnv:\n  - value: a\n'),
  refused('null item', 'imagePullSecrets:\n  - null\n'),
  // no values at all
  refused('list', '- a\n- b\n'),
  refused('scalar', 'hello\n'),
  refused('tab indentation', 'image:\n\ttag: v1\n'),
  refused('open quote', 'replicaCount: "3\n'),
  refused('open brace', '{"replicaCount": 3\n'),
  refused('unquoted template', 'fullnameOverride: {{ .Release.Name }}\n'),
  refused('null key', '? ~\n: 1\n'),
  refused('list key', '? [a, b]\n: 1\n'),
  refused('not a number', 'replicaCount: .nan\n'),
  refused('infinity', 'replicaCount: .inf\n'),
  refused('invalid UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a])),
  refused('NUL byte', 'replicaCount: 3\u0000\n'),
  refused('undefined alias', 'image: *nothing\n'),
]

/** Files that the SDK alone refuses, with the reason's code in docs/differences.md. */
export const DIFFERENT: readonly { readonly name: string; readonly content: string; readonly code: string }[] = [
  { name: 'duplicate key', content: 'replicaCount: 2\nreplicaCount: 3\n', code: 'yaml-duplicate-key' },
  { name: 'duplicate nested key', content: 'image:\n  tag: a\n  tag: b\n', code: 'yaml-duplicate-key' },
  { name: 'two documents', content: 'replicaCount: 2\n---\nreplicaCount: 3\n', code: 'yaml-documents' },
  { name: 'a number that loses digits', content: 'global:\n  id: 9007199254740993\n', code: 'yaml-number' },
  { name: 'a key that reaches the prototype', content: 'global:\n  __proto__: a\n', code: 'unsafe-key' },
]
