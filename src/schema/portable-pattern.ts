/** What a pattern may hold besides plain characters, and still mean the same in RE2 (Helm) and in ECMAScript (editors). */
const TOKENS: readonly RegExp[] = [
  /^\\[dDwW]/, // ASCII digits and word characters in both
  /^\\[\\^$.*+?()[\]{}|/-]/, // an escaped sign; `\-` is legal for editors in a class only
  /^\\[nrt]/,
  /^\[(?:\^(?!\])|(?!\^))(?:\\[dDwW\\^\][/.$*+?(){}|-]|[^[\]\\])+\]/, // a class without nested brackets
  /^\((?:\?:|(?!\?))/, // a group, named or looking around is refused
  /^\)/,
  /^[*+?]\??/,
  /^\{\d{1,4}(?:,\d{0,4})?\}\??/,
  /^[\^$|.]/,
  /^[^\\^$.*+?()[\]{}|]/,
]

/**
 * Says why a pattern does not mean the same to every judge, or undefined if it does.
 *
 * Helm compiles patterns with Go's RE2: lookaround, backreferences, `\u` and repeats above 1000 fail the whole chart, on
 * every Helm. `\s`, `\b` and Unicode classes compile, but match other characters than in the editor; flags are lost.
 */
export function patternFault(pattern: string): string | undefined {
  let rest = pattern
  while (rest !== '') {
    const token = TOKENS.map((form) => form.exec(rest)?.[0]).find((text) => text !== undefined)
    if (token === undefined)
      return `holds ${JSON.stringify(rest.slice(0, 3))}, which Helm (RE2) and editors (ECMAScript) do not read alike: say it without`
    const repeats = /^\{(\d+)(?:,(\d*))?\}/.exec(token)
    if (repeats && Math.max(Number(repeats[1]), Number(repeats[2] ?? 0)) > 1000)
      return 'repeats more than 1000 times, RE2 refuses that'
    rest = rest.slice(token.length)
  }
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch {
    return 'is not a valid Unicode regular expression'
  }
}
