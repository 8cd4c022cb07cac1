import { diffModel } from '../../diff/diff-model.ts'
import { isError, issuesOf } from '../../issues.ts'
import { loadProject } from '../../project-file/load-project.ts'
import { modelOf } from '../../schema/model.ts'
import { type Comparison, isEqual } from '../diff/comparison.ts'
import { liveObjects } from '../diff/live-objects.ts'
import { compareRendered } from '../diff/rendered.ts'
import { againstSide, environmentSide } from '../diff/sides.ts'
import { upgradeIssues } from '../diff/upgrade.ts'
import { EXIT, type ExitCode, UsageError } from '../io.ts'
import { report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/**
 * Shows what differs between two environments, or an environment and what it was. As with diff, 1 can only mean that
 * something differs, and that only with `--exit-code`, or that `--upgrade` finds something refused: whatever keeps the
 * comparison from being made is 2.
 */
export async function run(input: VerbInput): Promise<ExitCode> {
  const { positionals, options, io } = input
  const [first = '', second] = positionals
  const against = options.text('against')
  if (second === undefined && against === undefined) throw new UsageError('diff needs a second <env>, or --against')
  if (second !== undefined && against !== undefined) throw new UsageError('diff takes a second <env> or --against')
  const isUpgrade = options.isOn('upgrade')
  if (isUpgrade && options.isOn('no-render')) throw new UsageError('--upgrade needs what --no-render leaves out')
  if (!isUpgrade && options.text('live') !== undefined) throw new UsageError('--live is for --upgrade')
  if (against === '-' && options.text('live') === '-') throw new UsageError('only one of --against and --live can be -')
  try {
    return await compare(input, second ?? first, against ?? first)
  } catch (error) {
    const issues = issuesOf(error)
    if (!issues) throw error
    report(issues, options.json, io)
    return EXIT.usage
  }
}

async function compare({ options, io }: VerbInput, name: string, other: string): Promise<ExitCode> {
  const loaded = await loadProject(io.cwd, options.text('config'))
  const root = await modelOf(loaded.project.root)
  const after = environmentSide(loaded, root, name)
  const before =
    options.text('against') === undefined
      ? environmentSide(loaded, root, other)
      : await againstSide(loaded, root, name, other, io)
  const live = await liveObjects(options.text('live'), root.name, io)
  const isUpgrade = options.isOn('upgrade')
  const rendered = options.isOn('no-render')
    ? undefined
    : await compareRendered(root, loaded.root, { before, after, live, isUpgrade }, io)
  const isRendered = rendered && 'objects' in rendered
  const charts = diffModel(root, before, after, before.schema)
  const comparison: Comparison = {
    before: before.label,
    after: after.label,
    charts,
    rendered: isRendered ? { helm: rendered.helm, objects: rendered.objects } : undefined,
    unrendered: unrenderedWords(rendered),
  }
  const refusals = isUpgrade && isRendered ? upgradeIssues(rendered.objects, rendered.causes, charts) : []
  const hindrances = [...before.issues, ...after.issues, ...(rendered && 'issues' in rendered ? rendered.issues : [])]
  if (isUpgrade && rendered && 'missing' in rendered)
    hindrances.push({ code: 'helm-missing', path: [], message: rendered.missing })
  const equal = isEqual(comparison)
  if (!options.json) io.stdout(await inWords(comparison, options.text('format'), options.isOn('verbose')))
  report([...hindrances, ...refusals], options.json, io, { equal, ...comparison })
  if (hindrances.some(isError)) return EXIT.usage
  return refusals.some(isError) || (options.isOn('exit-code') && !equal) ? EXIT.findings : EXIT.fine
}

function unrenderedWords(rendered: Awaited<ReturnType<typeof compareRendered>> | undefined): string | undefined {
  if (!rendered || 'objects' in rendered) return undefined
  return 'missing' in rendered
    ? `What this does to objects and pods needs helm: ${rendered.missing}`
    : 'What this does to objects and pods is unknown: helm refuses one of the sides'
}

async function inWords(comparison: Comparison, format: string | undefined, verbose: boolean): Promise<string> {
  if (format === 'markdown') return (await import('../diff/markdown.ts')).diffMarkdown(comparison)
  return (await import('../diff/text.ts')).diffText(comparison, { verbose })
}
