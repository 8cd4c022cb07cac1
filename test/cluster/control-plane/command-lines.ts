import { join } from 'node:path'
import { NODE_ANNOTATION } from './furniture.ts'
import type { Program } from './guard.ts'
import type { Identity } from './identity.ts'
import type { Programs } from './programs.ts'

/** @see commandLines */
export interface Place {
  readonly folder: string
  readonly identity: Identity
  readonly ports: { readonly etcd: number; readonly peers: number; readonly api: number }
}

/** The processes of a cluster in the order in which they start: what keeps and serves the objects, then what acts on them. */
export function commandLines(
  programs: Programs,
  { folder, identity, ports }: Place,
): { readonly serve: readonly Program[]; readonly act: readonly Program[] } {
  const program = (name: string, flags: Readonly<Record<string, string | number | boolean>>): Program => ({
    name,
    bin: join(name === 'kwok' ? programs.kwok : programs.controlPlane, name),
    args: Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
  })
  const etcd = `http://127.0.0.1:${ports.etcd}`
  const { kubeconfig } = identity
  const serve = [
    program('etcd', {
      'data-dir': join(folder, 'etcd'),
      'listen-client-urls': etcd,
      'advertise-client-urls': etcd,
      'listen-peer-urls': `http://127.0.0.1:${ports.peers}`,
      'unsafe-no-fsync': true,
      'log-level': 'error',
    }),
    program('kube-apiserver', {
      'etcd-servers': etcd,
      'secure-port': ports.api,
      'bind-address': '127.0.0.1',
      'advertise-address': '127.0.0.1',
      'endpoint-reconciler-type': 'none',
      'cert-dir': identity.certificates,
      'token-auth-file': identity.tokens,
      'authorization-mode': 'RBAC',
      'allow-privileged': true,
      // each release of a test has its own, and their addresses are not given back at once
      'service-cluster-ip-range': '10.0.0.0/16',
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': identity.publicKey,
      'service-account-signing-key-file': identity.signingKey,
    }),
  ]
  const client = { kubeconfig, 'kube-api-qps': 500, 'kube-api-burst': 1000 }
  const act = [
    program('kube-controller-manager', {
      ...client,
      'secure-port': 0,
      'leader-elect': false,
      'use-service-account-credentials': false,
      'service-account-private-key-file': identity.signingKey,
      // else a Deployment waits for its minimum of pods up to a quarter of a minute
      'horizontal-pod-autoscaler-sync-period': '2s',
    }),
    program('kube-scheduler', { ...client, 'secure-port': 0, 'leader-elect': false }),
    program('kwok', {
      kubeconfig,
      config: join(folder, 'stages.yaml'),
      'manage-all-nodes': false,
      'manage-nodes-with-annotation-selector': `${NODE_ANNOTATION}=fake`,
      'node-lease-duration-seconds': 40,
    }),
  ]
  return { serve, act }
}
