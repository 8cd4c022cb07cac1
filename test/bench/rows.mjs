// @ts-check
import { join } from 'node:path'
import { resolveHelm } from '../helm/resolve-helm.mjs'
import { measure, median, time } from './measure.mjs'
import { sizes } from './synthetic-project.mjs'
import { measureEdits, measureReading } from './watch.mjs'

/**
 * @typedef {object} Row of the printed table
 * @property {string} name
 * @property {number} [median] milliseconds
 * @property {number} [min] milliseconds
 * @property {number} [ratio] what is compared with the target: times a bare node, where the name says nothing else
 * @property {number} [target] at most this ratio
 * @property {number} [peak] MiB
 * @property {number} [peakTarget] at most this peak, MiB
 *
 * @typedef {{ dir: string, charts: string[], reset: () => void }} Project
 * @typedef {(size: import('./synthetic-project.mjs').Size) => Project} ProjectOf writes it on first use
 */

/** Two measurements of equal things differ by this much on a quiet machine. */
const noise = 1.1

/**
 * Commands measured as whole processes, as often as their length allows. The targets are what a person does not notice.
 *
 * @param {string} bin of the package
 * @param {ProjectOf} project
 * @param {boolean} quick
 * @param {(row: Row) => void} done told of each row when it is there
 */
export async function measureRows(bin, project, quick, done) {
  /** @param {string} name @param {import('./measure.mjs').Command} command @param {number} runs @param {Partial<Row>} targets */
  const row = async (name, command, runs, targets) => {
    const { bare, ...times } = await measure(command, quick ? Math.ceil(runs / 4) : runs)
    done({ name, ...times, ratio: times.median / bare, ...targets })
    return { ...times, own: times.median - bare }
  }
  const { S, M, L, M100, M1000 } = sizes
  /** @param {import('./synthetic-project.mjs').Size} size @param {number} runs @param {Partial<Row>} targets */
  const generate = (size, runs, targets) => {
    const { dir, reset } = project(size)
    return row(`generate ${size.name}`, { args: [bin, 'generate'], cwd: dir, before: reset }, runs, targets)
  }
  /** @param {import('./synthetic-project.mjs').Size} size @param {number} runs @param {Partial<Row>} targets */
  const build = (size, runs, targets) =>
    row(`build production ${size.name}`, { args: [bin, 'build', 'production'], cwd: project(size).dir }, runs, targets)

  const cwd = project(S).dir
  await row('--help', { args: [bin, '--help'], cwd }, 21, { target: 1.2 })
  await row('--version', { args: [bin, '--version'], cwd }, 21, { target: 1.2 })
  await row('usage error', { args: [bin, 'generrate'], cwd, code: 2 }, 21, { target: 1.2 })
  await build(S, 13, { target: 4 })
  await build(M, 13, { target: 6 })
  await build(L, 5, {})
  // real charts have patterns and rules that synthetic ones have not
  await row('build production, charts of Clipper', { args: [bin, 'build', 'production'], cwd: '.' }, 13, { target: 12 })
  await generate(S, 13, { target: 4 })
  const small = await generate(M, 13, { target: 7 })
  const large = await generate(L, 5, { target: 40, peakTarget: 200 })
  done({ name: 'each leaf, L to M', ratio: large.own / L.leaves / (small.own / M.leaves), target: 1 })
  /** @param {import('./synthetic-project.mjs').Size} size @param {number} runs @param {Partial<Row>} targets */
  const edit = async (size, runs, targets) => {
    const { bare, ...times } = await measureEdits(bin, project(size).dir, quick ? Math.ceil(runs / 4) : runs)
    done({ name: `edit of a chart while watching, ${size.name}`, ...times, ratio: times.median / bare, ...targets })
    return times.median
  }
  await edit(S, 13, { target: 2 })
  const medium = await edit(M, 13, { target: 2 })
  const largest = await edit(L, 13, { target: 2 })
  const reading = await measureReading(project(L).dir, quick ? 4 : 13)
  // an edit costs what it changes, whatever lies around it
  done({ name: 'edit of a chart, L to M and reading the chart', ratio: largest / (medium + reading), target: 1 })
  const hundred = await generate(M100, 5, {})
  const thousand = await generate(M1000, 3, {})
  /** @param {{ median: number }} times @param {number} environments beyond those of M */
  const each = (times, environments) => (times.median - small.median) / environments
  done({
    name: 'each environment, 1000 to 100',
    ratio: each(thousand, M1000.environments - M.environments) / each(hundred, M100.environments - M.environments),
    target: noise,
  })
  done({ name: 'memory, 1000 to 100 environments', ratio: thousand.peak / hundred.peak, target: 1.2 })
  done(await oneLintCall(project(M), quick ? 3 : 9))
}

/** Why `lint` hands helm all charts at once: one call for the charts of M to a call for each. @param {Project} project @param {number} runs */
async function oneLintCall({ dir, charts }, runs) {
  const helm = await resolveHelm()
  const folders = charts.map((name) => join('charts', name))
  const together = []
  const apart = []
  for (let run = 0; run < runs; run += 1) {
    together.push(await time(helm.bin, ['lint', '--strict', ...folders], { cwd: dir }))
    let sum = 0
    for (const folder of folders) sum += await time(helm.bin, ['lint', '--strict', folder], { cwd: dir })
    apart.push(sum)
  }
  const name = `helm ${helm.version} lint, 1 call to 6`
  return {
    name,
    median: median(together),
    min: Math.min(...together),
    ratio: median(together) / median(apart),
    target: 0.5,
  }
}
