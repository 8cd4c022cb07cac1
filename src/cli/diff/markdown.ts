import type { ChartDiff } from '../../diff/diff-model.ts'
import type { ObjectChange } from '../../diff/diff-objects.ts'
import { type Comparison, count, deployedWords, effectWords, summaryOf } from './comparison.ts'
import { shownPair } from './shown.ts'

/** GitHub refuses a comment of more than 65,536 characters; the rest is for what a workflow puts around. */
const MOST = 60_000
/** Characters of a value in a cell. */
const VALUE = 120

/** A part that stays whole where the text is cut: rows between a start and an end. */
interface Block {
  readonly start: string
  readonly rows: readonly string[]
  readonly end: string
}

/**
 * A comparison as GitHub shows it in a comment: the outcome, a table for each chart, one of the objects, and their fields
 * folded. What would make the comment too long is left out, and the last line says so.
 */
export function diffMarkdown(comparison: Comparison): string {
  const { before, after, charts, rendered, unrendered } = comparison
  const title = `**${code(before)} → ${code(after)}**: ${escapeText(summaryOf(comparison))}\n`
  const objects = rendered?.objects ?? []
  const blocks = [
    ...charts.map((chart) => chartBlock(chart, comparison)),
    ...(objects.length > 0 ? [objectsBlock(objects, rendered?.helm ?? '')] : []),
    ...objects.filter(({ fields }) => fields.length > 0).map((object) => fieldsBlock(object, comparison)),
  ]
  const text = withinLimit(title, blocks)
  return unrendered ? `${text}\n${escapeText(unrendered)}\n` : text
}

function chartBlock(chart: ChartDiff, comparison: Comparison): Block {
  const deployed = deployedWords(chart, comparison)
  return {
    start: `\n### ${escapeText(chart.chart)}${deployed ? ` (${escapeText(deployed)})` : ''}\n\n${tableHead('Setting', comparison)}`,
    rows: chart.changes.map(({ setting, before, after }) =>
      row([setting, ...shownPair(before?.value, after?.value, VALUE)].map(code)),
    ),
    end: '',
  }
}

const objectsBlock = (objects: readonly ObjectChange[], helm: string): Block => ({
  start: `\n### Objects, rendered by helm ${escapeText(helm)}\n\n${row(['Object', 'Change', 'Effect'])}${RULE}`,
  rows: objects.map(({ object, change, effects }) => row([code(object), change, effectWords(effects)])),
  end: '',
})

const fieldsBlock = ({ object, fields }: ObjectChange, comparison: Comparison): Block => ({
  start: `\n<details><summary>${escapeText(object)}: ${count(fields.length, 'field')}</summary>\n\n${tableHead('Field', comparison)}`,
  rows: fields.map(({ field, before, after }) => row([field, ...shownPair(before, after, VALUE)].map(code))),
  end: '\n</details>\n',
})

const RULE = '| --- | --- | --- |\n'
const tableHead = (name: string, { before, after }: Comparison): string =>
  `${row([name, code(before), code(after)])}${RULE}`
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

/** As many rows as fit, and a sentence that counts the others. */
function withinLimit(title: string, blocks: readonly Block[]): string {
  let text = title
  let left = 0
  for (const { start, rows, end } of blocks) {
    let room = left > 0 ? 0 : MOST - start.length - end.length - text.length
    const shown = rows.filter((one) => {
      room -= one.length
      return room >= 0
    })
    left += rows.length - shown.length
    if (shown.length > 0) text += start + shown.join('') + end
  }
  return left === 0 ? text : `${text}\n${count(left, 'row')} more would make this comment too long and are left out.\n`
}

/**
 * A text as code. Where a character could end the code or the cell it is HTML, in which an entity is never read as
 * markup.
 */
function code(text: string): string {
  if (!/[`|\\]/.test(text)) return `\`${text}\``
  return `<code>${escapeText(text)}</code>`
}

/** Every character that Markdown or HTML could read as markup becomes an entity. */
const escapeText = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,;:()/→-]/gu, (character) => `&#${character.codePointAt(0)};`)
