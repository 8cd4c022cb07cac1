import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'

/**
 * Unpacks the strict schemas of the given versions from the wheel that carries them, into one folder for each version.
 * They call themselves and each other by addresses of the Internet; rewritten, they find each other where they lie.
 */
export async function writeKubernetesSchemas(wheel: Buffer, to: string, versions: readonly string[]): Promise<void> {
  for (const version of versions) {
    const inside = `kubernetes_validate/kubernetes-json-schema/v${version}-local-strict/`
    const files = Object.entries(unzipSync(wheel, { filter: ({ name }) => name.startsWith(inside) }))
    if (files.length === 0) throw new Error(`there are no schemas of Kubernetes ${version}`)
    await mkdir(join(to, version))
    for (const [name, content] of files)
      await writeFile(join(to, version, name.slice(inside.length)), toLocal(Buffer.from(content).toString()))
  }
}

function toLocal(text: string): string {
  const { $id, ...schema } = JSON.parse(text) as Record<string, unknown>
  return JSON.stringify(schema).replaceAll('"/api/_definitions.json#', '"_definitions.json#')
}
