import { dirname, relative } from 'node:path'
import { KnownFiles } from '../../disk/known-files.ts'
import { relativePath } from '../../disk/relative-path.ts'
import { formatIssues, type Issue, isError, issuesOf } from '../../issues.ts'
import { liveProject } from '../../project-file/live-project.ts'
import { configFile, type LoadedProject } from '../../project-file/load-project.ts'
import { writeDefinitionMaps } from '../definition-maps.ts'
import { generatedWords, generateFiles } from '../generate-files.ts'
import { interruptible } from '../interrupt.ts'
import { EXIT, type ExitCode } from '../io.ts'
import { report } from '../report.ts'
import type { VerbInput } from '../verb.ts'
import type { WalkMemory } from '../walk-project.ts'
import { ValueChanges } from './value-changes.ts'
import { watchFiles } from './watch-files.ts'

/** Generates now and again after each edit, and tells what became of the values, until it is interrupted. */
export async function watchProject({ options, io }: VerbInput): Promise<ExitCode> {
  const file = configFile(io.cwd, options.text('config'))
  const root = dirname(file)
  const live = liveProject(io.cwd, file)
  const files = new KnownFiles(root)
  const changes = new ValueChanges()
  const remember = (): WalkMemory => ({
    made: { charts: new WeakMap(), environments: new WeakMap(), texts: new WeakMap() },
    files,
    onBuilt: (chart, built) => changes.take(chart, built),
  })
  let memory = remember()
  let generated: string | undefined
  let lastIssues = ''
  /** The project of the last run, where nothing was wrong with it. */
  let whole: LoadedProject | undefined

  const run = async (edited: readonly string[]): Promise<void> => {
    const isSource = edited.some((path) => live.sources.includes(path))
    files.doubt(edited.map((path) => relativePath(root, path)))
    const lines: string[] = []
    const say = (text: string): unknown => lines.push(text)
    let issues: readonly Issue[] = []
    let outcome = 'nothing is written until this is right'
    whole = undefined
    let isNews = isSource || generated === undefined
    try {
      const loaded = await live.load()
      if (loaded.project.generated !== generated) memory = remember()
      generated = loaded.project.generated
      const done = await generateFiles(loaded, { force: options.isOn('force'), io, memory }, say)
      isNews ||= done.written.length > 0 || done.deleted.length > 0
      issues = done.issues
      outcome = generatedWords(done)
      whole = issues.some(isError) ? undefined : loaded
      lines.push(...changes.lines().map((line) => `${line}\n`))
    } catch (error) {
      const found = issuesOf(error)
      if (!found) throw error
      issues = found
    }
    const words = formatIssues(issues)
    if (!isNews && words === lastIssues) return
    lastIssues = words
    for (const path of edited) io.stderr(`changed  ${relative(root, path)}\n`)
    for (const line of lines) io.stderr(line)
    report(issues, false, io)
    io.stderr(`${outcome}\n`)
  }

  return interruptible(async (end) => {
    await watchFiles(
      { root, end, generated: () => generated, isOwn: (path) => files.isUntouched(path) },
      async (watch, edited) => {
        await run(edited)
        watch(live.sources)
      },
      () => io.stderr(`watching ${relative(io.cwd, root) || '.'}, Ctrl-C ends\n`),
      async () => {
        // nobody is told of what happens in the folder that is ours
        files.doubt()
        await run([])
        if (whole) report(await writeDefinitionMaps(whole), false, io)
      },
    )
    return EXIT.fine
  })
}
