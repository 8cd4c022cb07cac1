// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format, header, machine, verdict } from './report.mjs'
import { measureRows } from './rows.mjs'
import { writeProject } from './synthetic-project.mjs'
import { measureTypeScriptRows } from './typescript-rows.mjs'
import { measureYamlRows } from './yaml-rows.mjs'

// Times the built package on synthetic projects, and editors with what it wrote (`--only commands`, `typescript`, `yaml` for
// one of them). A target that is missed is told, not failed; a command that fails is.
const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
})
const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'clipper-values-bench-'))

/** @type {Map<string, import('./rows.mjs').Project>} */
const projects = new Map()

/** @type {import('./rows.mjs').ProjectOf} */
function project(size) {
  const known = projects.get(size.name)
  if (known) return known
  const dir = join(work, size.name.replaceAll(/\W+/g, '-'))
  mkdirSync(dir)
  const made = writeProject(dir, size)
  projects.set(size.name, made)
  return made
}

/** @type {import('./rows.mjs').Row[]} */
const rows = []
try {
  if (!options.json) console.log(header())
  /** @param {import('./rows.mjs').Row} row */
  const done = (row) => {
    rows.push(row)
    if (!options.json) console.log(format(row))
  }
  const { quick = false, only } = options
  const isAsked = (/** @type {string} */ part) => only === undefined || only === part
  if (isAsked('commands')) await measureRows(bin, project, quick, done)
  if (isAsked('typescript')) await measureTypeScriptRows(bin, work, quick, done)
  if (isAsked('yaml')) await measureYamlRows(bin, project, quick, done)
  if (options.json)
    console.log(JSON.stringify({ ...machine(), rows: rows.map((row) => ({ ...row, verdict: verdict(row) })) }))
} finally {
  rmSync(work, { recursive: true, force: true })
}
