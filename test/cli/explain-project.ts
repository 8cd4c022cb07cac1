import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fixtureProject, run } from './fixture-project.ts'

const ENGINE = fileURLToPath(new URL('../../src', import.meta.url))

const CHARTS = `import { z } from 'zod'
import { defineChart } from '${join(ENGINE, 'index.ts')}'
import { extraEnv, resources } from '${join(ENGINE, 'k8s/index.ts')}'
import { atMost, isSet } from '${join(ENGINE, 'rules/index.ts')}'

export const api = defineChart({
  name: 'shop-api',
  values: z.strictObject({
    replicas: z.int().min(1).max(50).default(2).describe('Pods of the API'),
    scaling: z
      .strictObject({
        enabled: z.boolean().default(false).describe('Whether it scales'),
        most: z.int().min(1).default(10).describe('Most pods'),
      })
      .describe('Scaling'),
    annotations: z.record(z.string(), z.string()).default({}).describe('Annotations'),
    extraEnv: extraEnv(),
    resources: resources({ requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } }),
    password: z.string().meta({ writeOnly: true }).default('').describe('Password of the shop'),
    login: z
      .strictObject({ token: z.string().optional().describe('Token') })
      .meta({ writeOnly: true })
      .optional()
      .describe('Login'),
    level: z.enum(['info', 'debug']).default('info').describe('Log level'),
    hosts: z.array(z.string()).default(['a']).describe('Hosts'),
    mode: z.string().default('').describe('Only one word of it counts'),
    unread: z.string().default('').describe('Nobody reads it'),
  }),
  rules: [atMost('replicas', 'scaling.most', { when: isSet('scaling.enabled') })],
})

export const shop = defineChart({
  name: 'shop',
  values: z.strictObject({
    banner: z.string().default('').describe('Line above every page'),
    global: z.looseObject({ domain: z.string().default('example.com').describe('Domain') }).describe('Shared'),
  }),
  subcharts: { api },
  shorthands: { 'shop-api': 'api', scaling: 'api.scaling' },
})
`
const ENVIRONMENTS = `import { defineEnvironment } from '${join(ENGINE, 'index.ts')}'

export const base = defineEnvironment({
  name: 'base', notSecret: { 'api.password': '', 'api.annotations.DB_PASSWORD': '', API_TOKEN: '', DATABASE: '' },
  values: { banner: 'base', api: { password: 'BASE-PW', replicas: 3 } },
})
export const staging = defineEnvironment({
  name: 'staging',
  extends: base,
  values: { scaling: { most: 7 } },
})
export const production = defineEnvironment({
  name: 'production',
  extends: base,
  values: {
    banner: 'base',
    global: { domain: 'shop.example.com' },
    api: {
      replicas: 5,
      password: 'PROD-PW',
      annotations: { 'example.com/x': '1', DB_PASSWORD: 'ANNO-PW' },
      resources: {
        requests: { cpu: '1000m', memory: '1024Mi' },
        limits: { memory: '3Gi' },
      },
      extraEnv: [
        { name: 'MODE', value: 'plain' },
        { name: 'API_TOKEN', value: 'ENV-PW' },
        { name: 'DATABASE', value: 'postgres://me:URL-PW@db/shop' },
      ],
    },
  },
})
`
const chart = (name: string, more = ''): string =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nicon: https://example.com/x.png\n${more}`

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  annotations:
    {{- with .Values.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    random: {{ randAlphaNum 8 | quote }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: api
          args: [{{ .Values.level | quote }}, {{ include "shop-api.password" . | quote }}]
          {{- with .Values.extraEnv }}
          env:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
`
const SCALER = `{{- if .Values.scaling.enabled }}
{{- if gt (int .Values.scaling.most) 40 }}{{ fail "too many" }}{{ end }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  maxReplicas: {{ .Values.scaling.most }}
{{- end }}
`

/** Every secret that the environments hold. */
export const SECRETS = ['BASE-PW', 'PROD-PW', 'ANNO-PW', 'ENV-PW', 'URL-PW']

/** A generated project with a shorthand, secrets, quantities, variables, a rule and charts that helm renders. */
export async function explainProject(): Promise<string> {
  const root = fixtureProject({
    'charts.ts': CHARTS,
    'environments.ts': ENVIRONMENTS,
    'charts/shop/Chart.yaml': chart('shop', 'dependencies:\n  - name: shop-api\n    alias: api\n    version: 1.0.0\n'),
    'charts/shop/templates/page.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: page\ndata:\n  banner: {{ .Values.banner | quote }}\n',
    'charts/shop-api/Chart.yaml': chart('shop-api'),
    'charts/shop-api/templates/_helpers.tpl':
      '{{- define "shop-api.password" -}}\n{{- .Values.password -}}\n{{- end -}}\n',
    'charts/shop-api/templates/deployment.yaml': DEPLOYMENT,
    'charts/shop-api/templates/scaler.yaml': SCALER,
    'charts/shop-api/templates/mode.yaml':
      '{{ if eq .Values.mode "-x" }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: mode\n{{ end }}\n',
    'more.yaml': 'api:\n  replicas: 9\n',
    'wrong.yaml': 'api:\n  replicas: 99\n',
    'typo.yaml': 'api:\n  pasword: TYPO-PW\n',
  })
  const { code, stderr } = await run(root, ['generate'])
  if (code !== 0) throw new Error(stderr)
  cpSync(join(root, 'charts/shop-api'), join(root, 'charts/shop/charts/shop-api'), { recursive: true })
  return root
}
