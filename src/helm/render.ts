import type { Issue } from '../issues.ts'
import type { Helm } from './helm.ts'
import { templateWords } from './lint.ts'

/** A chart with its values, to be rendered as one release. */
export interface Render {
  /** Folder that holds the chart's. */
  readonly cwd: string
  readonly dir: string
  readonly release: string
  /** Content of a values file. */
  readonly values: string
  /** For messages: the environment. */
  readonly label: string
}

/** Runs `helm template`. A refusal is an issue, `helm-template`, in helm's words. */
export async function renderChart(helm: Helm, { cwd, dir, release, values, label }: Render): Promise<string | Issue> {
  const { code, stdout, stderr } = await helm.run(['template', release, dir, '-f', '-'], { cwd, input: values })
  return code === 0
    ? stdout
    : { code: 'helm-template', path: [], message: `${dir} with ${label}: ${templateWords(stderr)}` }
}
