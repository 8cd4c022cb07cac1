import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Values } from '../../src/values/values.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A chart that shows what its templates see: base64, because a value may hold anything. */
const PROBE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: probe
data:
  values: {{ .Values | toJson | b64enc }}
`

/** What a probe gets: the text of the chart's values.yaml and of the `-f` files, the later ones winning. */
export interface Probe {
  readonly defaults?: string
  readonly layers: readonly string[]
}

/** The values that a template sees, from a real helm. */
export async function seenByHelm(bin: string, { defaults = '', layers }: Probe): Promise<Values> {
  const dir = tempDir()
  mkdirSync(join(dir, 'templates'))
  writeFileSync(join(dir, 'Chart.yaml'), 'apiVersion: v2\nname: probe\nversion: 1.0.0\n')
  writeFileSync(join(dir, 'templates', 'probe.yaml'), PROBE)
  writeFileSync(join(dir, 'values.yaml'), defaults)
  const files = layers.map((text, i) => {
    const file = join(dir, `layer-${i}.yaml`)
    writeFileSync(file, text)
    return file
  })
  const { code, stdout, stderr } = await runHelm(bin, [
    'template',
    'probe',
    dir,
    ...files.flatMap((file) => ['-f', file]),
  ])
  if (code !== 0) throw new Error(`helm refused the probe: ${stderr}`)
  const [, coded = ''] = /^ {2}values: (\S+)$/m.exec(stdout) ?? []
  return JSON.parse(Buffer.from(coded, 'base64').toString('utf8')) as Values
}
