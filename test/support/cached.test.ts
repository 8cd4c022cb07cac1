import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { cached } from './cached.ts'
import { tempDir } from './temp-dir.ts'

let cache: string
let said: string

beforeEach(() => {
  cache = tempDir()
  said = ''
  vi.stubEnv('XDG_CACHE_HOME', cache)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  return () => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  }
})

const fill = async (folder: string) => writeFileSync(join(folder, 'tool'), 'made')

test('a tool is made once, and says so', async () => {
  const folder = await cached('tool', '1.0', fill)
  expect(await cached('tool', '1.0', () => Promise.reject(new Error('made again')))).toBe(folder)
  expect(readFileSync(join(folder, 'tool'), 'utf8')).toBe('made')
  expect(said).toMatch(/^making tool 1\.0 …\nmade tool in \d+ s\n$/)
})

test('of two that make it at once both get a whole one', async () => {
  const [one, other] = await Promise.all([cached('tool', '1.0', fill), cached('tool', '1.0', fill)])
  expect([one, readdirSync(one), readdirSync(join(one, '..'))]).toEqual([other, ['tool'], ['1.0']])
})

test('what could not be made leaves nothing, and says why', async () => {
  const fail = async (folder: string) => {
    await fill(folder)
    throw Object.assign(new Error('Command failed'), { stderr: 'no such module\n' })
  }
  await expect(cached('tool', '1.0', fail)).rejects.toThrow('cannot make tool 1.0: no such module')
  expect(readdirSync(join(cache, 'clipper-values/tools/tool'))).toEqual([])
})
