import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { CHARTS, CONFIG, ENVIRONMENTS, fixtureProject, run, snapshot } from '../cli/fixture-project.ts'
import { repositoryCopy } from '../support/repository-copy.ts'
import { OUTCOME, watching } from './watching.ts'

const contents = (root: string): [string, string][] => [...snapshot(root)].map(([path, { content }]) => [path, content])
const production = (root: string): string => readFileSync(join(root, 'generated/production/shop.yaml'), 'utf8')

/** The disk holds what a run of its own would write. */
async function expectChecked(root: string): Promise<void> {
  expect(await run(root, ['check'])).toMatchObject({ code: 0 })
}

test('an edited environment: what became of its values, and the files that hold them', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  expect(watch.first).toMatch(/wrote {4}charts\/shop\/values\.yaml\n[\s\S]*\nwatching \.$|, Ctrl-C ends$/)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 6') })
  expect(await watch.until(OUTCOME)).toBe(
    [
      'changed  environments.ts',
      'wrote    generated/production/shop.yaml',
      'wrote    generated/production/shop-api.yaml',
      'production',
      '  api.replicaCount  5 -> 6',
      '19 files: 2 written, 17 as before, 0 deleted',
    ].join('\n'),
  )
  expect(production(root)).toContain('replicaCount: 6')
  await expectChecked(root)
})

test('an edited chart: environments with the same changes stand together', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  watch.save({ 'charts.ts': CHARTS.replace("default('v1')", "default('v2')").replace('default(2)', 'default(3)') })
  const said = await watch.until(OUTCOME)
  expect(said).toContain(
    '\nstaging\n  api.image.tag  v1 -> v2\n  api.replicaCount  2 -> 3\nproduction\n  api.image.tag  v1 -> v2\n',
  )
  watch.save({ 'charts.ts': CHARTS })
  await watch.until(OUTCOME)
  watch.save({ 'charts.ts': CHARTS.replace("default('v1')", "default('v2')") })
  expect(await watch.until(OUTCOME)).toContain('\nstaging, production\n  api.image.tag  v1 -> v2\n')
  await expectChecked(root)
})

test('edits one right after the other: none is lost', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  for (let count = 6; count < 16; count++) {
    watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', `replicaCount: ${count}`) })
    expect(await watch.until(OUTCOME)).toContain(`api.replicaCount  ${count - 1} -> ${count}`)
  }
  await expectChecked(root)
})

test('only what an edit concerns runs again', async () => {
  const root = fixtureProject({ 'charts.ts': `console.error('charts run')\n${CHARTS}` })
  const watch = await watching(root)
  expect(watch.first.match(/charts run/g)).toHaveLength(1)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace("'base' }", "'new' }") })
  const said = await watch.until(OUTCOME)
  expect(said).toContain('  banner  base -> new')
  expect(said).not.toContain('charts run')
  watch.save({ 'charts.ts': `console.error('charts run again')\n${CHARTS}` })
  expect(await watch.until(OUTCOME)).toContain('charts run again')
})

test('a secret is never shown', async () => {
  const charts = (key: string): string =>
    CHARTS.replace('banner: z', `apiKey: z.string().default('${key}').describe('Key of the API'),\n    banner: z`)
  const root = fixtureProject({ 'charts.ts': charts('first-one') })
  const watch = await watching(root)
  watch.save({ 'charts.ts': charts('second-one') })
  const said = await watch.until(OUTCOME)
  expect(said).toContain('  apiKey  (secret) -> (secret)')
  expect(said).not.toMatch(/first-one|second-one/)
})

test('a mistake in the syntax is told with its line, touches no file, and is over when it is repaired', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  const before = contents(root)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5,', 'replicaCount: 5 5,') })
  const said = await watch.until(OUTCOME)
  expect(said).toContain('environments.ts:11 (configuration)')
  expect(said).toMatch(/\nnothing is written until this is right$/)
  expect(contents(root)).toEqual(before)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 7') })
  expect(await watch.until(OUTCOME)).toContain('  api.replicaCount  5 -> 7')
  await expectChecked(root)
})

test('a value that is refused keeps the files of its environment, and each run says so', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', "replicaCount: 'many'") })
  const said = await watch.until(OUTCOME)
  expect(said).toContain(
    'api.replicaCount  must be an integer, got a string  [wrong-type]\n  set in environments.ts:11',
  )
  expect(said).toMatch(/0 written, 19 as before, 0 deleted, with errors$/)
  expect(production(root)).toContain('replicaCount: 5')
  watch.save({ 'charts.ts': CHARTS.replace("default('v1')", "default('v2')") })
  const next = await watch.until(OUTCOME)
  expect(next).toContain('[wrong-type]')
  expect(next).toContain('\nstaging\n  api.image.tag  v1 -> v2\n')
})

test('a chart with a mistake stays wrong while something else is edited', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  watch.save({ 'charts.ts': CHARTS.replace(".describe('Pods of the API')", '') })
  expect(await watch.until(OUTCOME)).toContain('[schema-description]')
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 6') })
  expect(await watch.until(OUTCOME)).toContain('[schema-description]')
})

test('a source that is deleted, renamed and found again', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  rmSync(join(root, 'environments.ts'))
  expect(await watch.until(OUTCOME)).toMatch(/Could not resolve "\.\/environments\.ts"[\s\S]*nothing is written/)
  watch.save({ 'values.config.ts': CONFIG.replace('./environments.ts', './places.ts') })
  expect(await watch.until(OUTCOME)).toContain('Could not resolve "./places.ts"')
  watch.save({ 'places.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 8') })
  expect(await watch.until(OUTCOME)).toContain('  api.replicaCount  5 -> 8')
  rmSync(join(root, 'values.config.ts'))
  expect(await watch.until(OUTCOME)).toContain('there is no file values.config.ts')
  watch.save({ 'values.config.ts': CONFIG, 'environments.ts': ENVIRONMENTS })
  expect(await watch.until(/ files: /)).toContain('  api.replicaCount  8 -> 5')
  await expectChecked(root)
})

