import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

/** A helm binary: its version without the `v`, and a path or a name on PATH. */
export interface Helm {
  readonly version: string
  readonly bin: string
}

/** What the setup found, or the reason why it found nothing. */
export type FoundHelms = { readonly helm: Helm; readonly helms: readonly Helm[] } | { readonly error: string }

declare module 'vitest' {
  interface ProvidedContext {
    foundHelms: FoundHelms
  }
}

/**
 * Fetches the helms once, before any test. A failure is handed on rather than thrown: tests that need no helm still run,
 * and the others fail with the reason.
 */
export default function setup(project: TestProject): void {
  const script = fileURLToPath(new URL('list-helms.mjs', import.meta.url))
  const found = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  project.provide('foundHelms', JSON.parse(found) as FoundHelms)
}
