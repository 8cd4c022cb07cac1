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

/** `networking.k8s.io/v1` has its types in `kubernetes-types/networking/v1`, `v1` in `core/v1`. */
function line({ apiVersion, kind, ...rest }: Rendered): string {
  const [group = '', version] = String(apiVersion).split('/')
  const module = version ? `${group.split('.')[0]}/${version}` : `core/${group}`
  const object = JSON.stringify({ apiVersion, kind, ...rest })
  return `export const _: import('kubernetes-types/${module}.js').${kind} = ${object}`
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
])('%s is a fault', (_name, object) => {
  expect(faults([service])).toEqual([])
  expect(faults([object])).toHaveLength(1)
})
