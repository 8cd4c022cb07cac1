import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from './temp-dir.ts'

/** What a shell script said, and each call of kubectl as it got it. */
export interface ScriptRun {
  readonly status: number | null
  readonly stderr: string
  readonly calls: readonly (readonly string[])[]
}

/** Writes down its arguments, ended by a byte that no argument can hold, and a line of its own behind the last. */
const KUBECTL = '#!/bin/sh\nprintf "%s\\0" "$@" end-of-call >> "$RECORD"\n'

/** Runs a script by a shell with a kubectl that only records, and with further programs of the test. */
export function runScript(
  script: string,
  {
    shell = 'bash',
    env = {},
    programs = {},
  }: { shell?: string; env?: Record<string, string>; programs?: Record<string, string> } = {},
): ScriptRun {
  const dir = tempDir()
  for (const [name, text] of Object.entries({ kubectl: KUBECTL, ...programs }))
    writeFileSync(join(dir, name), text, { mode: 0o755 })
  const record = join(dir, 'record')
  writeFileSync(record, '')
  // nothing of the machine's user but where programs lie
  const own = { PATH: `${dir}:${process.env.PATH}`, RECORD: record, ...env }
  const { status, stderr } = spawnSync(shell, { input: script, env: own, encoding: 'utf8' })
  const calls = readFileSync(record, 'utf8').split('end-of-call\0').slice(0, -1)
  return { status, stderr, calls: calls.map((call) => call.split('\0').slice(0, -1)) }
}

/** The Secrets that calls of `kubectl create secret generic` make: keys and values by name. */
export function secretsIn(calls: ScriptRun['calls']): Map<string, Map<string, string>> {
  return new Map(
    calls.map(([create, secret, generic, name = '', ...options]) => {
      if (`${create} ${secret} ${generic}` !== 'create secret generic') throw new Error('kubectl makes something else')
      const literals = options.filter((option) => option.startsWith('--from-literal='))
      const entries = literals.map((literal) => /^--from-literal=([^=]+)=([\s\S]*)$/.exec(literal) ?? [])
      return [name, new Map(entries.map(([, key = '', value = '']) => [key, value]))]
    }),
  )
}
