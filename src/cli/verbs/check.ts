import type { Issue } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import type { ExitCode } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'
import { walkProject } from '../walk-project.ts'

/** Compares what `generate` would write with the disk, byte by byte. Writes nothing. */
export async function run({ options, io }: VerbInput): Promise<ExitCode> {
  const loaded = await loadProject(io.cwd, options.text('config'))
  const { issues, files, stale } = await walkProject(loaded, { force: false, io }, async ({ path, before, after }) => {
    if (before === undefined) return drift('artifact-missing', path, 'is missing')
    if (before === after) return undefined
    return drift('artifact-stale', path, `differs from its definition\n${await shortDiff(before, after)}`)
  })
  const all = [
    ...issues,
    ...stale.map((path) => drift('artifact-unexpected', path, 'is no longer made, generate deletes it')),
  ]
  report(all, options.json, io)
  if (all.length === 0 && !options.json) io.stderr(`${files.size} files are as their definitions say\n`)
  return exitCodeOf(all)
}

const drift = (code: Issue['code'], file: string, message: string): Issue => ({
  code,
  path: [],
  message: `${file} ${message}`,
  hint: 'run clipper-values generate',
})

const SHOWN_LINES = 12

/** The changed lines with one line around them, the first dozen. */
async function shortDiff(before: string, after: string): Promise<string> {
  const { structuredPatch } = await import('diff')
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 1 })
  const lines = hunks.flatMap((hunk) => [`    line ${hunk.newStart}:`, ...hunk.lines.map((line) => `    ${line}`)])
  const rest = lines.length - SHOWN_LINES
  return [...lines.slice(0, SHOWN_LINES), ...(rest > 0 ? [`    … ${rest} more lines`] : [])].join('\n')
}
