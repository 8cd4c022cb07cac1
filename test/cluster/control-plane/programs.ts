import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildControlPlane, controlPlanePrograms } from './build.ts'
import { buildKwok } from './kwok.ts'
import { type KubernetesVersion, kubernetesVersions } from './versions.ts'

const run = promisify(execFile)

/** The folders in which the programs of a cluster lie. */
export interface Programs {
  readonly controlPlane: string
  readonly kwok: string
}

/**
 * Finds the programs of one Kubernetes: in the folder that CLUSTER_ASSETS_1_28 or its like names, for the newest also in
 * KUBEBUILDER_ASSETS, else in the user's cache, built first where they are not in it.
 */
export async function programsFor(kubernetes: KubernetesVersion): Promise<Programs> {
  const controlPlane = (await readyAssets(kubernetes)) ?? (await buildControlPlane(kubernetes))
  return { controlPlane, kwok: await buildKwok() }
}

async function readyAssets({ minor }: KubernetesVersion): Promise<string | undefined> {
  const own = `CLUSTER_ASSETS_${minor.replace('.', '_')}`
  const isNewest = minor === kubernetesVersions.at(-1)?.minor
  const name = process.env[own] || !isNewest ? own : 'KUBEBUILDER_ASSETS'
  const folder = process.env[name]
  if (!folder) return undefined
  const missing = controlPlanePrograms.filter((program) => !existsSync(join(folder, program)))
  if (missing.length > 0) throw new Error(`${name}=${folder} has no ${missing.join(', ')}`)
  const { stdout } = await run(join(folder, 'kube-apiserver'), ['--version'])
  if (!stdout.includes(`v${minor}.`)) throw new Error(`${name}=${folder} has ${stdout.trim()}, not ${minor}`)
  return folder
}
