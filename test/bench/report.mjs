// @ts-check
import { cpus, loadavg } from 'node:os'

/** @typedef {import('./rows.mjs').Row} Row */

const columns = [46, 9, 8, 6, 7, 10, 8]

/** What the numbers depend on. */
export function machine() {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  return { node: process.version, cores: cpus().length, load }
}

/** The first lines of the table. */
export function header() {
  const { node, cores, load } = machine()
  return `Node ${node}, ${cores} cores, load ${load}. Ratio: to the start of a bare node, unless the row says otherwise.
${line(['', 'median ms', 'min ms', 'ratio', 'target', 'peak MiB', 'verdict'])}`
}

/** One line of the table. @param {Row} row */
export function format(row) {
  const { name, median, min, ratio, target, peak, peakTarget } = row
  return line([
    name,
    round(median, 0),
    round(min, 0),
    round(ratio, 2),
    target === undefined ? '' : `<= ${Number(target.toPrecision(2))}`,
    `${round(peak, 0)}${peakTarget ? ` <= ${peakTarget}` : ''}`,
    verdict(row),
  ])
}

/** @param {Row} row @returns {'' | 'reached' | 'missed'} empty where the row has no target */
export function verdict({ ratio = 0, target, peak = 0, peakTarget }) {
  if (target === undefined) return ''
  return ratio <= target && (peakTarget === undefined || peak <= peakTarget) ? 'reached' : 'missed'
}

/** @param {number | undefined} value @param {number} digits */
function round(value, digits) {
  return value === undefined ? '' : value.toFixed(digits)
}

/** @param {readonly string[]} cells */
function line(cells) {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(columns[index] ?? 0) : `  ${cell.padStart(columns[index] ?? 0)}`))
    .join('')
    .trimEnd()
}
