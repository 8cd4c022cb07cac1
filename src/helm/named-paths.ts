import type { Path } from '../path.ts'

/** A value that helm complains of: the chart whose schema it misses, and where it lies in the values of that chart. */
export interface NamedPath {
  /** Undefined where helm names none: the chart that it was asked about. */
  readonly chart: string | undefined
  readonly path: Path
}

/**
 * The values that helm names where they miss a schema, in the words of either of its JSON Schema engines:
 * `- image.tag: Invalid type.` and `- (root): Additional property x is not allowed` (to 3.18.4), `- at '/image/tag': got
 * number` and `- at '': additional properties 'x' not allowed` (from 3.18.5).
 */
export function namedPaths(said: string): NamedPath[] {
  const found: NamedPath[] = []
  let chart: string | undefined
  for (const line of said.split('\n')) {
    const heading = /^([a-z0-9][a-z0-9-]*):$/.exec(line)
    if (heading) chart = heading[1]
    for (const path of pathsIn(line)) found.push({ chart, path })
  }
  return found
}

function pathsIn(line: string): Path[] {
  const pointer = /- at '([^']*)': (.*)$/.exec(line)
  if (pointer)
    return below(fromPointer(pointer[1] ?? ''), /^additional properties (.*) not allowed/.exec(pointer[2] ?? ''))
  const context = /^(?:\[\w+\] [^:]*: )?- ([^\s:]+): (.*)$/.exec(line)
  if (!context) return []
  const at = context[1] === '(root)' ? [] : (context[1] ?? '').split('.').map(position)
  return below(at, /^Additional property (.*) is not allowed/.exec(context[2] ?? ''))
}

/** The keys that are too many, or the place itself. */
function below(at: Path, extra: RegExpExecArray | null): Path[] {
  if (!extra) return [at]
  const names = [...(extra[1] ?? '').matchAll(/'([^']*)'/g)].map(([, name]) => name ?? '')
  return (names.length > 0 ? names : [extra[1] ?? '']).map((name) => [...at, name])
}

const fromPointer = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => position(part.replaceAll('~1', '/').replaceAll('~0', '~')))

const position = (part: string): string | number => (/^(0|[1-9][0-9]*)$/.test(part) ? Number(part) : part)
