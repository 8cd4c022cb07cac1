/** A command of a shell block. */
export interface Command {
  /** On one line, with single spaces, the quotes as they are. */
  readonly text: string
  /** As the program gets them. */
  readonly words: readonly string[]
  /** The comment right above it. */
  readonly comment: string
}

/** The commands of a shell block, without comments, with continued lines joined. What needs a real shell throws. */
export function commandsIn(body: string): Command[] {
  const commands: Command[] = []
  let comment = ''
  for (const line of body
    .replace(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((text) => text.trim())) {
    if (line.startsWith('#')) comment = line.replace(/^#+ */, '')
    else if (line !== '') {
      commands.push({ text: line, words: wordsOf(line), comment })
      comment = ''
    }
  }
  return commands
}

/** `<pod-name>` stays one word: on a page it is a place to fill in, never a redirection. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/(?:'[^']*'|"[^"$`\\]*"|<[a-z-]+>|[^\s'"<>|&;$`\\#*?(){}~!])+/g)].map(
    ([word]) => word,
  )
  if (words.join('').replaceAll(' ', '') !== line.replaceAll(' ', '')) throw new Error(`not plain words: ${line}`)
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}
