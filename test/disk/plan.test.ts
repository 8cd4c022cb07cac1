import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isRefused, planArtifact } from '../../src/disk/plan.ts'
import { deleteFile, leftovers, staleFiles, writePlanned } from '../../src/disk/write.ts'
import { type Artifact, HEADER, SECTION_BEGIN, SECTION_END } from '../../src/emit/artifact.ts'
import { tempDir } from '../support/temp-dir.ts'

function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = tempDir()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const NEW = `# ${HEADER}\nnew: 1\n`
const file: Artifact = { kind: 'file', path: 'charts/web/values.yaml', content: NEW }
const owned: Artifact = { kind: 'owned', path: 'generated/x/web.yaml', content: NEW }
const section: Artifact = { kind: 'section', path: 'charts/web/README.md', content: '| a |\n' }
const table = `${SECTION_BEGIN}\n\n| a |\n\n${SECTION_END}`

type Case = {
  given: { artifact: Artifact; before?: string; force?: boolean }
  want: { after: string } | { code: string }
}
const cases: [string, Case][] = [
  ['a new file', { given: { artifact: file }, want: { after: NEW } }],
  ['a file with our header', { given: { artifact: file, before: `# ${HEADER}\nold: 1\n` }, want: { after: NEW } }],
  [
    'the header in the fifth line',
    { given: { artifact: file, before: `\n\n\n\n# ${HEADER}\n` }, want: { after: NEW } },
  ],
  [
    'the header in the sixth line',
    { given: { artifact: file, before: `\n\n\n\n\n# ${HEADER}\n` }, want: { code: 'file-not-ours' } },
  ],
  [
    'the header in a $comment of JSON',
    { given: { artifact: file, before: `{\n  "$schema": "x",\n  "$comment": "${HEADER}"\n}\n` }, want: { after: NEW } },
  ],
  ['a file of somebody', { given: { artifact: file, before: 'mine: 1\n' }, want: { code: 'file-not-ours' } }],
  ['an empty file of somebody', { given: { artifact: file, before: '' }, want: { code: 'file-not-ours' } }],
  [
    'a file of somebody, by force',
    { given: { artifact: file, before: 'mine: 1\n', force: true }, want: { after: NEW } },
  ],
  [
    'a file in the folder that is ours whole',
    { given: { artifact: owned, before: 'anything\n' }, want: { after: NEW } },
  ],
  ['a README that is not there', { given: { artifact: section }, want: { after: `${table}\n` } }],
  [
    'a README with markers',
    {
      given: { artifact: section, before: `# Web\n${SECTION_BEGIN}\nold\n${SECTION_END}\ntail\n` },
      want: { after: `# Web\n${table}\ntail\n` },
    },
  ],
  [
    'a README as we wrote it',
    { given: { artifact: section, before: `a\n${table}\nb` }, want: { after: `a\n${table}\nb` } },
  ],
  ['a README without markers', { given: { artifact: section, before: '# Web\n' }, want: { code: 'markers-missing' } }],
  [
    'a README without markers, by force: what was written by hand stays, the table comes behind it',
    { given: { artifact: section, before: '# Web\n', force: true }, want: { after: `# Web\n\n${table}\n` } },
  ],
  [
    'a README with one marker, by force',
    { given: { artifact: section, before: `${SECTION_BEGIN}\n`, force: true }, want: { code: 'markers-missing' } },
  ],
  [
    'a README with one marker',
    { given: { artifact: section, before: `${SECTION_BEGIN}\n` }, want: { code: 'markers-missing' } },
  ],
  [
    'a README with the markers in the wrong order',
    { given: { artifact: section, before: `${SECTION_END}\n${SECTION_BEGIN}\n` }, want: { code: 'markers-missing' } },
  ],
  [
    'a README that explains the end marker before it uses both',
    {
      given: { artifact: section, before: `Ends with ${SECTION_END}\n${SECTION_BEGIN}\nold\n${SECTION_END}\n` },
      want: { after: `Ends with ${SECTION_END}\n${table}\n` },
    },
  ],
]
test.each(cases)('%s', async (_, { given: { artifact, before, force = false }, want }) => {
  const root = folder(before === undefined ? {} : { [artifact.path]: before })
  const planned = await planArtifact(root, artifact, force)
  expect(planned).toMatchObject('after' in want ? { path: artifact.path, before, ...want } : want)
  expect(isRefused(planned)).toBe('code' in want)
  // planning writes nothing
  expect(before === undefined ? readdirSync(root) : readFileSync(join(root, artifact.path), 'utf8')).toEqual(
    before ?? [],
  )
})

test('a file with the line ends of Windows is ours too', async () => {
  const root = folder({ [file.path]: `# ${HEADER}\r\nold: 1\r\n` })
  expect(isRefused(await planArtifact(root, file, false))).toBe(false)
})

