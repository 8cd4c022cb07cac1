import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join, resolve as resolvePath } from 'node:path'
import { ValuesError } from '../issues.ts'

/** What a run of helm said. */
export interface HelmRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A helm binary. */
export interface Helm {
  readonly path: string
  /** As `helm version` says, without `v`: `3.18.4`. */
  readonly version: string
  run(args: readonly string[], options: { cwd: string; input?: string }): Promise<HelmRun>
}

/**
 * Finds helm: `$HELM`, else the first on PATH.
 *
 * @param cwd folder that a relative `$HELM` starts from.
 * @param signal ends every run of this helm, at once.
 * @throws ValuesError `helm-missing`, with where to get it: no helm, or one before 3.12.
 */
export async function findHelm(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  signal?: AbortSignal,
): Promise<Helm> {
  const path = env.HELM?.includes('/') ? resolvePath(cwd, env.HELM) : env.HELM || (await onPath('helm', env.PATH ?? ''))
  if (!path) throw missing('there is no helm on PATH and $HELM is not set')
  const answer = await execute(path, ['version', '--template', '{{.Version}}'], { cwd, signal })
  if (answer.code !== 0) throw missing(`${env.HELM ? '$HELM' : path} is no helm that can be run`)
  const version = answer.stdout.trim().replace(/^v/, '')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 3 || (major === 3 && minor < 12)) throw missing(`helm ${version} is too old`)
  return { path, version, run: (args, options) => execute(path, args, { ...options, signal }) }
}

const missing = (message: string): ValuesError =>
  new ValuesError([
    { code: 'helm-missing', path: [], message, hint: 'install Helm 3.12 or later: https://helm.sh/docs/intro/install' },
  ])

async function onPath(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const file of process.platform === 'win32' ? [`${name}.exe`] : [name]) {
      const found = await access(join(folder, file), constants.X_OK).then(
        () => true,
        () => false,
      )
      if (found) return join(folder, file)
    }
  }
  return undefined
}

/** Large charts print a few MiB. */
const MAX_OUTPUT = 64 * 1024 * 1024

function execute(
  path: string,
  args: readonly string[],
  { cwd, input, signal }: { cwd: string; input?: string; signal: AbortSignal | undefined },
): Promise<HelmRun> {
  return new Promise((resolve) => {
    const child = execFile(path, [...args], { cwd, signal, maxBuffer: MAX_OUTPUT }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') })
    })
    // helm may end before it has read everything
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}
