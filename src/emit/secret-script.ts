import type { NeededKey, NeededSecret } from '../secrets/needed-secrets.ts'
import { type ScriptValue, scriptValues } from '../secrets/script-values.ts'
import { valueWords } from './secret-words.ts'

/**
 * The commands that make the Secrets, for any POSIX shell, in parentheses so that a pasted one that stops does not close
 * the shell. Whatever is missing is told before anything is made. A variable that is set beforehand wins over its
 * command, and an optional key is left out unless its variable is set.
 */
export function secretScript(secrets: readonly NeededSecret[], namespace?: string): string {
  const own = secrets.filter(({ filledBy }) => !filledBy)
  if (own.length === 0) return ''
  const valueFor = scriptValues(own)
  const values = [...new Set(own.flatMap((secret) => secret.keys.map((key) => valueFor(secret, key))))]
  const lines = [
    'set -eu',
    ...values.filter(({ command, required }) => command === undefined && required).map(demand),
    ...values.filter(({ command }) => command !== undefined).map(generate),
    ...own.flatMap((secret) => createLines(secret, valueFor, namespace)),
  ]
  return `(\n${lines.map((line) => `  ${line}\n`).join('')})\n`
}

const demand = ({ variable, key }: ScriptValue): string =>
  `: "\${${variable}:?set it first, ${inQuotes(valueWords(key))}}"`
const generate = ({ variable, command }: ScriptValue): string => `${variable}="\${${variable}:-$(${command})}"`

function createLines(
  secret: NeededSecret,
  valueFor: (secret: NeededSecret, key: NeededKey) => ScriptValue,
  namespace: string | undefined,
): string[] {
  const inNamespace = namespace === undefined ? '' : ` -n ${shellWord(namespace)}`
  const literals = secret.keys.map((key) => {
    const { variable, command, required } = valueFor(secret, key)
    const literal = `--from-literal=${shellWord(key.key)}="$${variable}"`
    return command !== undefined || required ? literal : `\${${variable}:+${literal}}`
  })
  const lines = [`kubectl create secret generic ${shellWord(secret.name ?? '')}${inNamespace}`, ...literals]
  return lines.map((line, i) => `${i > 0 ? '  ' : ''}${line}${i < lines.length - 1 ? ' \\' : ''}`)
}

/** Names as they are; anything else in quotes. */
const shellWord = (text: string): string =>
  /^[-._a-zA-Z0-9]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** Words between double quotes and behind `:?`: without the signs that some shell reads there. */
const inQuotes = (words: string): string => words.replaceAll("'", '’').replace(/["`$\\!{}]/g, '')
