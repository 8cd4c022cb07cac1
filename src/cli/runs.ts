import type { ExitCode } from './io.ts'
import type { VerbInput, VerbName } from './verb.ts'

interface Runnable {
  readonly run: (input: VerbInput) => ExitCode | Promise<ExitCode>
}

/** What each verb runs. Only that is loaded: `diff` reads YAML, of which `generate` knows nothing. */
export const RUNS: Readonly<Record<VerbName, () => Promise<Runnable>>> = {
  build: () => import('./verbs/build.ts'),
  check: () => import('./verbs/check.ts'),
  completion: () => import('./verbs/completion.ts'),
  diff: () => import('./verbs/diff.ts'),
  editor: () => import('./verbs/editor.ts'),
  explain: () => import('./verbs/explain.ts'),
  generate: () => import('./verbs/generate.ts'),
  init: () => import('./verbs/init.ts'),
  lint: () => import('./verbs/lint.ts'),
  secrets: () => import('./verbs/secrets.ts'),
  validate: () => import('./verbs/validate.ts'),
}
