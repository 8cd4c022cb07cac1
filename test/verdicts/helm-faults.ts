import type { HelmFaults } from '../helm/judge-process.ts'
import { runHelm } from '../helm/run-helm.ts'

/** What a helm itself has against a values file, in `helm lint --strict` and in `helm template`; empty for nothing. */
export async function helmFaults(bin: string, dir: string, input: string): Promise<HelmFaults> {
  const [lint, template] = await Promise.all([
    runHelm(bin, ['lint', '--strict', dir, '-f', '-'], { input }),
    runHelm(bin, ['template', 'release-name', dir, '-f', '-'], { input }),
  ])
  return {
    lint: lint.code === 0 ? '' : lint.stdout + lint.stderr,
    template: template.code === 0 ? '' : template.stderr,
  }
}
