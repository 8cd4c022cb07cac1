import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProgramResult, type RunProgramOptions, runProgram } from '../support/run-program.ts'

/** What a helm process said. `code` is null where a signal ended it. */
export type HelmResult = ProgramResult

/** @see runHelm */
export type RunHelmOptions = Omit<RunProgramOptions, 'env'>

/**
 * Runs helm and waits for it; see runProgram. Plugins, repositories and clusters that the machine's user has set up stay
 * out of it.
 */
export function runHelm(bin: string, args: readonly string[], options: RunHelmOptions = {}): Promise<HelmResult> {
  return runProgram(bin, args, { ...options, env: helmEnv(process.env) })
}

const home = join(tmpdir(), 'clipper-values-helm-home')
const noCluster = join(home, 'no-cluster')
mkdirSync(home, { recursive: true })
// Helm 3.12 warns of a file that is not there, every one of a file that others may read.
writeFileSync(noCluster, 'apiVersion: v1\nkind: Config\n', { mode: 0o600 })

/** The environment of a helm that knows nothing of this machine. */
export function helmEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(HELM|KUBE)/.test(name))
  return {
    ...Object.fromEntries(kept),
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
    KUBECONFIG: noCluster,
  }
}
