import { issuesOf } from '../issues.ts'
import { visible } from '../visible.ts'
import { EXIT, type ExitCode, type Io } from './io.ts'
import { exitCodeOf, report } from './report.ts'

/** What was thrown, in words: issues as issues; anything else is a fault of ours, said as such. */
export function reportFailure(error: unknown, json: boolean, io: Io): ExitCode {
  const issues = issuesOf(error)
  if (issues) {
    report(issues, json, io)
    return exitCodeOf(issues)
  }
  io.stderr(faultOf(error, io.env))
  return EXIT.usage
}

/** In words, what was thrown while nobody waited: by what a configuration left running, or by ourselves. */
export function uncaughtWords(error: unknown, env: Io['env']): string {
  const isTheirs = error instanceof Error && error.stack?.includes('data:text/javascript')
  return isTheirs ? visible(`values.config.ts fails after it was loaded: ${error.message}\n`) : faultOf(error, env)
}

function faultOf(error: unknown, env: Io['env']): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const more = env.DEBUG ? `\n${stack}` : '\nSet DEBUG=1 for the place in the code, and please report it.'
  return visible(`clipper-values failed, which is a fault of its own: ${message}${more}\n`)
}
