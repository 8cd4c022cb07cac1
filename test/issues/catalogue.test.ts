import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { IssueCode } from '../../src/issues.ts'
import { run, writeFiles } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'
import { CATALOGUE } from './catalogue.ts'
import { webProject } from './web-project.ts'

const page = readFileSync('docs/issues.md', 'utf8')
const codes = Object.keys(CATALOGUE) as IssueCode[]
const shown = new Map<string, string>()

/** What the command line prints of its findings, each from its first line; not what else a verb says. */
async function findings(code: IssueCode): Promise<string[]> {
  const { argv, files = webProject(), before, env = {} } = CATALOGUE[code]
  const root = tempDir()
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
  writeFiles(root, files)
  await before?.(root)
  const { stderr } = await run(root, argv, { env })
  const [said = ''] = stderr.split(/^\d+ (?:error|warning)s?(?:, .*)?\n/m)
  return said
    .split(/^(?=(?:error|warning) )/m)
    .filter((text) => /^(error|warning) /.test(text))
    .map((text) => text.replaceAll(`${root}/`, ''))
}

test.each(codes)('%s', async (code) => {
  const said = await findings(code)
  expect(said).toEqual([expect.stringMatching(new RegExp(`^.* {2}\\[${code}\\]$`, 'm'))])
  shown.set(code, said.join(''))
})

test('docs/issues.md shows what each looks like', async () => {
  const sections = page.split(/^(?=### )/m).map((section) => {
    const [, code = ''] = /^### (.*)/.exec(section) ?? []
    const text = shown.get(code)
    return text === undefined ? section : withExample(section, text)
  })
  await expect(sections.join('')).toMatchFileSnapshot('../../docs/issues.md')
})

const EXAMPLE = /\n```text\n[\s\S]*?\n```\n/

/** The example stands behind the words on a code. */
function withExample(section: string, text: string): string {
  const [, words = '', next = ''] = /^([\s\S]*?\n)(\n(?:## [\s\S]*)?)?$/.exec(section.replace(EXAMPLE, '')) ?? []
  return `${words.trimEnd()}\n\n\`\`\`text\n${text}\`\`\`\n${next}`
}