describe('links', () => {
  const links: [string, { given: (root: string, outside: string) => void; want: string | undefined }][] = [
    [
      'a folder that leads out',
      { given: (root, outside) => symlinkSync(outside, join(root, 'charts')), want: 'path-outside' },
    ],
    [
      'a folder above that leads out',
      {
        given: (root, outside) => {
          mkdirSync(join(root, 'charts'))
          symlinkSync(outside, join(root, 'charts/web'))
        },
        want: 'path-outside',
      },
    ],
    [
      'a file that leads out',
      {
        given: (root, outside) => {
          mkdirSync(join(root, 'charts/web'), { recursive: true })
          writeFileSync(join(outside, 'x'), NEW)
          symlinkSync(join(outside, 'x'), join(root, file.path))
        },
        want: 'path-outside',
      },
    ],
    [
      'a folder that leads to a neighbour whose name begins alike',
      {
        given: (root) => {
          mkdirSync(`${root}-twin`)
          symlinkSync(`${root}-twin`, join(root, 'charts'))
        },
        want: 'path-outside',
      },
    ],
    [
      'a folder that stays inside',
      {
        given: (root) => {
          mkdirSync(join(root, 'real'))
          symlinkSync(join(root, 'real'), join(root, 'charts'))
        },
        want: undefined,
      },
    ],
  ]
  test.each(links)('%s', async (_, { given, want }) => {
    const root = join(tempDir(), 'project')
    mkdirSync(root)
    given(root, tempDir())
    const planned = await planArtifact(root, file, true)
    expect(isRefused(planned) ? planned.code : undefined).toBe(want)
  })

  test('a link that leads to nothing is replaced, nothing appears outside', async () => {
    const [root, outside] = [folder({ 'charts/web/x': '' }), tempDir()]
    symlinkSync(join(outside, 'nothing'), join(root, file.path))
    const planned = await planArtifact(root, file, false)
    if (!isRefused(planned)) await writePlanned(root, planned)
    expect(readdirSync(outside)).toEqual([])
  })

  test('the project itself may be reached by a link', async () => {
    const link = join(tempDir(), 'link')
    symlinkSync(folder(), link)
    expect(isRefused(await planArtifact(link, file, false))).toBe(false)
  })
})

test('a folder where the file should be is said, not thrown', async () => {
  expect(await planArtifact(folder({ [`${file.path}/x`]: '' }), file, true)).toMatchObject({
    code: 'file-unreadable',
    message: expect.stringContaining(file.path),
  })
})

describe('writePlanned', () => {
  test('makes folders, replaces, leaves nothing beside', async () => {
    const root = folder()
    for (const after of ['one\n', 'two\n']) {
      expect(await writePlanned(root, { path: 'a/b/c.yaml', before: undefined, after })).toBeUndefined()
      expect(readFileSync(join(root, 'a/b/c.yaml'), 'utf8')).toBe(after)
    }
    expect(readdirSync(join(root, 'a/b'))).toEqual(['c.yaml'])
  })

  test('the text is written as it is, in UTF-8', async () => {
    const root = folder()
    await writePlanned(root, { path: 'x', before: undefined, after: 'é😀\n\r\n' })
    expect(readFileSync(join(root, 'x'))).toEqual(Buffer.from('é😀\n\r\n'))
  })

  test('what cannot be written is said with its path', async () => {
    const root = folder({ a: 'a file where a folder is needed' })
    expect(await writePlanned(root, { path: 'a/b.yaml', before: undefined, after: '' })).toMatchObject({
      code: 'write-failed',
      message: expect.stringContaining('a/b.yaml'),
    })
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('a file where a folder is needed')
  })
})

test('leftovers are the temporary files beside files that are made, and nothing else', () => {
  const root = folder({
    'charts/web/values.yaml': '',
    'charts/web/.values.yaml.123.tmp': '',
    'charts/web/.other.yaml.123.tmp': '',
    'charts/web/.values.yaml.tmp': '',
    'charts/web/.helmignore': '',
  })
  expect(leftovers(root, new Set(['charts/web/values.yaml', 'charts/gone/values.yaml']))).toEqual([
    'charts/web/.values.yaml.123.tmp',
  ])
})

describe('staleFiles', () => {
  test('finds what is no longer produced, at any depth, sorted, nothing outside the folder', async () => {
    const root = folder({
      'generated/a.yaml': '',
      'generated/old/b.yaml': '',
      'generated/.hidden': '',
      'generated/keep/c.yaml': '',
      'charts/x.yaml': '',
    })
    expect(await staleFiles(root, 'generated', new Set(['generated/keep/c.yaml']))).toEqual([
      'generated/.hidden',
      'generated/a.yaml',
      'generated/old/b.yaml',
    ])
  })

  test('no folder, no files', async () => expect(await staleFiles(folder(), 'generated', new Set())).toEqual([]))

  test('a link in the folder is a file: it goes, what it leads to stays', async () => {
    const outside = folder({ 'precious.txt': 'x' })
    const root = folder({ 'generated/a.yaml': '' })
    symlinkSync(outside, join(root, 'generated/link'))
    const stale = await staleFiles(root, 'generated', new Set(['generated/a.yaml']))
    expect(stale).toEqual(['generated/link'])
    for (const path of stale) await deleteFile(root, path)
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('x')
    expect(readdirSync(join(root, 'generated'))).toEqual(['a.yaml'])
  })

  test('a folder that leads out of the project is not searched: nothing outside may be deleted', async () => {
    const outside = folder({ 'precious.txt': 'x' })
    const root = folder()
    symlinkSync(outside, join(root, 'generated'))
    expect(await staleFiles(root, 'generated', new Set())).toEqual([])
  })
})
