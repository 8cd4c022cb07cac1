/** Built from source by Go into the cache; a new version is a line here. */
export const goTools = [
  { name: 'kubeconform', version: 'v0.8.0', source: 'github.com/yannh/kubeconform/cmd/kubeconform' },
  { name: 'kube-score', version: 'v1.20.0', source: 'github.com/zegl/kube-score/cmd/kube-score' },
] as const

/** What enforces network policies in clusters such as kind's, built around what decides about packets. */
export const enforcerModule = 'sigs.k8s.io/kube-network-policies@v0.8.0'

/** checkov and yamllint; every package that they pull in is pinned in requirements.txt. */
export const pythonTools = ['checkov', 'yamllint'] as const

/** A Python package that carries strict schemas of every Kubernetes from 1.25 on; nothing of it is run. */
export const kubernetesSchemas = {
  package: 'kubernetes-validate',
  version: '1.37.0',
  sha256: '85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9',
} as const

/** The oldest Kubernetes that the charts support, and the newest. */
export const kubernetesVersions = ['1.28.0', '1.37.0'] as const
