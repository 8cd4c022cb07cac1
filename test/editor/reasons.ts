import { parse } from 'yaml'
import type { Issue } from '../../src/issues.ts'
import type { Fault } from './editor.ts'

/** The name of the file that is judged. */
export const FILE = 'values.yaml'

/**
 * True for what a reason explains; `line` is that of the file where it stands, `removable` are the keys of settings without
 * a default of their own.
 */
type Explains<T> = (one: T, line: string, removable: ReadonlySet<string>) => boolean

/** Why an editor may be silent where `validate` refuses, by the first column in docs/editors.md. */
export const milder: Readonly<Record<string, Explains<Issue>>> = {
  rules: ({ code }) => code === 'rule-broken',
  shorthands: ({ code }) => code === 'shorthand-ignored',
  'null for a default': ({ code }) => code === 'missing-key' || code === 'null-restores-default',
  'null without a default': ({ message }, line) =>
    message.endsWith('got null') || /^(null|Null|NULL|~)$/.test(valueIn(line)),
  'defaults that stay': ({ origin }) => origin?.file !== FILE,
  'global of subcharts': ({ path, chart }) => chart !== undefined && path.includes('global'),
  'YAML 1.1': (_, line) => isReadDifferently(valueIn(line)) || isReadDifferently(keyIn(line)),
  'layout of YAML': ({ code }) => /^(yaml-|unsafe-key|control-character)/.test(code),
}

/** Why it may refuse what `validate` takes. */
export const stricter: Readonly<Record<string, Explains<Fault>>> = {
  'null for what may go': ({ at }, line, removable) =>
    /^\d+: *(null|Null|NULL|~|)\s*$/.test(at) && !removable.has(keyIn(line)),
  'YAML 1.1': (_, line) => isReadDifferently(valueIn(line)) || isReadDifferently(keyIn(line)),
  'keys that are no text': ({ at }, line) => at.endsWith(keyIn(line)) && typeof read(keyIn(line), '1.2') !== 'string',
  'types of YAML': (_, line) => valueIn(line).startsWith('!!'),
  'defaults that stay': ({ message }) => message.startsWith('Missing property'),
}

const valueIn = (line: string): string => /^(?:[\s-]*[^:]*:|\s*-) (.*)$/.exec(line)?.[1] ?? ''
const keyIn = (line: string): string => /^[\s-]*(.*?):(?: |$)/.exec(line)?.[1] ?? ''

const isReadDifferently = (text: string): boolean =>
  JSON.stringify(read(text, '1.1')) !== JSON.stringify(read(text, '1.2'))

function read(text: string, version: '1.1' | '1.2'): unknown {
  try {
    return parse(text, { version, logLevel: 'error' })
  } catch {
    return undefined
  }
}
