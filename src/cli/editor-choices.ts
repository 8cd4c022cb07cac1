import type { Choice } from '../emit/editor/bindings.ts'
import { type Issue, ValuesError } from '../issues.ts'
import { nameHint } from '../judge/closest.ts'
import type { ChartModel } from '../schema/model.ts'
import { allModels } from '../schema/sections.ts'
import { UsageError } from './io.ts'
import type { ParsedOptions } from './parsed-options.ts'

/**
 * The files that the options name: `glob` for the root chart, `chart=glob` for another.
 *
 * @throws UsageError for a glob that editors read differently; ValuesError `unknown-chart`, all at once.
 */
export function editorChoices(options: ParsedOptions, root: ChartModel): Choice[] {
  const names = allModels(root).map(({ name }) => name)
  const issues: Issue[] = []
  const choices = (['overlay', 'argocd', 'flux'] as const).flatMap((kind) =>
    options.texts(kind).map((given): Choice => {
      const [, chart = root.name, glob = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(given) ?? []
      if (!names.includes(chart)) {
        const message = `this project has no chart ${chart}`
        issues.push({ code: 'unknown-chart', path: [], message, hint: nameHint(chart, names) })
      }
      if (!isPortable(glob))
        throw new UsageError(
          `--${kind} takes a path below the folder that the editor opens, with * and **, without other wildcards`,
        )
      return { kind, chart, glob }
    }),
  )
  if (issues.length > 0) throw new ValuesError(issues)
  return choices
}

/** All that the editors read alike: no braces, brackets or question marks, nothing absolute or above. */
const isPortable = (glob: string): boolean => glob !== '' && !/^\/|\\|^\w:|[{}[\]?!()]|(^|\/)\.\.(\/|$)/.test(glob)
