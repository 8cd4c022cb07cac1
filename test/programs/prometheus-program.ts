import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { monitoring } from '../../src/clipper/charts/monitoring.ts'
import { at, type Rendered, render } from '../charts/render.ts'

const dir = fileURLToPath(new URL(`../../${monitoring.dir}`, import.meta.url))

/** The chart's objects. */
export const renderMonitoring = (overlay: object): Promise<Rendered[]> =>
  render({ chart: monitoring, dir }, { overlay })

/**
 * The files of Prometheus, with pods by their address and the names of their ports where the chart looks for pods in
 * Kubernetes: Debian builds Prometheus without that.
 */
export function filesOf(
  objects: readonly Rendered[],
  address: string,
  portNames: readonly string[] = ['http'],
): { config: string; alerts: string } {
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap').map((map) => at(map, 'data'))
  const file = (name: string) => String(maps.map((data) => at(data, name)).find((text) => text !== undefined) ?? '')
  const config = parse(file('prometheus.yaml')) as { scrape_configs: Record<string, unknown>[] }
  const targets = portNames.map((portName) => {
    const pod = { container_port_name: portName, name: 'a', phase: 'Running' }
    const labels = Object.entries(pod).map(([name, value]) => [`__meta_kubernetes_pod_${name}`, value])
    return { targets: [address], labels: { __meta_kubernetes_namespace: 'default', ...Object.fromEntries(labels) } }
  })
  const scrapes = config.scrape_configs.map(({ kubernetes_sd_configs: found, ...scrape }) =>
    found ? { ...scrape, static_configs: targets } : scrape,
  )
  return { config: stringify({ ...config, scrape_configs: scrapes }), alerts: file('alerts.yaml') }
}

/** What promtool said of files that only exist while it looks. */
export function promtool(
  command: readonly string[],
  files: Readonly<Record<string, string>>,
): { code: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'clipper-prometheus-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text.replaceAll('/etc/prometheus', folder))
    }
    const { status, stdout, stderr, error } = spawnSync('promtool', command, { cwd: folder, encoding: 'utf8' })
    if (error) throw new Error('promtool is missing: install the Debian package prometheus', { cause: error })
    return { code: status, output: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
