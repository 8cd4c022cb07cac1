import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { blocksIn, headingsIn } from './page.ts'
import { commandsByHeading, earlier, readme } from './readme.ts'

const FILE = 'a values file that the page used without saying where it comes from'
const MONITORING = 'clipper-monitoring was not on the page'

/** Commands that the page did not have, each with its reason. */
const added: Readonly<Record<string, string>> = {
  'cp clipper/examples/values-production.yaml values-production.yaml': FILE,
  'mkdir -p backend': FILE,
  'cp ../generated/production/clipper.yaml values.yaml': FILE,
  'cp ../generated/production/clipper-backend.yaml backend/values.yaml': FILE,
  'helm lint ./clipper-monitoring': MONITORING,
  'helm package ./clipper-monitoring': MONITORING,
  'kubectl annotate pvc postgres-pvc -n clipper-production --overwrite meta.helm.sh/release-name=<release> meta.helm.sh/release-namespace=clipper-production':
    'Helm refuses a release of another name the claims that an uninstall keeps',
  'helm upgrade clipper ./clipper -n clipper-production -f ./clipper/examples/values-production.yaml --set postgres.persistence.size=100Gi':
    'no rollback leads across a claim that grew',
}

/** Commands that read otherwise now, each with what it was and why. */
const changed: Readonly<Record<string, { was: string; why: string }>> = {
  'cd charts': { was: 'cd helm/charts', why: 'the charts lie in charts/' },
}

const commands = [...commandsByHeading(readme)].map(([heading, all]) => [heading, all.map(({ text }) => text)] as const)

test('the headings of the earlier documentation are still there, in their order', () => {
  const [last, ...others] = headingsIn(readme).reverse()
  expect(others.reverse()).toEqual(headingsIn(earlier))
  expect(last).toBe('## Where the earlier documentation and the application disagree')
})

test('every command of the earlier documentation is still under its heading, word for word', () => {
  const kept = commands.map(([heading, texts]) => [
    heading,
    texts.filter((text) => !(text in added)).map((text) => changed[text]?.was ?? text),
  ])
  const wanted = [...commandsByHeading(earlier)].map(([heading, all]) => [heading, all.map(({ text }) => text)])
  expect(kept).toEqual(wanted)
})

test('every command that was added or changed is there', () => {
  const all = commands.flatMap(([, texts]) => texts)
  expect([...Object.keys(added), ...Object.keys(changed)].filter((text) => !all.includes(text))).toEqual([])
})

test('every example of values is still under its heading, with the same values', () => {
  const examples = (page: string): unknown[] =>
    blocksIn(page)
      .filter(({ language }) => language === 'yaml')
      .map(({ heading, body }) => [heading, parse(body)])
  expect(examples(earlier)).toHaveLength(6)
  expect(examples(readme)).toEqual(examples(earlier))
})

/** The anchor that a heading gets. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-')

test('every link leads to a file, and where it names a heading, to one', () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link.split('#'))
  expect(links.length).toBeGreaterThan(8)
  for (const [file = '', anchor] of links) {
    const path = join('charts', file)
    expect(existsSync(path), path).toBe(true)
    if (anchor === undefined) continue
    const page = file === '' ? readme : readFileSync(path, 'utf8')
    expect(headingsIn(page).map(anchorOf)).toContain(anchor)
  }
})
