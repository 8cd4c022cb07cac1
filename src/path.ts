import { visible } from './visible.ts'

/** Where a value lies: map keys and list positions (from 0), outermost first. The empty path is the whole file. */
export type Path = readonly (string | number)[]

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/

/**
 * A path as people write it: `autoscaling.behavior.policies[0].type`; a key that holds other characters is quoted,
 * `podAnnotations["prometheus.io/scrape"]`. The empty path is `(values)`.
 */
export function formatPath(path: Path): string {
  if (path.length === 0) return '(values)'
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else if (!PLAIN_KEY.test(part)) text += `[${visible(JSON.stringify(part))}]`
    else text += text === '' ? part : `.${part}`
  }
  return text
}

// The parts of a path as text, each from where the last one ended.
const PART = /(\.?)(?:((?:\\.|[^\\.[\]"'])+)|\[(?:(\d+)|("(?:\\.|[^\\"])*")|'((?:\\.|[^\\'])*)')\])/gsy

/**
 * Reads a path as `formatPath` writes it, also with `'` for quotes and, as in `--set`, with `\` before a character that
 * would mean something. Undefined for a text that is no path.
 */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = []
  let end = 0
  for (const [match, dot = '', key, index, double, single] of text.matchAll(PART)) {
    if ((dot !== '') !== (key !== undefined && end > 0)) return undefined
    const quoted = double === undefined ? single?.replace(/\\(.)/gs, '$1') : fromJson(double)
    const part = key?.replace(/\\(.)/gs, '$1') ?? (index === undefined ? quoted : Number(index))
    if (part === undefined) return undefined
    path.push(part)
    end += match.length
  }
  return end > 0 && end === text.length ? path : undefined
}

function fromJson(text: string): string | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Orders paths as a reader meets them: parents before children, list positions by number, keys by code unit. */
export function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as string | number, b[i] as string | number]
    if (x === y) continue
    if (typeof x === 'number' && typeof y === 'number') return x - y
    return String(x) < String(y) ? -1 : 1
  }
  return a.length - b.length
}

/** Whether a path leads to a place or to what lies below it; every path starts with the empty one. */
export const startsWith = (path: Path, start: Path): boolean => start.every((part, i) => path[i] === part)
