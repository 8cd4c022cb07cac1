import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a helm process said. `code` is null where a signal ended it. */
export interface HelmResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** @see runHelm */
export interface RunHelmOptions {
  /** Text for standard input, for example values for `-f -`. @default '' */
  readonly input?: string
  /** Folder to run in. @default the folder of the test process */
  readonly cwd?: string
}

/**
 * Runs helm and waits for it. A refusal is a result, not an exception; only a helm that cannot be started rejects.
 * Plugins, repositories and clusters that the machine's user has set up stay out of it.
 */
export function runHelm(bin: string, args: readonly string[], options: RunHelmOptions = {}): Promise<HelmResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(bin, args, { cwd: options.cwd, env: helmEnv(process.env) })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    )
    // A helm that fails early closes its input; the write error says nothing that its own message does not.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
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
    // what lives for a blink need not collect garbage, which would take a third of its time
    GOGC: '400',
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
    KUBECONFIG: noCluster,
  }
}
