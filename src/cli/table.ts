/** Text under headings: a row is what it is called and its cells, the first row that of the headings. */
export type Table = readonly (readonly string[])[]

/** The columns become rows. */
export const transposed = (table: Table): Table =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? ''))

/** True if a table needs no more columns of the terminal than there are. */
export const fits = (table: Table, columns: number): boolean => total(widthsOf(table)) <= columns

/** A table as lines, the cells to the right; what does not fit beside goes below, under the same first column. */
export function tableLines(table: Table, columns: number): string[] {
  const widths = widthsOf(table)
  const [first = 0] = widths
  const lines: string[] = []
  let from = 1
  while (from < widths.length) {
    let to = from + 1
    while (to < widths.length && total([first, ...widths.slice(from, to + 1)]) <= columns) to += 1
    for (const [name = '', ...cells] of table) {
      const shown = cells.slice(from - 1, to - 1).map((cell, i) => cell.padStart(widths[from + i] ?? 0))
      lines.push(`${GAP}${[name.padEnd(first), ...shown].join(GAP)}`.trimEnd())
    }
    from = to
  }
  return lines
}

/** Rows as lines, every cell to the left and as wide as the widest in its column. */
export function columnLines(table: Table): string[] {
  const widths = widthsOf(table)
  return table.map((row) => `${GAP}${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(GAP)}`.trimEnd())
}

const GAP = '  '
const widthsOf = (table: Table): number[] =>
  (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + GAP.length + width, 0)
