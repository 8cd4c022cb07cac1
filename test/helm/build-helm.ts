import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cached } from '../support/cached.ts'
import type { Helm } from './global-setup.ts'

const run = promisify(execFile)

/** A helm that no npm package carries, to be built by Go from the module of its source. */
export interface HelmSource {
  readonly version: string
  readonly module: string
  /** What the release passes to the linker and a plain `go install` does not: without it helm believes in Kubernetes 1.20. */
  readonly kubernetesMinor?: { readonly variables: readonly string[]; readonly value: number }
}

const variables = ['helm.sh/helm/v3/pkg/chartutil.k8sVersion', 'helm.sh/helm/v3/pkg/lint/rules.k8sVersion']

/** The oldest that is supported, the last 3.x with the earlier JSON Schema engine, the newest 3.x and the newest 4.x. */
export const helmSources: readonly HelmSource[] = [
  { version: '3.12.3', module: 'helm.sh/helm/v3', kubernetesMinor: { variables, value: 27 } },
  { version: '3.18.4', module: 'helm.sh/helm/v3', kubernetesMinor: { variables, value: 33 } },
  { version: '3.22.0', module: 'helm.sh/helm/v3', kubernetesMinor: { variables, value: 37 } },
  { version: '4.3.1', module: 'helm.sh/helm/v4' },
]

/** Gives a helm from the user's cache, built first where it is not in it: one to three minutes with Go on two processors. */
export async function buildHelm(source: HelmSource): Promise<Helm> {
  const folder = await cached('helm', source.version, async (dir) => {
    const env = { ...process.env, GOBIN: dir, CGO_ENABLED: '0' }
    const target = `${source.module}/cmd/helm@v${source.version}`
    await run('go', ['install', '-trimpath', '-ldflags', linkerFlags(source), target], { cwd: tmpdir(), env })
  })
  return { version: source.version, bin: join(folder, 'helm') }
}

/** What go passes to the linker, so that a build says of Kubernetes and itself what the release says. */
export function linkerFlags({ version, module, kubernetesMinor }: HelmSource): string {
  const flags = ['-s', '-w', `-X ${module}/internal/version.version=v${version}`]
  for (const name of kubernetesMinor?.variables ?? [])
    flags.push(`-X ${name}Major=1`, `-X ${name}Minor=${kubernetesMinor?.value}`)
  return flags.join(' ')
}
