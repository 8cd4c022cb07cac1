/** A word of TypeScript that reads as a key or a name. */
const NAME = /^[A-Za-z_$][\w$]*$/

/** A JSON value as TypeScript, in as many lines as it is long. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : JSON.stringify(value, null, 2)
}

const stringLiteral = (text: string): string =>
  /^[^'\\\p{C}\u2028\u2029]*$/u.test(text) ? `'${text}'` : JSON.stringify(text).replace(/[\u2028\u2029]/g, escaped)
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`

/** A key of an object literal. */
export const keyCode = (key: string): string => (NAME.test(key) ? key : literal(key))

/** The call of a function over an object literal: `z.strictObject({ … })`. */
export const objectCode = (call: string, properties: readonly string[]): string =>
  properties.length === 0 ? `${call}({})` : `${call}({\n${indented(properties.map((one) => `${one},`).join('\n'))}\n})`

/** Each line two further in, but for those of a text in backquotes, which there is none of here. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n')

/** A union of what is there, each once; one alone is itself. */
export function unionCode(options: readonly string[]): string {
  const each = [...new Set(options)]
  return each.length === 1 ? (each[0] as string) : `z.union([${each.join(', ')}])`
}
