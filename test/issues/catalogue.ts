import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IssueCode } from '../../src/issues.ts'
import { MAX_BYTES } from '../../src/layers/limits.ts'
import { run } from '../cli/fixture-project.ts'
import { helm } from '../helm/helms.ts'
import { tempDir } from '../support/temp-dir.ts'
import { type Files, foreignChart, shopProject, webProject } from './web-project.ts'

/** The smallest project and command that yield one issue. */
export interface Example {
  readonly argv: readonly string[]
  /** @default the project web */
  readonly files?: Files
  /** What happens in the folder before. */
  readonly before?: (root: string) => unknown
  readonly env?: Record<string, string>
}

/** A values file for the chart web. */
const file = (text: string, flags: readonly string[] = []): Example => ({
  argv: ['validate', 'web', '-f', 'values.yaml', ...flags],
  files: { ...webProject(), 'values.yaml': text },
})
const flags = (...given: string[]): Example => ({ argv: ['validate', 'web', ...given] })
const foreign = (schema: object, text: string): Example => ({
  argv: ['validate', 'other', '-f', 'values.yaml'],
  files: { ...foreignChart(schema), 'values.yaml': text },
})
const built = (changed: Parameters<typeof webProject>[0]): Example => ({
  argv: ['build', 'production'],
  files: webProject(changed),
})
const shop = (overlay: string): Example => ({ argv: ['build', 'production'], files: shopProject(overlay) })
const generated = (after: (root: string) => void): Example => ({
  argv: ['check'],
  before: async (root) => {
    await run(root, ['generate'])
    after(root)
  },
})
/** A template that is there in production only. */
const linted = (template: string): Example => ({
  argv: ['lint'],
  files: {
    ...webProject({ overlay: "{ level: 'debug' }" }),
    'charts/web/templates/debug.yaml': `{{- if eq .Values.level "debug" }}\n${template}\n{{- end }}\n`,
  },
  before: (root) => run(root, ['generate']),
  env: { HELM: helm.bin },
})

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: web-data
spec:
  resources:
    requests:
      storage: {{ .Values.size }}
