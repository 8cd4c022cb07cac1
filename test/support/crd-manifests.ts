import { createHash } from 'node:crypto'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cached.ts'
import { downloadModule } from './run-go.ts'

/** Go modules in whose folder the CustomResourceDefinitions of an operator lie. */
const crdModules = [
  { module: 'github.com/cert-manager/cert-manager', version: 'v1.21.2', folder: 'deploy/crds' },
  { module: 'github.com/external-secrets/external-secrets', version: 'v0.16.2', folder: 'config/crds/bases' },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    folder: 'example/prometheus-operator-crd',
  },
] as const

/** Gives a folder with the manifests of these definitions, one YAML file or more for each, from the user's cache. Needs Go. */
export function crdManifests(): Promise<string> {
  const version = createHash('sha256').update(JSON.stringify(crdModules)).digest('hex').slice(0, 12)
  return cached('crd-manifests', version, async (dir) => {
    for (const { module, version, folder } of crdModules) {
      const { Dir } = await downloadModule(`${module}@${version}`)
      const from = join(Dir, folder)
      for (const file of (await readdir(from)).filter((name) => name.endsWith('.yaml')))
        await copyFile(join(from, file), join(dir, file))
    }
  })
}
