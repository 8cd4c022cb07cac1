import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fixtureProject, run } from './fixture-project.ts'
import { projectWithFiles } from './user-files.ts'

const root = projectWithFiles()
const yaml = (text: string): unknown => parse(text, { version: '1.1' })

describe('build prints values, and only values, on stdout', () => {
  const builds: [string, { given: string[]; want: unknown; stdin?: string }][] = [
    [
      'the root chart',
      {
        given: ['production'],
        want: {
          banner: 'base',
          global: { domain: 'shop.example.com' },
          api: { replicaCount: 5, image: { tag: 'v1' } },
        },
      },
    ],
    [
      'the section of one subchart, with global',
      {
        given: ['production', 'shop-api'],
        want: { replicaCount: 5, image: { tag: 'v1' }, global: { domain: 'shop.example.com' } },
      },
    ],
    [
      'a file on top',
      {
        given: ['production', 'shop-api', '-f', 'one.yaml'],
        want: { replicaCount: 7, image: { tag: 'v1' }, global: { domain: 'shop.example.com' } },
      },
    ],
    [
      'standard input on top',
      {
        given: ['staging', 'shop-api', '-f', '-'],
        stdin: 'api: {replicaCount: 8}\n',
        want: { replicaCount: 8, image: { tag: 'v1' }, global: { domain: 'example.com' } },
      },
    ],
    [
      'flags on top of files',
      {
        given: [
          'production',
          'shop-api',
          '-f',
          'one.yaml',
          '--set',
          'api.image.tag=v9',
          '--set-string',
          'global.port=80',
          '--set-file',
          'global.text=text.txt,global.more=text.txt',
        ],
        want: {
          replicaCount: 7,
          image: { tag: 'v9' },
          global: { domain: 'shop.example.com', port: '80', text: 'from a file', more: 'from a file' },
        },
      },
    ],
    [
      'only what differs from the defaults',
      {
        given: ['production', '--minimal'],
        want: { banner: 'base', global: { domain: 'shop.example.com' }, api: { replicaCount: 5 } },
      },
    ],
    [
      'only what differs, in a section',
      { given: ['staging', 'shop-api', '--minimal'], want: { global: { domain: 'example.com' } } },
    ],
  ]
  test.each(builds)('%s', async (_, { given, want, stdin = '' }) => {
    const { code, stdout, stderr } = await run(root, ['build', ...given], { stdin })
    expect({ code, stderr, values: yaml(stdout) }).toEqual({ code: 0, stderr: '', values: want })
  })

  test('as JSON: issues and values in one object', async () => {
    const { code, stdout, stderr } = await run(root, ['build', 'production', 'shop-api', '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ issues: [], values: { replicaCount: 5 } })
  })

  test('-o writes the same text to a file, below new folders, and nothing to stdout', async () => {
    const own = fixtureProject()
    const { stdout: text } = await run(own, ['build', 'production'])
    expect(await run(own, ['build', 'production', '-o', 'out/values.yaml'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'wrote out/values.yaml\n',
    })
    expect(readFileSync(join(own, 'out/values.yaml'), 'utf8')).toBe(text)
    // again: the file is ours
    expect((await run(own, ['build', 'staging', '-o', 'out/values.yaml'])).code).toBe(0)
  })

  test('-o does not write over a file of somebody unless forced', async () => {
    const own = fixtureProject({ 'mine.yaml': 'mine: 1\n' })
    expect(await run(own, ['build', 'production', '-o', 'mine.yaml'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('mine.yaml exists and was not generated'),
    })
    expect(readFileSync(join(own, 'mine.yaml'), 'utf8')).toBe('mine: 1\n')
    expect((await run(own, ['build', 'production', '-o', 'mine.yaml', '--force'])).code).toBe(0)
    expect(readFileSync(join(own, 'mine.yaml'), 'utf8')).toContain('banner: base')
  })

  test('with an error, nothing is printed or written', async () => {
    expect(await run(root, ['build', 'production', '-f', 'typo.yaml', '-o', 'never.yaml'])).toMatchObject({
      code: 1,
      stdout: '',
    })
    expect(existsSync(join(root, 'never.yaml'))).toBe(false)
  })
})
