import { DRAFT_07, type JsonSchema, refTo } from '../json-schema/json-schema.ts'
import type { ChartModel } from '../schema/model.ts'
import type { Artifact } from './artifact.ts'
import { overlaySchemaPath } from './overlay-schema.ts'
import { type Demand, type EditorSchema, either, given } from './rules/editor-schema.ts'
import { schemaFile } from './values-schema.ts'

/** Tools that keep values inside an object of the cluster, with the names of the schemas' files. */
export const GITOPS = { argocd: 'argocd-application', flux: 'flux-helmrelease' } as const
export type GitOpsTool = keyof typeof GITOPS

/** Where the schema for a tool's objects with values of a chart lies. */
export const gitOpsSchemaPath = (generated: string, chart: string, tool: GitOpsTool): string =>
  `${generated}/schemas/${chart}.${GITOPS[tool]}.schema.json`

/**
 * Schemas for whole objects of Argo CD and Flux, for editors: the values in them are judged by the overlay schema, which lies
 * beside, and all else is open. Objects of other kinds in the same file pass, and so do values for another chart.
 */
export function* gitOpsSchemas({ name, dir }: ChartModel, generated: string): Iterable<Artifact> {
  const overlay = overlaySchemaPath('', name).split('/').at(-1) ?? ''
  const names = [...new Set([name, dir.split('/').at(-1) ?? name])]
  const made = { argocd: argoApplication(names, { $ref: overlay }), flux: fluxRelease(names, { $ref: overlay }) }
  const kinds = { argocd: ['An', 'Application of Argo CD'], flux: ['A', 'HelmRelease of Flux'] } as const
  for (const tool of ['argocd', 'flux'] as const) {
    const [article, kind] = kinds[tool]
    const title = `${kind} with values of ${name}`
    const content = schemaFile(made[tool], title, `${article} ${title}`)
    yield { kind: 'owned', path: gitOpsSchemaPath(generated, name, tool), content }
  }
}

function argoApplication(names: readonly string[], values: JsonSchema): EditorSchema {
  const helm: EditorSchema = {
    type: 'object',
    description: 'How the chart is rendered',
    properties: {
      releaseName: text('Name of the release, by default that of the Application'),
      valueFiles: { type: 'array', description: 'Values files beside the chart', items: { type: 'string' } },
      valuesObject: values,
    },
  }
  const source: EditorSchema = {
    type: 'object',
    description: 'Where the chart comes from',
    properties: {
      repoURL: text('Address of the repository'),
      chart: text('Name of the chart, in a repository of charts'),
      path: text('Folder of the chart, in a git repository'),
      targetRevision: text('Version of the chart, or a branch, tag or commit'),
      helm: { type: 'object' },
    },
    ...unless(either(namesAnother(['chart'], names), namesAnother(['path'], [...names, '.'])), {
      properties: { helm },
    }),
  }
  const spec: EditorSchema = {
    type: 'object',
    properties: {
      project: text('Project of Argo CD'),
      source: refTo('source'),
      sources: { type: 'array', description: 'Several sources, instead of one', items: refTo('source') },
      destination: { type: 'object', description: 'Cluster and namespace' },
    },
  }
  return { ...objectOf('Application', ['argoproj.io/v1alpha1'], spec), definitions: { source } }
}

function fluxRelease(names: readonly string[], values: JsonSchema): EditorSchema {
  const versions = ['v2', 'v2beta2', 'v2beta1'].map((version) => `helm.toolkit.fluxcd.io/${version}`)
  const spec: EditorSchema = {
    type: 'object',
    properties: {
      interval: text('Time between two checks, such as 10m'),
      releaseName: text('Name of the release, by default that of the HelmRelease'),
      targetNamespace: text('Namespace of the release'),
      chart: { type: 'object', description: 'Chart and where it comes from' },
      chartRef: { type: 'object', description: 'Another object that holds the chart' },
      valuesFrom: { type: 'array', description: 'ConfigMaps and Secrets with values' },
      values: { description: 'Values of the chart' },
    },
    ...unless(namesAnother(['chart', 'spec', 'chart'], names), { properties: { values } }),
  }
  return objectOf('HelmRelease', versions, spec)
}

/** A document of a file, of which only those of one kind are looked at. */
function objectOf(kind: string, versions: readonly string[], spec: EditorSchema): EditorSchema {
  const metadata: EditorSchema = {
    type: 'object',
    description: 'Name and the like',
    properties: { name: text('Name of the object'), namespace: text('Where it lies') },
  }
  return {
    $schema: DRAFT_07,
    type: 'object',
    ...unless(given(['kind'], { not: { enum: [kind] } }), {
      properties: {
        apiVersion: { description: 'Group and version of the object', enum: versions },
        kind: { description: 'Kind of the object', enum: [kind] },
        metadata,
        spec,
      },
    }),
  }
}

/** The object says that it is about another chart; one that says nothing may be about ours. */
const namesAnother = (path: readonly string[], names: readonly string[]): Demand =>
  given(path, { type: 'string', not: { type: 'string', pattern: `(^|/)(${names.map(literally).join('|')})/?$` } })

const literally = (name: string): string => name.replace(/[^\w-]/g, '\\$&')

const unless = (condition: Demand, then: EditorSchema): EditorSchema => ({
  if: { not: condition as EditorSchema },
  then,
})

const text = (description: string): EditorSchema => ({ type: 'string', description })
