import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Verdict } from '../../src/helm/lint.ts'
import { fixtureProject, type Run, run } from './fixture-project.ts'

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))
const ENGINE = fileURLToPath(new URL('../../src/index.ts', import.meta.url))

/** A project with a helm that takes every chart after `work`, and writes what it does into a log. */
function withHelm(
  work: string,
  environments = 2,
): { root: string; env: { HELM: string; PATH: string }; log: () => string[] } {
  const names = Array.from({ length: environments }, (_, i) => `env-${i}`)
  const root = fixtureProject({
    'environments.ts': `import { defineEnvironment } from '${ENGINE}'
export const environments = ${JSON.stringify(names)}.map((name) => defineEnvironment({ name, values: { banner: name } }))\n`,
    'values.config.ts': `import { defineProject } from '${ENGINE}'
import { shop } from './charts.ts'
import { environments } from './environments.ts'
export default defineProject({ root: shop, environments })\n`,
    'fake-helm': `#!/bin/sh
[ "$1" = version ] && { echo v4.0.0; exit; }
echo "begin $$ $*" >> "$0.log"
${work}
[ "$1" = template ] && echo 'kind: ConfigMap'
echo "end $$" >> "$0.log"
`,
  })
  const helm = join(root, 'fake-helm')
  chmodSync(helm, 0o755)
  const log = () => (existsSync(`${helm}.log`) ? readFileSync(`${helm}.log`, 'utf8').trim().split('\n') : [])
  return { root, env: { HELM: helm, PATH: process.env.PATH ?? '' }, log }
}

test('several at once, no more than there are processors', async () => {
  const { root, env, log } = withHelm('sleep 0.2')
  expect((await run(root, ['lint'], { env })).code).toBe(0)
  let [now, most] = [0, 0]
  for (const line of log()) {
    now += line.startsWith('begin') ? 1 : -1
    most = Math.max(most, now)
  }
  expect(log().filter((line) => line.startsWith('begin'))).toHaveLength(1 + 2 + 2 * 2 * 2)
  expect(most).toBeLessThanOrEqual(availableParallelism())
  expect(most).toBeGreaterThanOrEqual(Math.min(availableParallelism(), 2))
})

test('verdicts and findings come in the same order whatever ends first', async () => {
  const runs: string[] = []
  for (const slow of ['lint', 'charts/shop ', 'charts/shop-api']) {
    const { root, env } = withHelm(`case "$* " in *"${slow}"*) sleep 0.2 ;; esac; echo "$*" >&2; exit 1`)
    runs.push((await run(root, ['lint', '--format', 'json'], { env })).stdout)
  }
  expect(new Set(runs).size).toBe(1)
  const { verdicts } = JSON.parse(runs[0] ?? '') as { verdicts: Verdict[] }
  expect(verdicts.map(({ name, label }) => `${name} with ${label}`)).toEqual([
    'shop with chart defaults',
    'shop-api with chart defaults',
    'shop with env-0',
    'shop-api with env-0',
    'shop with env-1',
    'shop-api with env-1',
  ])
})

describe('progress', () => {
  afterEach(() => vi.restoreAllMocks())
  const toldBy = ({ stderr }: Run): string[] => stderr.split('\n').filter((line) => line.startsWith('…'))

  test('those who wait are told how far it is, and what is next', async () => {
    const { root, env } = withHelm('')
    let now = 0
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000))
    const told = toldBy(await run(root, ['lint', 'env-1'], { env }))
    expect(told.map((line) => line.replace(/^… \d/, '… n'))).toEqual(
      [
        'shop with chart defaults',
        'shop with chart defaults',
        'shop-api with chart defaults',
        'shop with env-1',
        'shop with env-1',
        'shop-api with env-1',
        'shop-api with env-1',
      ].map((next) => `… n/4 judged, now charts/${next}`),
    )
    const judged = told.map((line) => Number(/\d/.exec(line)?.[0]))
    expect(judged).toEqual([...judged].sort())
    expect(judged[0]).toBe(0)
  })

  test('in the first second nothing is said', async () => {
    const { root, env } = withHelm('')
    vi.spyOn(Date, 'now').mockReturnValue(0)
    expect(toldBy(await run(root, ['lint'], { env }))).toEqual([])
  })
})

test('more than six environments have a row each', async () => {
  const { root, env } = withHelm('', 7)
  const { stderr } = await run(root, ['lint'], { env })
  expect(stderr.split('rendered objects\n')[1]?.split('\n').slice(0, 3)).toEqual([
    '                  shop  shop-api',
    '  chart defaults     1         1',
    '  env-0              1         1',
  ])
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves no helm behind', async (signal) => {
  const { root, env, log } = withHelm(`trap 'kill $!; echo "end $$" >> "$0.log"; exit 1' TERM; sleep 60 & wait`)
  const child = spawn(process.execPath, [bin, 'lint'], { cwd: root, env, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)))
  const running = Math.min(availableParallelism(), 11)
  while (log().length < running) await setTimeout(20)
  child.kill(signal)
  expect(await ended).toBe(signal)
  for (let i = 0; i < 100 && log().length < 2 * running; i++) await setTimeout(20)
  expect(log().filter((line) => line.startsWith('end'))).toHaveLength(running)
})
