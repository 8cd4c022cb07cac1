import { join } from 'node:path'
import { inject } from 'vitest'
import type { Manifest } from '../manifests.ts'
import type { Finding } from './finding.ts'
import { runTool } from './run-tool.ts'

const { kubeconform, kubernetesSchemas, crdSchemas } = inject('policyTools')

interface Report {
  readonly resources: readonly { filename: string; kind: string; name: string; status: string; msg: string }[]
}

/** Judges manifests by the schemas of a Kubernetes version and of the operators, where an unknown key or kind is a mistake. */
export async function scanSchemas(version: string, manifests: readonly Manifest[]): Promise<Finding[]> {
  const builtIn = join(kubernetesSchemas, version, '{{.ResourceKind}}{{.KindSuffix}}.json')
  const custom = join(crdSchemas, '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json')
  const places = [builtIn, custom].flatMap((place) => ['-schema-location', place])
  const files = manifests.map(({ file }) => file)
  const args = ['-strict', '-output', 'json', '-verbose', '-kubernetes-version', version, ...places, ...files]
  const { resources } = JSON.parse(await runTool(kubeconform, args)) as Report
  const unseen = manifests.filter(({ file }) => resources.every(({ filename }) => filename !== file))
  if (unseen[0]) throw new Error(`kubeconform saw nothing in ${unseen[0].name}`)
  return resources
    .filter(({ status }) => status !== 'statusValid')
    .map(({ filename, kind, name, status, msg }) => ({
      tool: 'kubeconform',
      check: status === 'statusInvalid' ? 'invalid' : 'error',
      object: `${kind}/${name}`,
      where: `${manifests.find(({ file }) => file === filename)?.name} and Kubernetes ${version}`,
      message: msg,
    }))
}
