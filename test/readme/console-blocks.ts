const BLOCK = /^```console\n([\s\S]*?)^```$/gm

/** Rewrites each console block with the outputs that `run` gives for its commands. */
export async function rerun(page: string, run: (command: string) => Promise<string>): Promise<string> {
  let text = page
  for (const [block, body = ''] of page.matchAll(BLOCK)) {
    const lines: string[] = []
    for (const command of commandsOf(body))
      lines.push(
        `$ ${command}`,
        ...(await run(command)).split('\n').filter((line, i, all) => line !== '' || i < all.length - 1),
      )
    text = text.replace(block, `\`\`\`console\n${lines.join('\n')}\n\`\`\``)
  }
  return text
}

const commandsOf = (body: string): string[] =>
  body
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => line.slice(2))

/** The fenced blocks of one language. */
export const blocks = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body)
