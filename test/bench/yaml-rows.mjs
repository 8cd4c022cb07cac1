// @ts-check
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { session } from './language-server.mjs'
import { median, time } from './measure.mjs'
import { sizes } from './synthetic-project.mjs'
import { zodSchema } from './zod-schema.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** @typedef {import('./language-server.mjs').Session} Session */

/**
 * What the schemas of overlays cost yaml-language-server beside what Zod prints for the same charts, and how that grows
 * with the settings of a project. The file is sparse, as overlays are.
 *
 * @param {string} bin of the package
 * @param {import('./rows.mjs').ProjectOf} project
 * @param {boolean} quick
 * @param {(row: import('./rows.mjs').Row) => void} done told of each row when it is there
 */
export async function measureYamlRows(bin, project, quick, done) {
  const runs = quick ? 5 : 11
  const { M, M10 } = sizes
  const overlay = 'app1:\n  part1:\n    port: 9001\n    resources:\n      requests:\n        cpu: 250m\n  part2:\n    '
  /** @param {import('./synthetic-project.mjs').Size} size */
  const generated = async (size) => {
    const { dir } = project(size)
    await time(process.execPath, [bin, 'generate'], { cwd: dir })
    return { dir, schema: join(dir, 'generated/schemas/stack.overlay.schema.json'), overlay }
  }
  const small = await compare(`yaml, ${M.leaves} leaves`, await generated(M), runs, done)
  const large = await compare(`yaml, ${M10.leaves} leaves`, await generated(M10), runs, done)
  await compare(
    'yaml, Clipper',
    {
      dir: repository,
      schema: join(repository, 'generated/schemas/clipper.overlay.schema.json'),
      overlay: 'backend:\n  replicaCount: 3\n  readinessProbe:\n    enabled: true\n  autoscaling:\n    ',
    },
    runs,
    done,
  )
  done({ name: 'yaml, completion, 3500 to 350', ratio: large.warm / small.warm, target: 4 })
}

/**
 * Ours and Zod's in turn, so that a slow moment hits both.
 *
 * @param {string} name
 * @param {{ dir: string, schema: string, overlay: string }} project
 * @param {number} runs
 * @param {(row: import('./rows.mjs').Row) => void} done
 * @returns {Promise<Session>} what ours costs
 */
async function compare(name, { dir, schema, overlay }, runs, done) {
  // both lie beside one another, and neither where `generate` would delete it meanwhile
  const files = { ours: join(dir, '.bench-ours.json'), zods: join(dir, '.bench-zods.json') }
  writeFileSync(files.ours, readFileSync(schema))
  writeFileSync(files.zods, JSON.stringify(await zodSchema(dir), null, 1))
  /** @type {{ ours: Session[], zods: Session[] }} */
  const found = { ours: [], zods: [] }
  for (let run = 0; run < runs; run += 1)
    for (const whose of /** @type {const} */ (['ours', 'zods'])) {
      const text = `# yaml-language-server: $schema=${files[whose]}\n${overlay}`
      found[whose].push(await session(join(dir, 'overlay.yaml'), text, 40))
    }
  for (const file of Object.values(files)) rmSync(file)
  /** @param {keyof Session} what @param {'ours' | 'zods'} whose */
  const times = (what, whose) => found[whose].map((session) => session[what])
  /** @type {[keyof Session, string][]} */
  const asked = [
    ['first', 'first completion'],
    ['warm', 'completion'],
    ['hover', 'hover'],
    ['judged', 'diagnostics'],
  ]
  for (const [what, words] of asked) {
    const ours = times(what, 'ours')
    const ratio = median(ours) / median(times(what, 'zods'))
    done({ name: `${name}, ${words} to Zod`, median: median(ours), min: Math.min(...ours), ratio, target: 1.2 })
  }
  return {
    first: median(times('first', 'ours')),
    warm: median(times('warm', 'ours')),
    hover: median(times('hover', 'ours')),
    judged: median(times('judged', 'ours')),
  }
}
