import { inject } from 'vitest'
import type { Manifest } from '../manifests.ts'
import type { Finding } from './finding.ts'
import { runTool } from './run-tool.ts'

const { python } = inject('policyTools')

interface Check {
  readonly check_id: string
  readonly check_name: string
  readonly resource: string
}

interface Report {
  readonly results?: { readonly failed_checks: readonly Check[]; readonly skipped_checks: readonly Check[] }
  readonly summary?: { readonly parsing_errors: number }
}

/**
 * Judges a manifest by the checks of checkov for Kubernetes. A process for each, as it would take a NetworkPolicy of one
 * manifest for that of a pod in another.
 */
export async function scanCheckov({ name, namespace, file }: Manifest): Promise<Finding[]> {
  const options = ['--framework', 'kubernetes', '--output', 'json', '--compact', '--skip-download']
  const said = await runTool(python, ['-m', 'checkov.main', '--file', file, ...options])
  const { results, summary } = JSON.parse(said) as Report
  if (!results || summary?.parsing_errors !== 0) throw new Error(`checkov could not read ${name}: ${said}`)
  // what an annotation skips counts, or there would be a second place for exceptions
  return [...results.failed_checks, ...results.skipped_checks].map(({ check_id, check_name, resource }) => ({
    tool: 'checkov',
    check: check_id,
    object: resource.replace(`.${namespace}.`, '/'),
    where: name,
    message: check_name,
  }))
}
