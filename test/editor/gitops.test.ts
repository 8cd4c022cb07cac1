import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineProject } from '../../src/define/project.ts'
import { projectFolder } from '../emit/project-folder.ts'
import { shop } from '../rules/shop.ts'
import { Editor, type Fault } from './editor.ts'

const root = await projectFolder(defineProject({ root: shop, environments: [] }))
const schemaOf = {
  'the Application of a shop': join(root, 'generated/schemas/shop.argocd-application.schema.json'),
  'the HelmRelease of a shop': join(root, 'generated/schemas/shop.flux-helmrelease.schema.json'),
  'the Application of Clipper': resolve('generated/schemas/clipper.argocd-application.schema.json'),
  'the HelmRelease of Clipper': resolve('generated/schemas/clipper.flux-helmrelease.schema.json'),
}

let editor: Editor
beforeAll(async () => {
  editor = await Editor.start()
})
afterAll(() => editor.close())

let files = 0
const open = (what: keyof typeof schemaOf, text: string) =>
  editor.open(join(root, `gitops-${files++}.yaml`), `# yaml-language-server: $schema=${schemaOf[what]}\n${text}`)

const application = (source: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  project: default
${source}  destination: {server: https://kubernetes.default.svc, namespace: shop}
  syncPolicy: {automated: {prune: true}}
`
const release = (spec: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
spec:
  interval: 10m
${spec}`

const values = (indent: number): string =>
  ['web:', '  mode: ope', '  replicas: 6', 'other: 3', 'wbe: {}']
    .map((line) => `${' '.repeat(indent)}${line}\n`)
    .join('')

const wanted = (first: number): Fault[] => [
  { at: `${first + 1}: ope`, message: 'Value is not accepted. Valid values: "", "open", "closed".' },
  { at: `${first + 3}: 3`, message: 'Incorrect type. Expected "web".' },
  { at: `${first + 4}: wbe`, message: 'Property wbe is not allowed.' },
]

const shown: [string, { what: keyof typeof schemaOf; text: string; want: Fault[] }][] = [
  [
    'values in the one source of an Application',
    {
      what: 'the Application of a shop',
      text: application(`  source:\n    path: charts/shop\n    helm:\n      valuesObject:\n${values(8)}`),
      want: wanted(13),
    },
  ],
  [
    'values in that of its sources that is ours',
    {
      what: 'the Application of a shop',
      text: application(
        `  sources:\n    - chart: redis\n      helm: {valuesObject: {other: 3}}\n    - chart: shop\n      helm:\n        valuesObject:\n${values(10)}`,
      ),
      want: wanted(15),
    },
  ],
  [
    'values in a HelmRelease',
    {
      what: 'the HelmRelease of a shop',
      text: release(`  chart: {spec: {chart: ./charts/shop, version: "1"}}\n  values:\n${values(4)}`),
      want: wanted(10),
    },
  ],
  [
    'values of a chart that another object holds',
    {
      what: 'the HelmRelease of a shop',
      text: release(`  chartRef: {kind: OCIRepository, name: any}\n  values:\n${values(4)}`),
      want: wanted(10),
    },
  ],
  [
    'a rule that values of Clipper break',
    {
      what: 'the HelmRelease of Clipper',
      text: release(`  values:\n    backend:\n      readinessProbe: {enabled: true, timeoutSeconds: 3}\n`),
      want: [
        {
          at: '10: timeoutSeconds',
          message:
            'backend.readinessProbe.timeoutSeconds must be above 3 (the application gives its database and cache 3 s to answer), where backend.readinessProbe.enabled is set',
        },
      ],
    },
  ],
  [
    'a version that is none',
    {
      what: 'the Application of a shop',
      text: 'apiVersion: argoproj.io/v1\nkind: Application\n',
      want: [{ at: '2: argoproj.io/v1', message: 'Value is not accepted. Valid values: "argoproj.io/v1alpha1".' }],
    },
  ],
]
test.each(shown)('the editor shows what is wrong with %s', async (_, { what, text, want }) => {
  expect((await open(what, text)).faults).toEqual(want)
})

const silent: [string, { what: keyof typeof schemaOf; text: string }][] = [
  [
    'other kinds in the same file',
    { what: 'the Application of a shop', text: 'apiVersion: v1\nkind: ConfigMap\nspec: 3\n---\nkind: List\n' },
  ],
  [
    'an Application for another chart',
    {
      what: 'the Application of a shop',
      text: application('  source:\n    path: charts/workshop\n    helm: {valuesObject: {other: 3}}\n'),
    },
  ],
  [
    'a HelmRelease for another chart',
    {
      what: 'the HelmRelease of a shop',
      text: release('  chart: {spec: {chart: shop-web}}\n  values: {wbe: 3}\n'),
    },
  ],
  [
    'values that set little, and a null that removes',
    {
      what: 'the Application of Clipper',
      text: application(
        '  source:\n    repoURL: ghcr.io/x\n    chart: clipper\n    helm: {valuesObject: {global: {imageRegistry: null}}}\n',
      ),
    },
  ],
]
test.each(silent)('the editor shows nothing for %s', async (_, { what, text }) => {
  expect((await open(what, text)).faults).toEqual([])
})

describe('in the values of an object', () => {
  const places: [keyof typeof schemaOf, string][] = [
    [
      'the Application of Clipper',
      application('  source:\n    helm:\n      valuesObject:\n        backend:\n          \n'),
    ],
    [
      'the Application of Clipper',
      application(
        '  sources:\n    - path: charts/clipper\n      helm:\n        valuesObject:\n          backend:\n            \n',
      ),
    ],
    ['the HelmRelease of Clipper', release('  values:\n    backend:\n      \n')],
  ]
  test.each(places)('of %s settings are completed and explained', async (what, text) => {
    const file = await open(what, text)
    const spaces = /backend:(\n +)/.exec(text)?.[1]
    const offered = (await file.complete(`backend:${spaces}`)).map(({ label }) => label)
    expect(offered).toEqual(expect.arrayContaining(['replicaCount', 'image', 'autoscaling', 'config']))
    expect(offered).not.toContain('spec')
    expect(await file.hover('backend')).toContain('Overlay of clipper')
  })
})

test('an empty file is offered what an object has, and the one kind', async () => {
  const labels = async (text: string): Promise<string[]> =>
    (await (await open('the HelmRelease of a shop', text)).complete(text)).map(({ label }) => label)
  expect(await labels('\n')).toEqual(['apiVersion', 'kind', 'metadata', 'spec'])
  expect(await labels('kind: ')).toEqual(['HelmRelease'])
})
