import { readFileSync } from 'node:fs'
import { blocksIn } from './page.ts'
import { type Command, commandsIn } from './shell-words.ts'

/** The page for users of the charts, and the one that they had before: its headings and blocks. */
export const readme: string = readFileSync('charts/README.md', 'utf8')
export const earlier: string = readFileSync('test/commands/earlier-documentation.md', 'utf8')

/** The commands of the shell blocks of a page, by heading, in order. */
export function commandsByHeading(page: string): Map<string, Command[]> {
  const found = new Map<string, Command[]>()
  for (const { heading, language, body } of blocksIn(page))
    if (language === 'bash') found.set(heading, [...(found.get(heading) ?? []), ...commandsIn(body)])
  return found
}
