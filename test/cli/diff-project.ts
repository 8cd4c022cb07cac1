import { execFileSync } from 'node:child_process'
import { fixtureProject } from './fixture-project.ts'

const chart = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`

/** What the root chart renders: settings of it and of its subchart, a Secret with a password, and one made at random. */
const TEMPLATES = {
  'charts/shop/templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-config
data:
  domain: {{ .Values.global.domain | quote }}
  banner: {{ .Values.banner | quote }}
{{- with .Values.api.password }}
  shop.conf: |
    login = admin {{ . }}
{{- end }}
---
apiVersion: v1
kind: Secret
metadata:
  name: shop-random
stringData:
  cookie: {{ randAlphaNum 20 }}
`,
  'charts/shop/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: {{ .Values.api.replicaCount }}
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
      annotations:
        checksum/config: {{ .Values.global.domain | sha256sum }}
    spec:
      containers:
        - name: shop
          image: "shop:{{ .Values.api.image.tag }}"
{{- if gt (int .Values.api.replicaCount) 4 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
{{- end }}
`,
}

/** A project whose root chart a helm can render. */
export const diffProject = (files: Readonly<Record<string, string>> = {}): string =>
  fixtureProject({ 'charts/shop/Chart.yaml': chart('shop'), ...TEMPLATES, ...files })

/** Runs git in a folder, as nobody's. */
export function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8' })
}

/** Makes a repository of a folder with all that is in it, but the link to the libraries. */
export function commitAll(root: string, message: string): void {
  git(root, 'init', '--quiet', '--initial-branch', 'main')
  git(root, 'add', '--all', '--', ':!node_modules')
  git(root, 'commit', '--quiet', '--message', message)
}
