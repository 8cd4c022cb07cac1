import type { Path } from '../../path.ts'
import type { Value } from '../../values/values.ts'
import { MAX_DEPTH, TOO_DEEP } from '../limits.ts'
import { isLossy } from '../yaml/yaml-numbers.ts'
import { readJsonPrefix } from './set-json.ts'

/** How the text behind `=` is read: Helm's flags of the same names. */
export type SetKind = 'set' | 'set-string' | 'set-json' | 'set-literal'

/** One `key=value` of a flag. */
export interface Assignment {
  readonly path: Path
  /** Absent where the flag ends behind `a.` or `a[0]`: nothing is assigned, but Helm makes the list. */
  readonly value?: Value
  /** The flag ended where a value was due behind a key. Helm then adds no list item on the way. */
  readonly cut: boolean
  /** A number in the value loses digits as a 64-bit float. */
  readonly lossy: boolean
}

/** Helm refuses the flag. The message quotes nothing of it: what looks like a key can be half of a secret value. */
export class SetSyntaxError extends Error {}

type Read = Required<Pick<Assignment, 'value' | 'lossy'>>

const MAX_DOTS = 30
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n }

/** Reads the text of one flag, one assignment at a time, by Helm's grammar: `a.b=1,c[0]=x,d={e,f}`, `\` escapes. */
export class SetParser {
  readonly #kind: SetKind
  readonly #literal: boolean
  #rest: string

  constructor(text: string, kind: SetKind) {
    this.#rest = text
    this.#kind = kind
    this.#literal = kind === 'set-literal'
  }

  /** The next assignment; undefined at the end of the flag. Throws SetSyntaxError. */
  next(): Assignment | undefined {
    const path: (string | number)[] = []
    let inItem = false
    for (let dots = 0; ; ) {
      const { text, stop } = this.#until(inItem || this.#literal ? '=[.' : '=[.,')
      if (inItem && text !== '') throw new SetSyntaxError('behind [0] comes =, . or [')
      if (stop === ',') throw new SetSyntaxError('a key has no value: write \\, for a comma inside a value')
      if (stop === undefined && text !== '') throw new SetSyntaxError('a key has no value: write key=value')
      if (stop === undefined && path.length === 0) return undefined
      if (!inItem) path.push(text)
      if (stop === undefined) return { path, cut: true, lossy: false }
      if (stop === '=') {
        const cut = !inItem && this.#rest === '' && (this.#kind === 'set' || this.#kind === 'set-string')
        return { path, cut, ...this.#value() }
      }
      if (stop === '.' && !inItem && ++dots > MAX_DOTS) throw new SetSyntaxError(`a key has over ${MAX_DOTS} dots`)
      if (stop === '[') path.push(this.#index())
      if (path.length > MAX_DEPTH) throw new SetSyntaxError(TOO_DEEP)
      inItem = stop === '['
    }
  }

  /** Text up to one of the characters, which is consumed; `\` takes the next character as it is. */
  #until(stops: string): { text: string; stop: string | undefined } {
    let text = ''
    for (let at = 0; at < this.#rest.length; at++) {
      const char = this.#rest[at] as string
      if (stops.includes(char)) {
        this.#rest = this.#rest.slice(at + 1)
        return { text, stop: char }
      }
      text += char === '\\' && !this.#literal ? (this.#rest[++at] ?? '') : char
    }
    this.#rest = ''
    return { text, stop: undefined }
  }

  #index(): number {
    const { text, stop } = this.#until(']')
    const index = /^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN
    if (stop === undefined)
      throw new SetSyntaxError('an index ends with ]: Helm 3 refuses this flag, Helm 4 drops it without a word')
    if (!(index >= 0 && index < 2 ** 63)) {
      throw new SetSyntaxError('an index is a number from 0 in brackets, such as [0]')
    }
    return index
  }

  #value(): Read {
    if (this.#kind === 'set-json') return this.#json()
    if (this.#literal) {
      const value = this.#rest
      this.#rest = ''
      return { value, lossy: false }
    }
    if (this.#rest.startsWith('{')) return this.#list()
    return this.#typed(this.#until(',').text)
  }

  #list(): Read {
    this.#rest = this.#rest.slice(1)
    const items: Read[] = []
    for (let stop: string | undefined = ','; stop === ','; ) {
      const item = this.#until(',}')
      if (item.stop === undefined) throw new SetSyntaxError('a list ends with }')
      items.push(this.#typed(item.text))
      stop = item.stop
    }
    if (this.#rest.startsWith(',')) this.#rest = this.#rest.slice(1)
    return { value: items.map(({ value }) => value), lossy: items.some(({ lossy }) => lossy) }
  }

  #json(): Read {
    if (this.#blank()) return { value: null, lossy: false }
    const json = readJsonPrefix(this.#rest)
    if (json === 'too deep') throw new SetSyntaxError(TOO_DEEP)
    if (!json) throw new SetSyntaxError('the value is not JSON: quote text, as in key="text"')
    this.#rest = this.#rest.slice(json.length)
    this.#blank()
    return { value: json.value, lossy: json.lossy }
  }

  /** Skips blanks and one comma; true where nothing else stood there. */
  #blank(): boolean {
    const blank = /^[\s\x85]*,?/.exec(this.#rest)?.[0] ?? ''
    this.#rest = this.#rest.slice(blank.length)
    return blank.endsWith(',') || this.#rest === ''
  }

  #typed(text: string): Read {
    if (this.#kind !== 'set') return { value: text, lossy: false }
    // Helm compares these with Unicode case folding.
    if (/^true$/iu.test(text)) return { value: true, lossy: false }
    if (/^false$/iu.test(text)) return { value: false, lossy: false }
    if (/^null$/iu.test(text)) return { value: null, lossy: false }
    if (text !== '0' && !/^(?:[-+]\d|[1-9])\d*$/.test(text)) return { value: text, lossy: false }
    const exact = BigInt(text.replace('+', ''))
    if (exact < INT64.min || exact > INT64.max) return { value: text, lossy: false }
    return { value: Number(exact), lossy: isLossy(exact.toString()) }
  }
}
