import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import { overlayType } from '../../src/emit/overlay-type/overlay-type.ts'
import { type Issue, issuesOf } from '../../src/issues.ts'
import { modelOf } from '../../src/schema/model.ts'
import { REFUSED, TAKEN } from './schemas.ts'

const page = readFileSync('docs/definitions.md', 'utf8')

/** A chart with one key, whose schema is the text of the page. */
const chartOf = (text: string) => {
  const schema = new Function('z', `return ${text}`)(z) as z.ZodType
  return defineChart({ name: 'web', values: z.strictObject({ key: schema.describe('Key') }) })
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

async function takenRow(text: string): Promise<string> {
  const model = await modelOf(chartOf(text))
  const { description, default: _, ...schema } = model.schema.properties?.key ?? {}
  const [, type = ''] = /^ {2}key\?: (.*)$/m.exec(overlayType(model)) ?? []
  return row([code(text), code(JSON.stringify(schema)), code(type)])
}

async function refusedRow(text: string): Promise<string> {
  const issues = await modelOf(chartOf(text)).then(
    (): readonly Issue[] => [],
    (error: unknown) => issuesOf(error) ?? [],
  )
  expect(issues, text).toHaveLength(1)
  return row([
    code(text),
    `[${issues[0]?.code}](issues.md#${issues[0]?.code})`,
    issues[0]?.message.replaceAll('|', '\\|') ?? '',
  ])
}

test('docs/definitions.md shows what becomes of each schema', async () => {
  const tables = {
    taken: [row(['Zod', 'In values.schema.json', 'In an environment']), row(['---', '---', '---'])],
    refused: [row(['Zod', 'Code', 'Why']), row(['---', '---', '---'])],
  }
  for (const text of TAKEN) tables.taken.push(await takenRow(text))
  for (const text of REFUSED) tables.refused.push(await refusedRow(text))
  const filled = page.replace(
    /(<!-- (taken|refused):begin -->\n)[\s\S]*?(<!-- \2:end -->)/g,
    (_, begin: string, name: 'taken' | 'refused', end: string) => `${begin}\n${tables[name].join('\n')}\n\n${end}`,
  )
  await expect(filled).toMatchFileSnapshot('../../docs/definitions.md')
})