`

/** Every code, so that the page of the codes shows what each looks like. */
export const CATALOGUE: Readonly<Record<IssueCode, Example>> = {
  'file-missing': flags('-f', 'prod.yaml'),
  'file-unreadable': flags('-f', 'charts'),
  'control-character': file('title: "Shop\\x7f"\n'),
  'file-too-large': file(`title: Shop\n# ${'x'.repeat(MAX_BYTES)}\n`),
  'git-ref': {
    argv: ['diff', 'production', '--against', 'release-1'],
    before: (root) => execFileSync('git', ['init', '--quiet'], { cwd: root }),
    env: { PATH: process.env.PATH ?? '' },
  },
  'yaml-syntax': file('title: Shop\n\tlevel: debug\n'),
  'yaml-duplicate-key': file('replicas: 3\ntitle: Shop\nreplicas: 4\n'),
  'yaml-documents': file('replicas: 3\n---\nreplicas: 4\n'),
  'yaml-number': file('global:\n  account: 9007199254740993\n'),
  'yaml-key': file('labels:\n  [a, b]: x\n'),
  'yaml-not-a-map': file('- replicas\n'),
  'unsafe-key': file('labels:\n  "<<": x\n'),
  'set-syntax': flags('--set', 'ports[first].name=http'),
  'set-conflict': file('title: Shop\n', ['--set', 'title.text=x']),
  'unknown-key': file('replcias: 3\n'),
  'wrong-type': file('replicas: "3"\n'),
  'not-allowed': file('level: Debug\n'),
  'out-of-range': file('replicas: 0\n'),
  'wrong-length': file('title: The whole shop\n'),
  'wrong-pattern': file('memory: 64 MB\n'),
  'missing-key': file('ports:\n  - name: http\n'),
  'duplicate-items': foreign(
    { properties: { hosts: { type: 'array', uniqueItems: true } } },
    'hosts:\n  - a.example.com\n  - a.example.com\n',
  ),
  'no-variant': file('proxy: example.com\n'),
  forbidden: foreign({ properties: { mode: { not: { const: 'legacy' } } } }, 'mode: legacy\n'),
  'null-restores-default': built({ overlay: '{ replicas: null }' }),
  'global-conflict': shop('{ web: { global: { tls: true } } }'),
  'shorthand-ignored': shop("{ www: { global: { domain: 'example.com' } } }"),
  'deprecated-key': file('heading: Shop\n'),
  'rule-broken': file('replicas: 7\n'),
  'secret-literal': built({ overlay: "{ password: 'hunter2' }" }),
  'schema-description': built({ settings: 'port: z.int().default(80),' }),
  'schema-default': built({ settings: "port: z.int().describe('Port')," }),
  'schema-open': built({
    settings: "probe: z.object({ path: z.string().default('/').describe('Path') }).describe('Probe'),",
  }),
  'schema-empty': built({ settings: "extra: z.any().optional().describe('More')," }),
  'schema-pattern': built({ settings: "host: z.string().regex(/^(?!www)/).optional().describe('Host')," }),
  'schema-refinement': built({
    settings: "even: z.int().refine((count) => count % 2 === 0).default(2).describe('An even number'),",
  }),
  'schema-transform': built({ settings: "host: z.string().trim().optional().describe('Host')," }),
  'schema-unsupported': built({ settings: "since: z.date().optional().describe('Start')," }),
  'schema-key': built({ settings: "global: z.strictObject({}).describe('Shared')," }),
  'schema-secret': built({
    chart: "secrets: [{ name: 'credentials', keys: { TOKEN: { origin: 'external', description: 'Token' } } }],",
  }),
  'schema-rule': built({ values: "z.strictObject({ most: z.int().default(5).describe('Pods at most') })" }),
  'project-config': { argv: ['build', 'production'], files: {} },
  'unknown-chart': { argv: ['validate', 'wbe'] },
  'unknown-environment': { argv: ['build', 'prodution'] },
  'artifact-stale': generated((root) => appendFileSync(join(root, 'charts/web/values.yaml'), 'replicas: 3\n')),
  'artifact-missing': generated((root) => rmSync(join(root, 'generated/types/web.d.ts'))),
  'artifact-unexpected': generated((root) => writeFileSync(join(root, 'generated/types/old.ts'), '')),
  'file-not-ours': { argv: ['generate'], files: { ...webProject(), 'charts/web/values.yaml': 'replicas: 3\n' } },
  'path-outside': { argv: ['check'], before: linkOut },
  'markers-missing': { argv: ['generate'], files: { ...webProject(), 'charts/web/README.md': '# web\n' } },
  'editor-settings': {
    argv: ['editor', 'vscode', '--write'],
    files: { ...webProject(), '.vscode/settings.json': '{\n  "editor.tabSize": 2\n  "yaml.schemas": {}\n}\n' },
  },
  'write-failed': {
    argv: ['build', 'production', '-o', 'values'],
    before: (root) => mkdirSync(join(root, 'values')),
  },
  'helm-missing': { argv: ['lint'] },
  'helm-lint': linted('apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec: {}'),
  'helm-template': linted('{{- fail "production has no debug log" }}'),
  'upgrade-refused': {
    argv: ['diff', 'production', '--against', 'running.yaml', '--upgrade'],
    files: {
      ...webProject({ settings: "size: z.string().default('5Gi').describe('Size of the volume')," }),
      'charts/web/templates/claim.yaml': CLAIM,
      'running.yaml': 'size: 20Gi\n',
    },
    env: { HELM: helm.bin },
  },
}

/** Everything is as it should be, and one generated file is a link to elsewhere. */
async function linkOut(root: string): Promise<void> {
  await run(root, ['generate'])
  const file = join(root, 'charts/web/values.yaml')
  const outside = join(tempDir(), 'values.yaml')
  renameSync(file, outside)
  symlinkSync(outside, file)
}
