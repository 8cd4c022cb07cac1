import { SCRIPTS, SHELLS, type Shell } from '../completion/scripts.ts'
import { EXIT, type ExitCode, UsageError } from '../io.ts'
import type { VerbInput } from '../verb.ts'

/** Prints the script that teaches a shell to complete verbs, options and the names of a project. */
export async function run({ positionals: [shell = ''], io }: VerbInput): Promise<ExitCode> {
  if (!SHELLS.includes(shell as Shell))
    throw new UsageError(`there is no completion for ${shell}`, { word: shell, among: SHELLS })
  io.stdout(SCRIPTS[shell as Shell])
  return EXIT.fine
}
