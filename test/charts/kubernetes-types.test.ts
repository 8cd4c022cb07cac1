import ts from 'typescript'
import { expect, test } from 'vitest'
import { projectCharts } from './project-charts.ts'
import { type Rendered, render } from './render.ts'

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
}

/** Where the types of objects lie that a cluster only knows with their operator. */
const CUSTOM: Readonly<Record<string, string>> = {
  'cert-manager.io/v1': '@kubernetes-models/cert-manager/cert-manager.io/v1',
  // v1 is v1beta1 made stable, with the same fields in an ExternalSecret
  'external-secrets.io/v1': '@kubernetes-models/external-secrets/external-secrets.io/v1beta1',
  'external-secrets.io/v1beta1': '@kubernetes-models/external-secrets/external-secrets.io/v1beta1',
  'monitoring.coreos.com/v1': '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
}

/** `networking.k8s.io/v1` has its types in `kubernetes-types/networking/v1`, `v1` in `core/v1`. */
function typeOf(apiVersion: string, kind: string): string {
  const custom = CUSTOM[apiVersion]
  if (custom) return `Omit<import('${custom}').I${kind}, 'apiVersion'>`
  const [group = '', version] = apiVersion.split('/')
  const module = version ? `${group.split('.')[0]}/${version}` : `core/${group}`
  return `import('kubernetes-types/${module}.js').${kind}`
}

function line({ apiVersion, kind, ...rest }: Rendered): string {
  const known = CUSTOM[String(apiVersion)] ? { kind, ...rest } : { apiVersion, kind, ...rest }
  return `export const _: ${typeOf(String(apiVersion), String(kind))} = ${JSON.stringify(known)}`
}

/** What the compiler says of the objects, one module for each, as a literal has no key that its type has not. */
function faults(objects: readonly Rendered[]): string[] {
  const sources = new Map(
    objects.map((object, i) => [new URL(`rendered-${i}.ts`, import.meta.url).pathname, line(object)]),
  )
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => sources.has(name) || fileExists(name)
  host.getSourceFile = (name, version, ...rest) => {
    const text = sources.get(name)
    return text === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version)
  }
  const program = ts.createProgram([...sources.keys()], OPTIONS, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test('every rendered object is what the types of Kubernetes say', async () => {
  const objects: Rendered[] = []
  for (const chart of projectCharts)
    for (const [, overlay] of chart.overlays) objects.push(...(await render(chart, { overlay })))
  expect(objects.length).toBeGreaterThan(0)
  expect(faults(objects)).toEqual([])
})

const service = { apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } }

test.each([
  ['a wrong type', { ...service, spec: { ports: [{ port: '80' }] } }],
  ['a key that is not there', { ...service, spec: { ports: [{ port: 80, tragetPort: 80 }] } }],
  ['an unknown kind', { ...service, kind: 'Servise' }],
  [
    'a key that no operator knows',
    { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', spec: { secretName: 'a', issuerRef: { nam: 'b' } } },
  ],
])('%s is a fault', (_name, object) => {
  expect(faults([service])).toEqual([])
  expect(faults([object])).toHaveLength(1)
})
