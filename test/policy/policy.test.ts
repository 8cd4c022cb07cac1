import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectCharts } from '../charts/project-charts.ts'
import { judgeBy } from './judge.ts'
import { manifests } from './manifests.ts'
import { scanChartMetadata } from './scanners/chart-metadata.ts'
import { scanCheckov } from './scanners/checkov.ts'
import type { Finding } from './scanners/finding.ts'
import { scanScore } from './scanners/kube-score.ts'
import { scanSchemas } from './scanners/kubeconform.ts'
import { scanYaml } from './scanners/yamllint.ts'
import { suppressions } from './suppressions.ts'
import { kubernetesVersions } from './tools/versions.ts'

const { judge, unused } = judgeBy(suppressions)

const ofManifests = manifests
  .filter(({ meant }) => meant)
  .flatMap((manifest): [string, () => Promise<Finding[]>][] => [
    [`kube-score: ${manifest.name}`, () => scanScore(manifest)],
    [`checkov: ${manifest.name}`, () => scanCheckov(manifest)],
  ])

const ofFiles = projectCharts.flatMap(({ name, dir }): [string, () => Promise<Finding[]>][] => [
  [`metadata: ${name}`, async () => scanChartMetadata(join(dir, 'Chart.yaml'), `${name}/Chart.yaml`)],
  ...readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .map((file): [string, () => Promise<Finding[]>] => [
      `yamllint: ${name}/${file}`,
      () => scanYaml(join(dir, file), `${name}/${file}`),
    ]),
])

const ofSchemas = kubernetesVersions.map((version): [string, () => Promise<Finding[]>] => [
  `kubeconform: ${manifests.length} manifests for Kubernetes ${version}`,
  () => scanSchemas(version, manifests),
])

test.concurrent.each([...ofSchemas, ...ofFiles, ...ofManifests])('%s', async (_name, scan) => {
  expect(judge(await scan())).toEqual([])
})

test('every suppression is needed', () => {
  expect(unused()).toEqual([])
})
