import { isMap, type Value } from '../../values/values.ts'
import { MAX_DEPTH } from '../limits.ts'
import { isLossy } from '../yaml/yaml-numbers.ts'

/** A JSON value read from the start of a text, and how many characters it takes. */
export interface JsonPrefix {
  readonly value: Value
  readonly length: number
  /** True where a number in it loses digits as a 64-bit float. */
  readonly lossy: boolean
}

const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/
const STRING = /"(?:[^"\\]|\\.)*"/g

/**
 * Reads one JSON value and leaves what follows, as Go's decoder does for `--set-json a=1,b=2`. Undefined where the text
 * does not start with JSON, or holds a number that no 64-bit float reaches; `too deep` beyond MAX_DEPTH levels.
 */
export function readJsonPrefix(text: string): JsonPrefix | 'too deep' | undefined {
  const blank = /^[\t\n\r ]*/.exec(text)?.[0].length ?? 0
  const length = blank + valueLength(text.slice(blank))
  if (length === Number.POSITIVE_INFINITY) return 'too deep'
  if (length === blank) return undefined
  const source = text.slice(0, length)
  try {
    const value = bare(JSON.parse(source))
    const numbers = source.replace(STRING, '').match(/-?\d[\d.eE+-]*/g) ?? []
    if (numbers.some((number) => !Number.isFinite(Number(number)))) return undefined
    return { value, length, lossy: numbers.some(isLossy) }
  } catch {
    return undefined
  }
}

/** 0 where no value starts, infinity where it is nested too deeply. Whether what lies between is JSON, JSON.parse says. */
function valueLength(text: string): number {
  if (text.startsWith('"')) return /^"(?:[^"\\]|\\.)*"/s.exec(text)?.[0].length ?? 0
  if (/^[{[]/.test(text)) return bracketLength(text)
  const match = SCALAR.exec(text)?.[0]
  const next = match === undefined ? '' : text.slice(match.length, match.length + 1)
  // Where a number could go on, Go wants digits: `1.` and `1e` are errors, `1.5.` and `01` end early.
  const open = (next === '.' && /^-?\d+$/.test(match ?? '')) || (/[eE]/.test(next) && /^-?[\d.]+$/.test(match ?? ''))
  if (match === undefined || open) return 0
  return match.length
}

function bracketLength(text: string): number {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (depth > MAX_DEPTH) return Number.POSITIVE_INFINITY
    if (depth === 0) return index + token.length
  }
  return 0
}

/** Maps without prototype, so that keys such as `constructor` are ordinary ones. */
function bare(value: Value): Value {
  if (Array.isArray(value)) return value.map(bare)
  if (!isMap(value)) return value
  const map: Record<string, Value> = Object.create(null)
  for (const [key, item] of Object.entries(value)) map[key] = bare(item)
  return map
}
