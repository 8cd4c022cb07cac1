import type { Value } from '../../values/values.ts'

/** What stands where a side has nothing. */
export const NONE = '(none)'

/** Two values on a line each of at most so many characters; of longer ones the part from which they differ. */
export function shownPair(before: Value | undefined, after: Value | undefined, limit: number): [string, string] {
  const [one, other] = differingLines(before, after).map(shown) as [string, string]
  if (one.length <= limit && other.length <= limit) return [one, other]
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  const start = before === undefined || after === undefined ? 0 : Math.max(0, same - CONTEXT)
  return [cut(one, start, limit), cut(other, start, limit)]
}

/** Of two texts with several lines only those from the first that differs to the last. */
function differingLines(before: Value | undefined, after: Value | undefined): (Value | undefined)[] {
  if (typeof before !== 'string' || typeof after !== 'string' || !/\n/.test(before) || !/\n/.test(after))
    return [before, after]
  const [one, other] = [before.split('\n'), after.split('\n')]
  const shorter = Math.min(one.length, other.length)
  let first = 0
  while (first < shorter && one[first] === other[first]) first++
  let last = 0
  while (last < shorter - first && one.at(-1 - last) === other.at(-1 - last)) last++
  return [one, other].map((lines) => lines.slice(first, lines.length - last).join('\n'))
}

/** Characters that are shown before a difference, so that it can be found. */
const CONTEXT = 12

function cut(text: string, start: number, limit: number): string {
  if (text.length <= limit) return text
  const end = start + limit
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/** A word as it is; what could be taken for something else, holds blanks or control characters as JSON. */
function shown(value: Value | undefined): string {
  if (value === undefined) return NONE
  if (typeof value !== 'string') return JSON.stringify(value)
  const isWord = /^[\w./:@%*+(){}#=,$~-]+$/.test(value) && value !== NONE
  return isWord && !isLiteral(value) ? value : JSON.stringify(value)
}

/** True for the text of a number, of true, false or null. */
const isLiteral = (text: string): boolean => /^([-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|true|false|null)$/i.test(text)
