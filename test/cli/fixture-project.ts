import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../../src/cli/main.ts'
import { tempDir } from '../support/temp-dir.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const ENGINE = join(repository, 'src/index.ts')

export const CHARTS = `import { z } from 'zod'
import { defineChart } from '${ENGINE}'

export const api = defineChart({
  name: 'shop-api',
  description: 'The API of the shop',
  values: z.strictObject({
    replicaCount: z.int().min(1).default(2).describe('Pods of the API'),
    image: z.strictObject({
      tag: z.string().default('v1').describe('Tag of the image'),
    }).describe('Image of the API'),
    password: z.string().regex(/^[a-z]+$/).optional().describe('A password'),
  }),
})

export const shop = defineChart({
  name: 'shop',
  description: 'The whole shop',
  values: z.strictObject({
    banner: z.string().default('').describe('Line above every page'),
    global: z.looseObject({ domain: z.string().default('example.com').describe('Domain') }).describe('Shared'),
  }),
  subcharts: { api },
})
`
export const CONFIG = `import { defineProject } from '${ENGINE}'
import { shop } from './charts.ts'
import { production, staging } from './environments.ts'

export default defineProject({ root: shop, environments: [staging, production] })
`
export const ENVIRONMENTS = `import { defineEnvironment } from '${ENGINE}'

export const base = defineEnvironment({ name: 'base', values: { banner: 'base' } })
export const staging = defineEnvironment({ name: 'staging', extends: base, values: {} })
export const production = defineEnvironment({
  name: 'production',
  extends: base,
  values: {
    global: { domain: 'shop.example.com' },
    api: {
      replicaCount: 5,
    },
  },
})
`

/** Files of a project of an umbrella, one subchart and two environments; some of them replaced or added. */
export function fixtureProject(files: Readonly<Record<string, string>> = {}): string {
  const root = tempDir()
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  writeFiles(root, { 'values.config.ts': CONFIG, 'charts.ts': CHARTS, 'environments.ts': ENVIRONMENTS, ...files })
  return root
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** What a run of the command line did. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly stdin?: string
  readonly env?: Record<string, string>
  readonly columns?: number
  readonly patience?: number
  readonly isTerminal?: boolean
}

/** Runs the command line in a folder, in this process. */
export async function run(
  cwd: string,
  argv: readonly string[],
  { stdin = '', env = {}, columns = 120, patience = 60_000, isTerminal = false }: RunOptions = {},
): Promise<Run> {
  let [stdout, stderr] = ['', '']
  const code = await main(argv, {
    stdout: (text) => {
      stdout += text
    },
    stderr: (text) => {
      stderr += text
    },
    stdin: async () => Buffer.from(stdin),
    env,
    cwd,
    isTerminal,
    color: false,
    columns,
    patience,
  })
  return { code, stdout, stderr }
}

/** Content and time of every generated file, by path. */
export function snapshot(root: string): Map<string, { content: string; time: number }> {
  const files = ['charts', 'generated'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return new Map(
    files.map((file) => [
      file.slice(root.length + 1),
      { content: readFileSync(file, 'utf8'), time: statSync(file).mtimeMs },
    ]),
  )
}
