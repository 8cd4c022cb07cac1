import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  /** The file that imports, from the repository. */
  readonly from: string
  /** A package (`zod`), a builtin (`node:fs`), or a file from the repository. */
  readonly to: string
  readonly typeOnly: boolean
}
interface Source {
  readonly file: string
  readonly text: string
  /** Names that the code uses, comments and strings aside. */
  readonly names: ReadonlySet<string>
  readonly imports: readonly Import[]
}

function sourceOf(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8')
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const names = new Set<string>()
  const imports: Import[] = []
  const add = (name: string, typeOnly: boolean): void => {
    const to = name.startsWith('.')
      ? relative(root, join(root, dirname(file), name))
          .split(sep)
          .join('/')
      : name
    imports.push({ from: file, to, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, isTypeOnly(node.importClause))
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly)
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      add(node.arguments[0].text, false)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { file, text, names, imports }
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  const named = clause.namedBindings
  return (
    clause.isTypeOnly ||
    (!clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly))
  )
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.split(sep).join('/')}`)
const sources = files.map(sourceOf)
const inside =
  (...folders: string[]) =>
  ({ file }: { file: string }): boolean =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`))
const outside =
  (...folders: string[]) =>
  (source: { file: string }): boolean =>
    !inside(...folders)(source)
const arrows = (imports: readonly Import[]): string[] =>
  imports.map(({ from, to, typeOnly }) => `${from} -> ${to}${typeOnly ? ' (type)' : ''}`)

test('the sources are seen', () => {
  expect(files.length).toBeGreaterThan(80)
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(200)
})

test('the tenant imports only what a stranger may: the public engine, the fragments, zod, generated types', () => {
  const wrong = sources
    .filter(inside('src/clipper'))
    .flatMap(({ imports }) => imports)
    .filter(({ to, typeOnly }) => {
      if (
        ['src/index.ts', 'src/k8s/index.ts', 'src/rules/index.ts', 'zod'].includes(to) ||
        to.startsWith('src/clipper/')
      )
        return false
      return !(to.startsWith('generated/types/') && typeOnly)
    })
  expect(arrows(wrong)).toEqual([])
})

test('nothing in the engine names the tenant', () => {
  const lines = sources
    .filter(outside('src/clipper'))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, i) =>
          /clipper/i.test(line.replace(/clipper-values/g, '')) ? [`${file}:${i + 1} ${line.trim()}`] : [],
        ),
    )
  expect(lines).toEqual([])
})

test('nothing in the engine imports the tenant', () =>
  expect(
    arrows(
      sources
        .filter(outside('src/clipper'))
        .flatMap(({ imports }) => imports)
        .filter(({ to }) => to.startsWith('src/clipper')),
    ),
  ).toEqual([]))

/** Who may use what of the world; a file stands here with the reason. */
const WORLD: [string, { module: RegExp; allowed: string[] }][] = [
  [
    'files',
    {
      module: /^(node:)?fs(\/|$)|^write-file-atomic$/,
      allowed: ['src/disk', 'src/project-file', 'src/chart-folder', 'src/helm', 'src/cli'],
    },
  ],
  // helm renders and judges; git alone knows what a file was at another commit
  ['child processes', { module: /^(node:)?child_process$/, allowed: ['src/helm', 'src/git/git.ts'] }],
  ['the network', { module: /^(node:)?(net|http|https|tls|dns|dgram|http2)$/, allowed: [] }],
  ['esbuild', { module: /^esbuild$/, allowed: ['src/project-file'] }],
]
test.each(WORLD)('%s: only where it is said', (_, { module, allowed }) => {
  const found = sources
    .filter(outside(...allowed))
    .flatMap(({ imports }) => imports)
    .filter(({ to }) => module.test(to))
  expect(arrows(found)).toEqual([])
})

describe('globals of the world', () => {
  const globals: [string, string[]][] = [
    ['console', ['src/cli']],
    // helm.ts asks for the platform: on Windows the binary has another name
    ['process', ['src/cli', 'src/helm/helm.ts']],
    // a date in YAML is checked against the calendar, nobody asks for the time
    ['Date', ['src/cli/progress.ts', 'src/layers/yaml/yaml-scalars.ts']],
    ['performance', []],
    ['fetch', []],
    // editors write a file in several steps, so the watcher waits for a moment of silence
    ['setTimeout', ['src/cli/watch/watch-files.ts']],
  ]
  test.each(globals)('%s', (name, allowed) => {
    expect(
      sources
        .filter(outside(...allowed))
        .filter(({ names }) => names.has(name))
        .map(({ file }) => file),
    ).toEqual([])
  })

  test('helm.ts uses nothing of process but the platform', () => {
    const { text = '' } = sources.find(({ file }) => file === 'src/helm/helm.ts') ?? {}
    expect([...text.matchAll(/\bprocess\.(\w+)/g)].map((match) => match[1])).toEqual(['platform'])
  })
})

test('zod is a value only for the converter, the fragments and the tenant', () => {
  const found = sources
    .filter(outside('src/schema/zod4.ts', 'src/k8s', 'src/clipper'))
    .flatMap(({ imports }) => imports)
    .filter(({ to, typeOnly }) => /^zod(\/|$)/.test(to) && !typeOnly)
  expect(arrows(found)).toEqual([])
})

test('the core knows nothing of the command line', () => {
  const found = sources
    .filter(outside('src/cli'))
    .flatMap(({ imports }) => imports)
    .filter(({ to }) => to.startsWith('src/cli/'))
  expect(arrows(found)).toEqual([])
})

test('the stages before the last know neither disk nor process', () => {
  const pure = sources.filter(
    inside('src/define', 'src/schema', 'src/values', 'src/layers', 'src/emit', 'src/k8s', 'src/diff'),
  )
  const found = pure
    .flatMap(({ imports }) => imports)
    .filter(({ to }) => /^src\/(disk|project-file|chart-folder|helm|git|cli)\//.test(to))
  expect(arrows(found)).toEqual([])
})

test('imports end in .ts and stay in the sources', () => {
  const local = sources.flatMap(({ imports }) => imports).filter(({ to }) => /^(src|generated|\.\.)/.test(to))
  expect(arrows(local.filter(({ to }) => !to.endsWith('.ts')))).toEqual([])
})

test('files are small', () => {
  const sizes = sources.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
  expect(sizes.filter(({ lines }) => lines > 250)).toEqual([])
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(90)
})
