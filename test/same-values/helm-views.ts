import type { Helm } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import type { Views } from './own-views.ts'

/** What each chart sees in `helm template`, or why helm refuses. */
export type HelmViews = { readonly views: Views } | { readonly refusal: string }

/** Runs `helm template` on a chart of `projectFolder`. */
export async function helmViews({ bin }: Helm, chart: string, args: readonly string[]): Promise<HelmViews> {
  const { code, stdout, stderr } = await runHelm(bin, ['template', 'release', chart, ...args])
  if (code !== 0) return { refusal: stderr }
  const documents = stdout.matchAll(/^# Source: [^/]+\/(\S*)templates\/values\.yaml\n[\s\S]*?^ {2}values: (\S+)$/gm)
  const views = [...documents].map(([, place = '', coded = '']) => [
    [...place.matchAll(/charts\/([^/]+)\//g)].map(([, key]) => key).join('.'),
    JSON.parse(Buffer.from(coded, 'base64').toString('utf8')),
  ])
  return { views: Object.fromEntries(views) }
}
