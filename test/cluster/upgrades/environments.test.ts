import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import project from '../../../values.config.ts'
import { environments } from '../../charts/environments.ts'
import { helm as ownHelm } from '../../helm/helms.ts'
import { runProgram } from '../../support/run-program.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type Cluster, clusters } from '../clusters.ts'
import { helm, identities, install, liveText, lost } from './release.ts'

const dir = project.root.dir
const generated = (environment: string): string => `generated/${environment}/clipper.yaml`
const example = (environment: string): string => `${dir}/examples/values-${environment}.yaml`

/** From each environment to each other: with the complete values, and with what operators are given. */
const ways = environments.flatMap((from) =>
  environments
    .filter((to) => to !== from)
    .flatMap((to) => [generated, example].map((file) => ({ from: file(from), to: file(to), environment: to }))),
)

interface Verdict {
  readonly code: number | null
  readonly refused: readonly string[]
  readonly unsure: number
}

/** What the command line says, as a pipeline would ask it, with and without a look at the cluster. */
async function verdict(environment: string, running: string, live?: string): Promise<Verdict> {
  const args = [
    'diff',
    environment,
    '--against',
    running,
    '--upgrade',
    '--format',
    'json',
    ...(live ? ['--live', live] : []),
  ]
  const env = { ...process.env, HELM: ownHelm.bin }
  const { code, stdout } = await runProgram(process.execPath, [resolve('dist/cli/bin.js'), ...args], { env })
  const { issues, rendered } = JSON.parse(stdout)
  return {
    code,
    refused: rendered.objects
      .filter(({ effects }: { effects: string[] }) => effects.includes('refused'))
      .map(({ object }: { object: string }) => object),
    unsure: issues.length,
  }
}

/** The values that run, as helm tells them, and what the cluster holds, in files. */
async function asked(cluster: Cluster, namespace: string): Promise<{ running: string; live: string }> {
  const folder = tempDir()
  const files = { running: join(folder, 'running.yaml'), live: join(folder, 'live.yaml') }
  const { stdout } = await cluster.helm(['get', 'values', 'clipper', '-n', namespace, '-o', 'yaml'])
  writeFileSync(files.running, stdout)
  writeFileSync(files.live, await liveText(cluster, namespace))
  return files
}

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(ways)('$from to $to', async ({ from, to, environment }) => {
    const namespace = await cluster.namespace()
    await install(cluster, namespace, dir, readFileSync(from, 'utf8'))
    const { running, live } = await asked(cluster, namespace)
    const before = await identities(cluster, namespace)
    expect(Object.keys(before).length).toBeGreaterThan(2)

    const seen = await verdict(environment, running, live)
    const blind = await verdict(environment, running)
    const { code, stderr } = await helm(cluster, 'upgrade', namespace, dir, readFileSync(to, 'utf8'))

    expect({ code, stderr, refused: seen.refused }).toMatchObject({ code: seen.code })
    if (code === 0) expect(blind.code).toBe(0)
    else {
      expect(blind.code === 1 || blind.unsure > 0).toBe(true)
      // helm tells one of them
      expect(seen.refused.filter((object) => stderr.includes(`"${object.split(' ')[1]}"`))).not.toEqual([])
    }
    expect(lost(before, await identities(cluster, namespace))).toEqual({})
    await cluster.remove(namespace)
  })
})
