// @ts-check
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { median } from './measure.mjs'
import { chartFolder, chartSource, interfaceSource } from './synthetic-sources.mjs'

/** @typedef {import('../editor/typescript/engine.ts').Engine} Engine */

const repository = fileURLToPath(new URL('../..', import.meta.url))
const DEEP_PARTIAL = `type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T
`
/** The overlay's type in each of the ways in which it can come about. */
const ways = {
  generated: `import type { AppOverlay as Overlay } from './generated/types/app.d.ts'\n`,
  hand: `import type { Overlay } from './hand.ts'\n`,
  zod: `import type { z } from 'zod'\nimport type { values } from './app.ts'\n${DEEP_PARTIAL}type Overlay = DeepPartial<z.input<typeof values>>\n`,
}
/** How many times faster than what is inferred from Zod it shall be. */
const sizes = [
  { leaves: 350, times: 8 },
  { leaves: 3500, times: 30 },
]

/**
 * What a person waits for in an environment after each keystroke, with the interfaces that `generate` writes: beside one
 * written by hand, and beside what is inferred from the Zod schemas, all in one program.
 *
 * @param {string} bin of the package
 * @param {string} work a folder
 * @param {boolean} quick
 * @param {(row: import('./rows.mjs').Row) => void} done told of each row when it is there
 */
export async function measureTypeScriptRows(bin, work, quick, done) {
  const engines = await loadEngines()
  try {
    for (const { leaves, times } of sizes) {
      const dir = writeProgram(bin, join(work, `editor-${leaves}`), leaves / 10)
      for (const [version, start] of engines) {
        const { complete, hover } = await measureEngine(start(dir), dir, quick ? 8 : 40)
        for (const [what, { generated, hand, zod }] of Object.entries({ complete, hover })) {
          const name = `${what} ${leaves}, TypeScript ${version}`
          const own = { median: median(generated), min: Math.min(...generated) }
          done({ name: `${name}, to hand`, ...own, ratio: quarter(generated) / quarter(hand), target: 1.3 })
          done({ name: `${name}, to Zod`, ...own, ratio: quarter(generated) / quarter(zod), target: 1 / times })
        }
      }
    }
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

/** @param {Engine} engine @param {string} dir @param {number} runs */
async function measureEngine(engine, dir, runs) {
  const names = /** @type {(keyof typeof ways)[]} */ (Object.keys(ways))
  const times = { complete: noTimes(), hover: noTimes() }
  // the first rounds read the program and warm the engine up
  for (let run = -3; run < runs; run += 1)
    for (const name of names) {
      const keystroke = 9100 + run
      const { text, key, end } = environment(name, keystroke)
      await engine.open(join(dir, `${name}-environment.ts`), text)
      const completed = await timed(() => engine.complete(end))
      await engine.open(join(dir, `${name}-environment.ts`), text.replace(`${keystroke}`, `${keystroke + 100}`))
      const hovered = await timed(() => engine.hover(key))
      if (completed.found.length !== 6) throw new Error(`${engine.name} offers ${completed.found.length} keys, not 6`)
      if (name !== 'zod' && !hovered.found.documentation) throw new Error(`${engine.name} shows no documentation`)
      if (run < 0) continue
      times.complete[name].push(completed.took)
      times.hover[name].push(hovered.took)
    }
  await engine.close()
  return times
}

/** The time that a quarter of the runs keep within: what else a machine does only ever adds. @param {readonly number[]} times */
const quarter = (times) => times.toSorted((a, b) => a - b)[times.length >> 2] ?? Number.NaN

/** @returns {Record<keyof typeof ways, number[]>} */
const noTimes = () => ({ generated: [], hand: [], zod: [] })

/** @template T @param {() => Promise<T>} ask */
async function timed(ask) {
  const began = performance.now()
  const found = await ask()
  return { found, took: performance.now() - began }
}

/** A file, the place of one of its keys, and one where keys are offered. @param {keyof typeof ways} way @param {number} port */
function environment(way, port) {
  const before = `${ways[way]}export const environment: Overlay = { part2: { port: ${port}, level: 'warn', `
  return { text: `${before}} }\n`, key: before.indexOf('level:') + 2, end: before.length }
}

/** @param {string} bin @param {string} dir @param {number} groups */
function writeProgram(bin, dir, groups) {
  /** @type {[string, string][]} */
  const files = [
    ['app.ts', chartSource('app', groups)],
    ['hand.ts', interfaceSource(groups)],
    ...chartFolder('app', []),
    [
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "noEmit": true, "allowImportingTsExtensions": true, "skipLibCheck": true } }',
    ],
    [
      'values.config.ts',
      `import { defineProject } from 'clipper-values'\nimport { app } from './app.ts'\nexport default defineProject({ root: app, environments: [] })\n`,
    ],
    ['package.json', '{ "type": "module", "private": true }\n'],
  ]
  for (const name of /** @type {(keyof typeof ways)[]} */ (Object.keys(ways)))
    files.push([`${name}-environment.ts`, environment(name, 9000).text])
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  mkdirSync(join(dir, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/zod'), join(dir, 'node_modules/zod'), 'junction')
  symlinkSync(repository, join(dir, 'node_modules/clipper-values'), 'junction')
  execFileSync(process.execPath, [bin, 'generate'], { cwd: dir, stdio: 'ignore' })
  return dir
}

const cache = join(repository, 'node_modules/.cache/clipper-values-bench')

/**
 * The engines that the tests drive; node 20 reads no TypeScript.
 *
 * @returns {Promise<[string, (folder: string) => Engine][]>}
 */
async function loadEngines() {
  const entryPoints = ['tsserver', 'native'].map((name) => join(repository, `test/editor/typescript/${name}.ts`))
  await build({
    entryPoints,
    outdir: cache,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
  })
  const { TsServer } = await import(pathToFileURL(join(cache, 'tsserver.mjs')).href)
  const { Native } = await import(pathToFileURL(join(cache, 'native.mjs')).href)
  return [
    ['5.9', (folder) => new TsServer(folder)],
    ['7', (folder) => new Native(folder)],
  ]
}
