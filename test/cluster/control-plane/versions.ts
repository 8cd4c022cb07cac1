/** A Kubernetes whose control plane runs here. */
export interface KubernetesVersion {
  /** For example `1.28`: what tests and CLUSTER_VERSIONS call it. */
  readonly minor: string
  /** Its last patch release that the Go module proxy serves. */
  readonly version: string
}

/** The oldest Kubernetes that the charts promise to run on, and the newest there is; a new one is a line here. */
export const kubernetesVersions: readonly KubernetesVersion[] = [
  { minor: '1.28', version: '1.28.15' },
  { minor: '1.37', version: '1.37.2' },
]

/** What plays the kubelets: it speaks to every Kubernetes above. */
export const kwok = { module: 'sigs.k8s.io/kwok', version: 'v0.8.0' } as const

/** Those that CLUSTER_VERSIONS names, with commas; all where it is not set. */
export function chosenVersions(names = process.env.CLUSTER_VERSIONS): readonly KubernetesVersion[] {
  if (!names) return kubernetesVersions
  return names.split(',').map((name) => {
    const found = kubernetesVersions.find(({ minor }) => minor === name.trim())
    const known = kubernetesVersions.map(({ minor }) => minor).join(', ')
    if (!found) throw new Error(`CLUSTER_VERSIONS has ${name.trim()}; there are ${known}`)
    return found
  })
}
