import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SetFlag } from '../../../src/layers/set/set-flags.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** A values file for `-f` that holds the values. */
export function fileBase(values: unknown): string {
  const name = join(tempDir(), 'base.yaml')
  writeFileSync(name, JSON.stringify(values))
  return name
}

/** Flags as arguments of helm. */
export function flagArguments(flags: readonly SetFlag[]): string[] {
  return flags.flatMap((flag) => {
    if (flag.kind !== 'set-file') return [`--${flag.kind}`, flag.text]
    const name = join(tempDir(), 'content')
    writeFileSync(name, flag.content)
    return ['--set-file', `${flag.key}=${name}`]
  })
}
