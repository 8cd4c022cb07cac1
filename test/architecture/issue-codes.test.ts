import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../issues/catalogue.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const all = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)

const [, union = ''] = /export type IssueCode =([\s\S]*?)\n\n/.exec(read('src/issues.ts')) ?? []
const codes = [...union.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] as string)
const described = [...read('docs/issues.md').matchAll(/^#{2,3} `?([a-z-]+)`?$/gm)].map((match) => match[1] as string)
const made = all('src')
  .filter((file) => file !== 'src/issues.ts')
  .map(read)
  .join('\n')

test('the codes are seen', () => expect(codes.length).toBeGreaterThan(40))
test('no code stands twice', () => expect(new Set(codes).size).toBe(codes.length))
const missing = (where: (code: string) => boolean): string[] => codes.filter((code) => !where(code))

test('every code is made by the sources', () => expect(missing((code) => made.includes(`'${code}'`))).toEqual([]))
test('every code has an example, which a test produces', () =>
  expect(Object.keys(CATALOGUE).sort()).toEqual([...codes].sort()))
test('docs/issues.md describes every code once, and no other', () =>
  expect([...described].sort()).toEqual([...codes].sort()))
