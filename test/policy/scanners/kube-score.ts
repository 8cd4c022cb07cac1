import { inject } from 'vitest'
import type { Manifest } from '../manifests.ts'
import { kubernetesVersions } from '../tools/versions.ts'
import type { Finding } from './finding.ts'
import { runTool } from './run-tool.ts'

const { kubeScore } = inject('policyTools')
const ALL_WELL = 10
const args = [
  'score',
  '--output-format=json',
  `--kubernetes-version=v${kubernetesVersions[0].replace(/\.0$/, '')}`,
  '--enable-optional-test=container-seccomp-profile',
  '--enable-optional-test=container-ports-check',
  // an annotation would be a second place for exceptions
  '--disable-ignore-checks-annotations',
]

type Report = readonly {
  readonly type_meta: { readonly kind: string }
  readonly object_meta: { readonly name: string }
  readonly checks: readonly {
    readonly check: { readonly id: string; readonly name: string }
    readonly grade: number
    readonly skipped: boolean
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null
  }[]
}[]

/** Judges a manifest by what kube-score recommends. */
export async function scanScore({ name, file }: Manifest): Promise<Finding[]> {
  const report = JSON.parse(await runTool(kubeScore, [...args, file])) as Report
  if (report.length === 0) throw new Error(`kube-score saw nothing in ${name}`)
  return report.flatMap(({ type_meta, object_meta, checks }) =>
    checks
      .filter(({ grade, skipped }) => grade < ALL_WELL && !skipped)
      .map(({ check, comments }) => ({
        tool: 'kube-score',
        check: check.id,
        object: `${type_meta.kind}/${object_meta.name}`,
        where: name,
        message: (comments ?? []).map(({ path, summary }) => [path, summary].filter(Boolean).join(': ')).join('; '),
      })),
  )
}
