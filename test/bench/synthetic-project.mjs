// @ts-check
import { cpSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chartFolder, chartSource, environmentSource, stackSource } from './synthetic-sources.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {object} Size of a synthetic project
 * @property {string} name
 * @property {number} leaves settings in all charts together, a multiple of ten
 * @property {number} charts
 * @property {number} environments each made of three layers: common, cloud and its own
 */

/** The sizes whose costs of plain Node and of the peers are known. @satisfies {Record<string, Size>} */
export const sizes = {
  S: { name: 'S', charts: 1, leaves: 60, environments: 1 },
  M: { name: 'M', charts: 6, leaves: 350, environments: 3 },
  M10: { name: 'M, 3500 leaves', charts: 6, leaves: 3500, environments: 3 },
  L: { name: 'L', charts: 100, leaves: 6000, environments: 20 },
  M100: { name: 'M, 100 environments', charts: 6, leaves: 350, environments: 100 },
  M1000: { name: 'M, 1000 environments', charts: 6, leaves: 350, environments: 1000 },
}

/**
 * Writes a project as a user of the package would have it. With several charts there is an umbrella over them.
 *
 * @param {string} dir an empty folder
 * @param {Size} size
 * @returns {{ dir: string, charts: string[], reset: () => void }} `charts` without the umbrella; `reset` brings the folder
 *   back to the sources alone, as after a clone that holds nothing generated
 */
export function writeProject(dir, size) {
  const charts = Array.from({ length: size.charts }, (_, index) => `app${index + 1}`)
  const root = size.charts === 1 ? 'app1' : 'stack'
  const environments = Array.from({ length: size.environments }, (_, index) =>
    index === 0 ? 'production' : `environment${index + 1}`,
  )
  /** @param {string} path @param {string} content */
  const write = (path, content) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }

  charts.forEach((name, index) => {
    write(`src/charts/${name}.ts`, chartSource(name, groupsOf(index, size)))
    for (const [path, content] of chartFolder(name, [])) write(path, content)
  })
  if (root === 'stack') {
    write('src/charts/stack.ts', stackSource(charts))
    for (const [path, content] of chartFolder('stack', charts)) write(path, content)
  }
  const sections = root === 'stack' ? charts : undefined
  write('src/environments/common.ts', environmentSource('common', undefined, 1, sections))
  write('src/environments/cloud.ts', environmentSource('cloud', 'common', 2, sections))
  for (const name of environments) write(`src/environments/${name}.ts`, environmentSource(name, 'cloud', 3, sections))
  write('values.config.ts', configSource(root, environments))
  write('package.json', '{ "type": "module", "private": true }\n')
  link(dir, 'zod', join(repository, 'node_modules/zod'))
  link(dir, 'clipper-values', repository)

  cpSync(join(dir, 'charts'), join(dir, '.charts'), { recursive: true })
  let resets = 0
  const reset = () => {
    resets += 1
    const trash = join(dir, `.made-${resets}`)
    mkdirSync(trash)
    // where files were deleted a moment ago, ext4 looks at each of them before it makes a new one
    for (const made of ['charts', 'generated'].filter((name) => existsSync(join(dir, name))))
      renameSync(join(dir, made), join(trash, made))
    cpSync(join(dir, '.charts'), join(dir, 'charts'), { recursive: true })
  }
  return { dir, charts, reset }
}

/** Ten leaves are a group; the last charts have one less where the leaves do not divide. @param {number} index @param {Size} size */
function groupsOf(index, size) {
  return Math.floor((size.leaves / 10 + size.charts - 1 - index) / size.charts)
}

/** @param {string} root @param {readonly string[]} environments */
function configSource(root, environments) {
  return `import { defineProject } from 'clipper-values'
import { ${root} } from './src/charts/${root}.ts'
${environments.map((name) => `import { ${name} } from './src/environments/${name}.ts'`).join('\n')}

export default defineProject({ root: ${root}, environments: [${environments.join(', ')}] })
`
}

/** @param {string} dir @param {string} name @param {string} target */
function link(dir, name, target) {
  mkdirSync(join(dir, 'node_modules'), { recursive: true })
  symlinkSync(target, join(dir, 'node_modules', name), 'junction')
}
