import { exec, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { helm } from '../helm/helms.ts'
import { repositoryCopy } from '../support/repository-copy.ts'
import { blocks, rerun } from './console-blocks.ts'

const page = readFileSync('README.md', 'utf8')
let copy: string

beforeAll(() => {
  copy = repositoryCopy()
})

/**
 * Standard output and error together, as a terminal shows them. What differs from machine to machine is not on the page:
 * the version of helm, and what is said to those who wait.
 */
function run(command: string): Promise<string> {
  const env = { ...process.env, HELM: helm.bin, NO_COLOR: '1', PATH: `${pathWithPrograms()}:${process.env.PATH}` }
  return new Promise((resolve) => {
    exec(`{ ${command}\n} 2>&1`, { cwd: copy, env }, (_, stdout) =>
      resolve(stdout.replace(/helm \d+\.\d+\.\d+/g, 'helm 4.1.4').replace(/^… .*\n/gm, '')),
    )
  })
}

/** The page calls helm by its name, and our program by npx, which takes a second each time to find out where it lies. */
function pathWithPrograms(): string {
  const folder = join(copy, 'node_modules-programs')
  mkdirSync(folder, { recursive: true })
  cpSync(helm.bin, join(folder, 'helm'), { force: true })
  const npx = `#!/bin/sh\n[ "$1" = clipper-values ] && shift && exec node "${join(copy, 'dist/cli/bin.js')}" "$@"\n`
  writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 })
  return folder
}

describe('README.md', () => {
  test('every console block shows what its commands print', async () => {
    await expect(await rerun(page, run)).toMatchFileSnapshot('../../README.md')
  })

  test('npx finds the program in the repository', () => {
    const options = { cwd: copy, encoding: 'utf8' } as const
    expect(execFileSync('npx', ['clipper-values', '--version'], options)).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('helm takes the install commands', async () => {
    const commands = blocks(page, 'sh').filter((block) => block.startsWith('helm'))
    expect(commands).not.toEqual([])
    for (const command of commands)
      expect(await run(`${command.trim()} --dry-run=client`)).toContain('STATUS: pending-install')
  })

  test('all other shell blocks are the two commands that continuous integration runs', () => {
    const others = blocks(page, 'sh').filter((block) => !block.startsWith('helm'))
    expect(others).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n'])
    const ci = readFileSync('.ci/run', 'utf8')
    for (const command of others) expect(ci).toContain(command.trim())
  })

  test('the chart of the example is the one on the page', () => {
    const [shown = ''] = blocks(page, 'ts')
    const example = readFileSync('examples/own-chart/greeter.ts', 'utf8').replace(/\/\*\*.*\*\/\n/, '')
    expect(example).toBe(shown)
  })
})