test('an environment with another name leaves no file behind', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  watch.save({ 'environments.ts': ENVIRONMENTS.replace("name: 'staging'", "name: 'preview'") })
  expect(await watch.until(OUTCOME)).toContain('deleted  generated/staging/shop.yaml')
  expect(existsSync(join(root, 'generated/preview/shop.yaml'))).toBe(true)
  await expectChecked(root)
})

test('a generated file that somebody changes or deletes is made again once nobody has edited for a moment', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  writeFileSync(join(root, 'generated/staging/shop.yaml'), 'banner: mine\n')
  rmSync(join(root, 'generated/types/shop.d.ts'))
  writeFileSync(join(root, 'generated/staging/other.yaml'), '{}\n')
  watch.save({ 'environments.ts': ENVIRONMENTS.replace('replicaCount: 5', 'replicaCount: 6') })
  await watch.until(OUTCOME)
  expect(await watch.until(OUTCOME)).toBe(
    [
      'wrote    generated/types/shop.d.ts',
      'wrote    generated/staging/shop.yaml',
      'deleted  generated/staging/other.yaml',
      '19 files: 2 written, 17 as before, 1 deleted',
    ].join('\n'),
  )
  await expectChecked(root)
})

test('when nobody has edited for a moment, editors are told where definitions are now', async () => {
  const root = fixtureProject()
  const watch = await watching(root)
  const map = join(root, 'generated/types/shop.d.ts.map')
  await vi.waitFor(() => expect(existsSync(map)).toBe(true), WAIT)
  const before = readFileSync(map, 'utf8')
  watch.save({ 'charts.ts': `// a line more\n${CHARTS}` })
  await watch.until(OUTCOME)
  await vi.waitFor(() => expect(readFileSync(map, 'utf8')).not.toBe(before), WAIT)
})

test('a template of a subchart reaches its copy below the umbrella', async () => {
  const root = fixtureProject({
    'charts.ts': CHARTS.replace('subcharts: { api },', 'subcharts: { api },\n  copySubcharts: true,'),
    'charts/shop-api/Chart.yaml': 'apiVersion: v2\nname: shop-api\nversion: 1.0.0\n',
    'charts/shop-api/templates/one.yaml': 'kind: Old\n',
  })
  const watch = await watching(root)
  const copy = (name: string): string => join(root, 'charts/shop/charts/shop-api', name)
  watch.save({ 'charts/shop-api/templates/one.yaml': 'kind: New\n' })
  expect(await watch.until(OUTCOME)).toContain(
    'changed  charts/shop-api/templates/one.yaml\nwrote    charts/shop/charts',
  )
  expect(readFileSync(copy('templates/one.yaml'), 'utf8')).toBe('kind: New\n')
  watch.save({ 'charts/shop-api/Chart.yaml': 'apiVersion: v2\nname: shop-api\nversion: 1.0.1\n' })
  await watch.until(OUTCOME)
  expect(readFileSync(copy('Chart.yaml'), 'utf8')).toContain('1.0.1')
  rmSync(join(root, 'charts/shop-api/templates/one.yaml'))
  expect(await watch.until(OUTCOME)).toContain('deleted  charts/shop/charts/shop-api/templates/one.yaml')
  await expectChecked(root)
})

test('sources that import each other, which only a bundle can load', async () => {
  const root = fixtureProject({
    'environments.ts': `import { WORD } from './words.ts'\nexport const OTHER = () => WORD\n${ENVIRONMENTS.replace("'base' }", 'WORD }')}`,
    'words.ts':
      "import { OTHER } from './environments.ts'\nexport const WORD = 'one'\nexport const again = () => OTHER()\n",
  })
  const watch = await watching(root)
  watch.save({
    'words.ts':
      "import { OTHER } from './environments.ts'\nexport const WORD = 'two'\nexport const again = () => OTHER()\n",
  })
  expect(await watch.until(OUTCOME)).toContain('\nstaging, production\n  banner  one -> two\n')
  await expectChecked(root)
})

test('what a source reads from a file that it does not import', async () => {
  const root = fixtureProject({
    'banner.txt': 'one',
    'environments.ts': `import { readFileSync } from 'node:fs'\n${ENVIRONMENTS.replace("'base' }", "readFileSync('banner.txt', 'utf8') }")}`,
  })
  const watch = await watching(root)
  watch.save({ 'banner.txt': 'two' })
  expect(await watch.until(OUTCOME)).toContain('\nstaging, production\n  banner  one -> two\n')
})

/** Milliseconds that nobody on a busy machine needs. */
const WAIT = { timeout: 60_000, interval: 50 }

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it as it ends any other verb', async (signal) => {
  const root = fixtureProject()
  const watch = await watching(root)
  expect(await watch.end(signal)).toEqual({ code: null, signal })
  await expectChecked(root)
})

test('there is no JSON of what goes on', async () => {
  const { code, stderr } = await run(fixtureProject(), ['generate', '--watch', '--format', 'json'])
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--watch tells people') })
})

test('the README shows what an edit of production says', async () => {
  const root = repositoryCopy()
  const watch = await watching(root)
  const source = readFileSync(join(root, 'src/clipper/environments/production.ts'), 'utf8')
  watch.save({ 'src/clipper/environments/production.ts': source.replace('replicaCount: 3', 'replicaCount: 4') })
  const said = `watching ., Ctrl-C ends\n${await watch.until(OUTCOME)}\n`
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${said}\`\`\``)
})
