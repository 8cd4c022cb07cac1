import type { TestProject } from 'vitest/node'
import { type ClusterAddress, type StartedCluster, startCluster } from './control-plane/start.ts'
import { chosenVersions } from './control-plane/versions.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusters: readonly ClusterAddress[]
  }
}

/** Starts a control plane of each version, before any test; the tests share them. Gives what stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: StartedCluster[] = []
  const stop = async () => void (await Promise.all(started.map((cluster) => cluster.stop())))
  try {
    for (const version of chosenVersions()) {
      const began = Date.now()
      started.push(await startCluster(version))
      process.stderr.write(`Kubernetes ${version.version} runs, after ${(Date.now() - began) / 1000} s\n`)
    }
  } catch (error) {
    await stop()
    throw error
  }
  project.provide(
    'clusters',
    started.map(({ address }) => address),
  )
  return stop
}
