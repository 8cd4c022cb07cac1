import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { inject } from 'vitest'
import { type Helm, helms } from '../helm/helms.ts'
import { helmEnv } from '../helm/run-helm.ts'
import { type ProgramResult, type RunProgramOptions, runProgram } from '../support/run-program.ts'
import type { ClusterAddress } from './control-plane/start.ts'
import { waitFor } from './control-plane/wait-for.ts'

/** A cluster that runs, and the helm of its time. */
export class Cluster {
  readonly version: string
  readonly minor: string
  readonly kubeconfig: string
  readonly kubectlBin: string
  readonly helmBin: string
  readonly helmVersion: string

  constructor({ version, minor, kubeconfig, kubectl }: ClusterAddress, helm: Helm) {
    this.version = version
    this.minor = minor
    this.kubeconfig = kubeconfig
    this.kubectlBin = kubectl
    this.helmBin = helm.bin
    this.helmVersion = helm.version
  }

  /** Where kubectl lies, for a PATH. */
  get kubectlFolder(): string {
    return dirname(this.kubectlBin)
  }

  /** The environment of programs that shall speak to this cluster; what they keep of it goes when it goes. */
  get env(): NodeJS.ProcessEnv {
    return { ...helmEnv(process.env), HOME: dirname(this.kubeconfig), KUBECONFIG: this.kubeconfig }
  }

  /** Runs kubectl; a refusal is a result. */
  kubectl(args: readonly string[], options: RunProgramOptions = {}): Promise<ProgramResult> {
    return runProgram(this.kubectlBin, args, { env: this.env, ...options })
  }

  /** Runs helm; a refusal is a result. */
  helm(args: readonly string[], options: RunProgramOptions = {}): Promise<ProgramResult> {
    return runProgram(this.helmBin, args, { env: this.env, ...options })
  }

  /** What kubectl prints; throws what it says when it fails. */
  async say(args: readonly string[], input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args, { input })
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`)
    return stdout
  }

  /** Applies objects, to a namespace where one is given. */
  async apply(objects: readonly object[], namespace = 'default'): Promise<void> {
    if (objects.length === 0) return
    await this.say(['apply', '-n', namespace, '-f', '-'], listOf(objects))
  }

  /** Makes a namespace that nobody else uses, in which by default only restricted pods are let in; gives its name. */
  async namespace(labels: Readonly<Record<string, string>> = restricted): Promise<string> {
    const name = `test-${randomBytes(5).toString('hex')}`
    await this.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }])
    // pods are refused until it is there
    const serviceAccount = () => this.say(['get', 'serviceaccount', 'default', '-n', name])
    await waitFor(serviceAccount, { what: `the namespace ${name} has a service account` })
    return name
  }

  /** Has a namespace removed, without waiting: many would slow the controllers down. */
  async remove(namespace: string): Promise<void> {
    await this.say(['delete', 'namespace', namespace, '--wait=false'])
  }
}

/** Objects as one text for kubectl. */
export function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items })
}

const restricted = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
}

const addresses = inject('clusters')

/** One for each version that was chosen: the oldest helm with the oldest Kubernetes, the newest with the others. */
export const clusters: readonly Cluster[] = addresses.map((address) => {
  const helm = helms.at(address.minor === '1.28' ? 0 : -1)
  if (!helm) throw new Error('there is no helm')
  return new Cluster(address, helm)
})
