import { issuesOf } from '../issues.ts'
import { EXIT, type ExitCode, type Io } from './io.ts'
import { exitCodeOf, report } from './report.ts'

/** What was thrown, in words: issues as issues; anything else is a fault of ours, said as such. */
export function reportFailure(error: unknown, json: boolean, io: Io): ExitCode {
  const issues = issuesOf(error)
  if (issues) {
    report(issues, json, io)
    return exitCodeOf(issues)
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const more = io.env.DEBUG ? `\n${stack}` : '\nSet DEBUG=1 for the place in the code, and please report it.'
  io.stderr(`clipper-values failed, which is a fault of its own: ${message}${more}\n`)
  return EXIT.usage
}
