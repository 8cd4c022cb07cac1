/** What nobody sees, or what changes how the text around it is seen: controls, overrides of direction, zero width. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu

/**
 * A text that shows all it holds: what is unseen stands as an escape, so that neither a terminal nor a reviewer takes the
 * text for another. Line ends and tabs stay.
 *
 * @param written how such a character is written. @default as in JSON
 */
export const visible = (text: string, written = jsonEscape): string => text.replace(UNSEEN, (sign) => written(sign))

const jsonEscape = (sign: string): string =>
  sign
    .split('')
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join('')

/** Helm refuses characters in two halves, as JSON writes them. */
export const yamlEscape = (sign: string): string =>
  sign.length === 1 ? jsonEscape(sign) : `\\U${hex(sign.codePointAt(0) ?? 0, 8)}`

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')
