import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Helm } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'

/** What a helm makes of a text: the values, or its refusal. */
export type HelmReading = { readonly values: unknown } | { readonly refusal: string }

const CHART =
  'apiVersion: v2\nname: probe\nversion: 0.1.0\ndescription: prints values\nicon: https://example.com/i.png\n'

/** A chart that prints the values it gets as JSON. */
export function probeChart(): string {
  const dir = tempDir()
  mkdirSync(join(dir, 'templates'))
  writeFileSync(join(dir, 'Chart.yaml'), CHART)
  writeTemplate(dir, ['values: {{ .Values | toJson | quote }}'])
  return dir
}

function writeTemplate(dir: string, lines: readonly string[]): void {
  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: probe\ndata:\n'
  writeFileSync(join(dir, 'templates/values.yaml'), head + lines.map((line) => `  ${line}\n`).join(''))
}

/** Runs `helm template` with the arguments and gives the values that the chart got. */
export async function valuesIn(helm: Helm, chart: string, args: readonly string[]): Promise<HelmReading> {
  const { code, stdout, stderr } = await runHelm(helm.bin, ['template', 'probe', chart, ...args])
  if (code !== 0) return { refusal: stderr }
  return { values: JSON.parse(JSON.parse(/^ {2}values: (.*)$/m.exec(stdout)?.[1] ?? 'null')) }
}

/**
 * Reads many texts in one run: `fromYaml` in a template is the reader that `-f` has, less what Helm 4 does with several
 * documents. The texts must not hold the key `Error`.
 */
export async function readAll(helm: Helm, texts: readonly string[]): Promise<HelmReading[]> {
  const dir = probeChart()
  mkdirSync(join(dir, 'cases'))
  for (const [index, text] of texts.entries()) writeFileSync(join(dir, 'cases', String(index)), text)
  const lines = texts.map((_, index) => `c${index}: {{ .Files.Get "cases/${index}" | fromYaml | toJson | quote }}`)
  writeTemplate(dir, lines)
  const { code, stdout, stderr } = await runHelm(helm.bin, ['template', 'probe', dir])
  if (code !== 0) throw new Error(stderr)
  return [...stdout.matchAll(/^ {2}c\d+: (.*)$/gm)].map(([, json = '']): HelmReading => {
    const values = JSON.parse(JSON.parse(json))
    return typeof values.Error === 'string' ? { refusal: values.Error } : { values }
  })
}
