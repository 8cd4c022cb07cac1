/** A fenced block of a page with the headings above it, outermost first. The title of the page is left out. */
export interface Block {
  readonly heading: string
  readonly language: string
  readonly body: string
}

/** The headings of a page with their level, in order. */
export const headingsIn = (page: string): string[] => outside(page).filter((line) => /^#+ /.test(line))

/** The fenced blocks of a page, in order. */
export function blocksIn(page: string): Block[] {
  const path: string[] = []
  const blocks: Block[] = []
  for (const [part, fence, language = '', body = ''] of page.matchAll(/^(```)(\w+)\n([\s\S]*?)^```$|^#{2,} .*$/gm)) {
    if (fence) blocks.push({ heading: path.join(' / '), language, body })
    else {
      const [marks = '', title = ''] = part.split(/ (.*)/)
      path.splice(marks.length - 2, path.length, title)
    }
  }
  return blocks
}

const outside = (page: string): string[] => page.replace(/^```[\s\S]*?^```$/gm, '').split('\n')

/** The text between a heading and the next one. Give the line of the heading; the last of several is taken. */
export function textBelow(page: string, heading: string): string {
  const text = page.split(`\n${heading}\n`).at(-1) ?? ''
  return text.split(/^#+ /m)[0] ?? ''
}
