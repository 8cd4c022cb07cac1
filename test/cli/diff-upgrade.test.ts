import { expect, test } from 'vitest'
import { helm, helms } from '../helm/helms.ts'
import { diffProject } from './diff-project.ts'
import { CHARTS, ENVIRONMENTS, run } from './fixture-project.ts'

const env = { HELM: helm.bin }

/** Two claims that follow two settings, and a third setting with the same values that nothing follows. */
const root = diffProject({
  'charts.ts': CHARTS.replace(
    'password: z',
    "size: z.string().default('5Gi').describe('Size'), cache: z.string().default('5Gi').describe('Size'), storageClass: z.string().default('').describe('Class'), password: z",
  ),
  'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', "size: '2Gi', cache: '2Gi', storageClass: 'fast'"),
  'charts/shop/templates/claims.yaml': ['size', 'cache']
    .map(
      (key) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${key}
spec:
  {{- with .Values.api.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .Values.api.${key} }}
`,
    )
    .join('---\n'),
  'running.yaml': 'api:\n  storageClass: slow\n',
  'same.yaml': 'api:\n  size: 2048Mi\n  cache: 2Gi\n  storageClass: fast\n',
  'smaller.yaml': 'api:\n  size: 1Gi\n  cache: 2Gi\n  storageClass: fast\n',
  'unnamed.yaml': 'api:\n  size: 2Gi\n  cache: 2Gi\n',
})

const upgrade = (file: string, ...more: string[]) =>
  run(root, ['diff', 'production', '--against', file, '--upgrade', ...more], { env })

test.each(helms)('what is refused is an error with the setting and its line: helm $version', async ({ bin }) => {
  const { code, stderr } = await run(root, ['diff', 'production', '--against', 'running.yaml', '--upgrade'], {
    env: { HELM: bin },
  })
  expect(code).toBe(1)
  const heads = stderr.split('\n').filter((line) => /^(error| {2}set)/.test(line))
  expect(heads).toEqual([
    'error  shop-api  api.cache  PersistentVolumeClaim cache cannot shrink: Kubernetes makes no claim smaller, helm rollback does not either  [upgrade-refused]',
    '  set in environments.ts:11 (environment production)',
    'error  shop-api  api.size  PersistentVolumeClaim size cannot shrink: Kubernetes makes no claim smaller, helm rollback does not either  [upgrade-refused]',
    '  set in environments.ts:11 (environment production)',
    'error  shop-api  api.storageClass  the StorageClass of PersistentVolumeClaim cache is fixed once it exists  [upgrade-refused]',
    '  set in environments.ts:11 (environment production)',
    'error  shop-api  api.storageClass  the StorageClass of PersistentVolumeClaim size is fixed once it exists  [upgrade-refused]',
    '  set in environments.ts:11 (environment production)',
  ])
  expect(stderr).toContain('hint: keep the size that it has')
  expect(stderr).toContain('4 errors')
})

test('what only the cluster can tell is a warning, and exit 0', async () => {
  const { code, stdout, stderr } = await upgrade('smaller.yaml')
  expect(code).toBe(0)
  expect(stdout).toContain('PersistentVolumeClaim size: grows for good, helm rollback to before is refused\n')
  expect(stderr).toMatch(/^warning {2}shop-api {2}api\.size .*grows if its StorageClass allows it/m)
  const unnamed = await upgrade('unnamed.yaml')
  expect(unnamed.code).toBe(0)
  expect(unnamed.stdout).toContain('Kubernetes may refuse 2 changes')
  expect(unnamed.stderr).toContain('unless the cluster gave it this one')
})

test('an upgrade that changes no claim', async () => expect((await upgrade('same.yaml')).stderr).toBe(''))

const cluster = (storage: string, storageClassName: string, allowVolumeExpansion: boolean) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      ...['size', 'cache'].map((name) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name,
          namespace: 'web',
          annotations: { 'meta.helm.sh/release-name': name === 'size' ? 'shop' : 'other' },
        },
        spec: { storageClassName, volumeMode: 'Filesystem', resources: { requests: { storage } } },
      })),
      { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, allowVolumeExpansion },
    ],
  })

const judged: [string, { given: [string, string]; want: { code: number; said: string[] } }][] = [
  [
    'the class that the cluster gave',
    { given: ['unnamed.yaml', cluster('2Gi', 'fast', true)], want: { code: 0, said: [] } },
  ],
  [
    'another class than the cluster gave',
    {
      given: ['unnamed.yaml', cluster('2Gi', 'slow', true)],
      want: {
        code: 1,
        said: ['cache', 'size'].map(
          (name) => `the StorageClass of PersistentVolumeClaim ${name} is fixed once it exists`,
        ),
      },
    },
  ],
  [
    'a class that lets claims grow',
    { given: ['smaller.yaml', cluster('1Gi', 'fast', true)], want: { code: 0, said: [] } },
  ],
  [
    'a class that lets no claim grow',
    {
      given: ['smaller.yaml', cluster('1Gi', 'fast', false)],
      want: {
        code: 1,
        said: ['cache', 'size'].map(
          (name) => `PersistentVolumeClaim ${name} cannot grow: its StorageClass does not allow it`,
        ),
      },
    },
  ],
  [
    'claims that somebody made larger in the cluster',
    {
      given: ['same.yaml', cluster('3Gi', 'fast', true)],
      want: {
        code: 1,
        said: ['cache', 'size'].map(
          (name) =>
            `PersistentVolumeClaim ${name} cannot shrink: Kubernetes makes no claim smaller, helm rollback does not either`,
        ),
      },
    },
  ],
]
test.each(judged)('by the cluster: %s', async (_, { given: [file, live], want }) => {
  const argv = ['diff', 'production', '--against', file, '--upgrade', '--live', '-', '--format', 'json']
  const { code, stdout } = await run(root, argv, { env, stdin: live })
  const { issues } = JSON.parse(stdout)
  expect({ code, said: issues.map(({ message }: { message: string }) => message).sort() }).toEqual(want)
})

test('an object of another release that the upgrade would make', async () => {
  const before = diffProject({
    'charts/shop/templates/x.yaml':
      '{{ if eq .Values.global.domain "shop.example.com" }}\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: theirs }\n{{ end }}\n',
  })
  const object = (name: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'theirs', namespace: 'web', annotations: { 'meta.helm.sh/release-name': name } },
  })
  const asked = (name: string) =>
    run(before, ['diff', 'staging', 'production', '--upgrade', '--live', '-'], {
      env,
      stdin: JSON.stringify(object(name)),
    })
  const { code, stdout, stderr } = await asked('other')
  expect(code).toBe(1)
  expect(stdout).toContain('added    ConfigMap theirs: refused')
  expect(stderr).toContain('error  ConfigMap theirs is there and not of this release, so Helm refuses to make it')
  expect((await asked('shop')).code).toBe(0)
})

test('values from standard input', async () => {
  const argv = ['diff', 'production', '--against', '-', '--upgrade']
  const { code, stdout } = await run(root, argv, { env, stdin: 'api: { storageClass: slow, size: 2Gi, cache: 2Gi }\n' })
  expect(code).toBe(1)
  expect(stdout).toMatch(/^standard input -> production: 3 settings differ/)
  // helm prints null for a release without values
  expect((await run(root, argv, { env, stdin: 'null\n' })).code).toBe(1)
})

const wrong: [string, { given: string[]; want: string }][] = [
  ['--live alone', { given: ['--live', 'live.yaml'], want: '--live is for --upgrade' }],
  ['no objects to judge', { given: ['--upgrade', '--no-render'], want: '--upgrade needs what --no-render leaves out' }],
  ['no such file', { given: ['--upgrade', '--live', 'nowhere.yaml'], want: 'there is no file nowhere.yaml' }],
  [
    'a file of values',
    { given: ['--upgrade', '--live', 'same.yaml'], want: 'same.yaml holds no objects of a cluster' },
  ],
]
test.each(wrong)('%s is exit 2', async (_, { given, want }) => {
  const { code, stderr } = await run(root, ['diff', 'staging', 'production', ...given], { env })
  expect(code).toBe(2)
  expect(stderr).toContain(want)
})

test('without helm nobody can tell: exit 2', async () => {
  const { code, stderr } = await run(root, ['diff', 'staging', 'production', '--upgrade'], {
    env: { PATH: '/nowhere' },
  })
  expect(code).toBe(2)
  expect(stderr).toContain('[helm-missing]')
})
