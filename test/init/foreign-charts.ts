/** Charts as others write them: files by path, from the folder that holds the charts. */
export interface Foreign {
  readonly files: Readonly<Record<string, string>>
  /** The chart that is installed. */
  readonly root: string
}

const chartYaml = (name: string, more = ''): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`

/** Shows the whole of some keys, and of others whether they are set. */
const showing = (shown: string, asked: readonly string[] = []): string =>
  [
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shown\ndata:',
    `  all: {{ ${shown} | toYaml | quote }}`,
    ...asked.map((path, i) => `  asked${i}: {{ ${path} | default "unset" | quote }}`),
    '',
  ].join('\n')

/** Everything that YAML can say and a values file does say. */
const kinds: Foreign = {
  root: 'kinds',
  files: {
    'kinds/Chart.yaml': chartYaml('kinds'),
    'kinds/values.yaml': `# Values of kinds
#
# -- Number of pods,
# as a whole number
# @default -- 2
replicas: 2
ratio: 0.25
large: 12345678
negative: -3
on: yes
mode: "0755"
version: "1.10"
empty: ""
nothing: null
alsoNothing: ~
emptyMap: {}
emptyList: []
# Words: 'single', "double", \\ and \`backquotes\` \${here}
words: 'it''s \\ "quoted" \`back\` \${x}'
text: |
  first
    second

  last
folded: >-
  one
  two
unicode: "\\u2028 ☃ \\t"
names: [a, b]
numbers: [1, 2.5]
mixed:
  - one
  - 2
  - true
  - null
  - [nested, [list]]
  - key: value
items:
  - name: A
    value: "1"
  - name: B
    valueFrom:
      secretKeyRef: {name: s, key: k}
    "odd key": 1
base: &base
  cpu: 100m
  memory: 128Mi
resources:
  requests: *base
  limits:
    <<: *base
    memory: 256Mi
copies: [*base]
podAnnotations:
  prometheus.io/scrape: "true"
  "quoted.key/with-slash": 'x'
files:
  app.conf: |
    listen 80;
  numbers.1: 1
onlyNulls:
  a: null
nested:
  # @param nested.deep.port is said elsewhere
  deep:
    containerPort: 8080
    # commented: out
    toString: 1
## @param nested.deep.containerPort [int] Port of the container
`,
    'kinds/templates/shown.yaml': showing('omit .Values "nothing" "alsoNothing" "onlyNulls"', [
      '.Values.nothing',
      '.Values.alsoNothing',
      '.Values.onlyNulls.a',
    ]),
  },
}

/** A chart that brings a schema, parts of which no Zod schema of ours can say. */
const schema: Foreign = {
  root: 'judged',
  files: {
    'judged/Chart.yaml': chartYaml('judged', "description: It's judged\n"),
    'judged/values.yaml': `level: info
port: 8080
any: 1
password: ""
ingress:
  enabled: false
  hosts: []
tuning:
  speed: 3
free: {}
`,
    'judged/values.schema.json': JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: ['level'],
      definitions: { port: { type: 'integer', minimum: 1024, maximum: 65535, description: 'A port above 1023' } },
      properties: {
        level: { type: 'string', enum: ['debug', 'info'], description: 'Least severe message' },
        port: { $ref: '#/definitions/port' },
        any: { type: ['integer', 'string', 'null'] },
        password: { type: 'string', pattern: '^[a-z]*$' },
        mustSet: { type: 'string', pattern: '^[a-z]+$', description: 'Has no default' },
        ingress: {
          type: 'object',
          additionalProperties: false,
          properties: {
            enabled: { type: 'boolean' },
            hosts: { type: 'array', items: { type: 'object', properties: { host: { type: 'string' } } } },
            className: { type: 'string' },
          },
        },
        tuning: { type: 'object', additionalProperties: true, properties: { speed: { type: 'integer', minimum: 1 } } },
        free: { type: 'object' },
        spaced: { type: 'string', pattern: '^\\S+$' },
        odd: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
    }),
    'judged/templates/shown.yaml': showing('.Values', ['.Values.mustSet']),
  },
}

const SUBCHART = {
  Chart: (name: string): string => chartYaml(name),
  values: 'size: 1\nauth:\n  enabled: false\n',
  template: showing('.Values').replace('name: shown', 'name: {{ .Chart.Name }}'),
}
const subchart = (dir: string, name: string): Record<string, string> => ({
  [`${dir}/Chart.yaml`]: SUBCHART.Chart(name),
  [`${dir}/values.yaml`]: SUBCHART.values,
  [`${dir}/templates/shown.yaml`]: SUBCHART.template,
})

/** An umbrella over charts beside it, copied and set from above, and over one that is somebody else's. */
const umbrella: Foreign = {
  root: 'shop',
  files: {
    ...subchart('charts/web', 'web'),
    ...subchart('charts/db', 'db'),
    'charts/shop/Chart.yaml': chartYaml(
      'shop',
      `dependencies:
  - name: web
    version: 1.0.0
    repository: ""
    alias: front
    condition: front.enabled
  - name: db
    version: 1.0.0
    repository: ""
    tags: [data]
  - name: queue
    version: 1.0.0
    repository: https://charts.example.com
    condition: queue.enabled
`,
    ),
    'charts/shop/values.yaml': `global:
  domain: example.com
  odd.key: 1
banner: hello
db:
  size: 5
  auth:
    enabled: true
tags:
  data: true
`,
    'charts/shop/templates/shown.yaml': showing('pick .Values "banner" "db" "tags"'),
    ...subchart('charts/shop/charts/web', 'web'),
    ...subchart('charts/shop/charts/db', 'db'),
    ...subchart('charts/shop/charts/queue', 'queue'),
  },
}

/** An umbrella whose charts/ holds nothing but copies of the charts beside it. */
const copied: Foreign = {
  root: 'stack',
  files: {
    ...subchart('charts/web', 'web'),
    'charts/stack/Chart.yaml': chartYaml(
      'stack',
      'dependencies:\n  - name: web\n    version: 1.0.0\n    repository: ""\n    tags: [front]\n',
    ),
    'charts/stack/values.yaml': 'tags:\n  front: true\n',
    'charts/stack/README.md': '# stack\n\nWords of the author.\n',
    'charts/stack/templates/NOTES.txt': 'Installed.\n',
    ...subchart('charts/stack/charts/web', 'web'),
  },
}

export const foreignCharts: Readonly<Record<string, Foreign>> = { kinds, schema, umbrella, copied }
