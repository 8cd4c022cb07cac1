import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import project from '../../values.config.ts'
import { environments } from '../charts/environments.ts'
import { projectCharts } from '../charts/project-charts.ts'
import { renderText } from '../charts/render.ts'
import { tempDir } from '../support/temp-dir.ts'

/** What helm renders of a chart with some values, as a file. */
export interface Manifest {
  /** For example `clipper-backend with production`. */
  readonly name: string
  readonly namespace: string
  readonly file: string
  /** Whether it is something to install as it is, and not only a combination of settings. */
  readonly meant: boolean
}

/** A manifest with the given text. */
export async function toManifest(name: string, text: string, meant = true): Promise<Manifest> {
  const file = join(tempDir(), 'manifest.yaml')
  await writeFile(file, text)
  return { name, namespace: NAMESPACE, file, meant }
}

// not `default`, where nobody should install
const NAMESPACE = 'clipper'

/** Scenarios that switch on what the defaults leave out, so that all objects of a chart are scanned. */
const FULL = 'everything on'

/** Every chart with its defaults and each of its scenarios, and the project's environments. */
export const manifests: readonly Manifest[] = await Promise.all(
  projectCharts.flatMap((chart) =>
    chart.overlays.map(async ([name, overlay]) => {
      const environment = environments.includes(name) && chart.name === project.root.name
      const text = await renderText(chart, { overlay, namespace: NAMESPACE })
      return toManifest(`${chart.name} with ${name}`, text, environment || name === 'defaults' || name === FULL)
    }),
  ),
)
