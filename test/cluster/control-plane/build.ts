import { createHash } from 'node:crypto'
import { copyFile, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from '../../support/cached.ts'
import { downloadModule, runGo } from '../../support/run-go.ts'
import type { KubernetesVersion } from './versions.ts'

/** The programs of a control plane, as their releases call them. */
export const controlPlanePrograms = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
] as const

const source = fileURLToPath(new URL('../programs/main.go', import.meta.url))

/**
 * Gives the folder with the control plane of one Kubernetes from the user's cache, built first where it is not in it: about
 * five minutes on two processors. Every version of what it is made of, etcd among it, is the one that this Kubernetes was
 * released with: its own go.mod says them all, and Go's checksum database vouches for their contents.
 */
export async function buildControlPlane({ version }: KubernetesVersion): Promise<string> {
  const main = await readFile(source)
  const hash = createHash('sha256').update(main).digest('hex').slice(0, 12)
  return cached('kubernetes', `${version}-${hash}`, async (dir) => {
    const what = `Kubernetes ${version}`
    const { GoMod } = await downloadModule(`k8s.io/kubernetes@v${version}`)
    await writeFile(join(dir, 'go.mod'), goModOf(version, await readFile(GoMod, 'utf8')))
    await copyFile(source, join(dir, 'main.go'))
    const flags = ['-v', '-mod=mod', '-trimpath', '-ldflags', linkerFlags(version), '-o', 'control-plane']
    await runGo(['build', ...flags, '.'], { what, cwd: dir, env: { CGO_ENABLED: '0', GOFLAGS: '' } })
    for (const file of ['go.mod', 'go.sum', 'main.go']) await rm(join(dir, file))
    for (const program of controlPlanePrograms) await symlink('control-plane', join(dir, program))
  })
}

/** A module that needs Kubernetes. Kubernetes replaces its parts by folders of its own; as modules they are elsewhere. */
function goModOf(version: string, kubernetes: string): string {
  const part = `v0.${version.replace(/^1\./, '')}`
  const parts = [...kubernetes.matchAll(/^\s*(?:replace )?(k8s\.io\/\S+) => \.\/staging\//gm)].map(([, name]) => name)
  const go = /^go .*$/m.exec(kubernetes)?.[0] ?? ''
  const replaced = parts.map((name) => `replace ${name} => ${name} ${part}`)
  return ['module control-plane', go, `require k8s.io/kubernetes v${version}`, ...replaced, ''].join('\n')
}

/** Without a version the API server says v0.0.0, which no chart accepts. */
function linkerFlags(version: string): string {
  const [major, minor] = version.split('.')
  const values = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor }
  const flags = Object.entries(values).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
  return ['-s', '-w', ...flags].join(' ')
}
