import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crdManifests } from '../../support/crd-manifests.ts'
import { runProgram } from '../../support/run-program.ts'
import { commandLines } from './command-lines.ts'
import { furniture } from './furniture.ts'
import { Guard } from './guard.ts'
import { writeIdentity } from './identity.ts'
import { freePorts } from './ports.ts'
import { programsFor } from './programs.ts'
import { stages } from './stages.ts'
import type { KubernetesVersion } from './versions.ts'
import { waitFor } from './wait-for.ts'

/** A cluster that runs, in a form that another process can be handed. */
export interface ClusterAddress extends KubernetesVersion {
  readonly kubeconfig: string
  readonly kubectl: string
}

/** @see startCluster */
export interface StartedCluster {
  readonly address: ClusterAddress
  /** Ends every process of it and removes its folder; so does the end of this process, of whatever kind. */
  readonly stop: () => Promise<void>
}

/** Definitions of the kinds of operators that charts use. */
const crds = [
  'cert-manager.io_certificates',
  'external-secrets.io_externalsecrets',
  'monitoring.coreos.com_podmonitors',
  'monitoring.coreos.com_prometheusrules',
  'monitoring.coreos.com_servicemonitors',
]

/**
 * Starts a control plane with nodes that kwok plays, and what a cluster has before anybody installs something. Takes about
 * five seconds; where its programs are not in the cache, they are built first.
 */
export async function startCluster(kubernetes: KubernetesVersion): Promise<StartedCluster> {
  const programs = await programsFor(kubernetes)
  const definitions = await crdManifests()
  const guard = await Guard.create(`cluster-${kubernetes.minor}`)
  try {
    const { folder } = guard
    const [etcd = 0, peers = 0, api = 0] = await freePorts(3)
    const identity = await writeIdentity(folder, api)
    await writeFile(join(folder, 'stages.yaml'), await stages(programs.kwok))
    const { serve, act } = commandLines(programs, { folder, identity, ports: { etcd, peers, api } })
    const { kubeconfig, certificate } = identity
    const address = { ...kubernetes, kubeconfig, kubectl: join(programs.controlPlane, 'kubectl') }
    const wait = { check: () => guard.check() }

    for (const program of serve) guard.start(program)
    const isReady = () => ask(address, ['get', '--raw=/readyz'])
    await waitFor(async () => existsSync(certificate) && isReady(), { ...wait, what: 'the API server is ready' })
    for (const program of act) guard.start(program)
    await ask(address, ['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: furniture }))
    const files = crds.map((name) => ['-f', join(definitions, `${name}.yaml`)])
    // some have fields that only a newer Kubernetes knows
    await ask(address, ['create', '--validate=false', ...files.flat()])
    await ask(address, ['wait', '--for=condition=Established', 'crd', '--all'])
    await waitFor(() => ask(address, ['wait', '--for=condition=Ready', 'node', '--all', '--timeout=1s']), {
      ...wait,
      what: 'the nodes are ready',
    })
    await waitFor(() => ask(address, ['get', 'serviceaccount', 'default']), { ...wait, what: 'the controllers act' })
    return { address, stop: () => guard.stop() }
  } catch (error) {
    await guard.stop()
    throw error
  }
}

async function ask({ kubectl, kubeconfig }: ClusterAddress, args: readonly string[], input = ''): Promise<string> {
  // what kubectl keeps at home of a cluster shall go with it
  const env = { ...process.env, HOME: dirname(kubeconfig), KUBECONFIG: kubeconfig }
  const { code, stdout, stderr } = await runProgram(kubectl, args, { input, env })
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr.trim()}`)
  return stdout
}
