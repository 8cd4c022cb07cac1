import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bin } from '../disk/cli-process.ts'
import { tempDir } from '../support/temp-dir.ts'
import { fixtureProject, run } from './fixture-project.ts'

const root = fixtureProject({ 'my-values.yaml': '{}\n' })
const program = join(tempDir(), 'clipper-values')
writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`)
chmodSync(program, 0o755)

/** What bash completes; the words as it splits them, the last one up to the cursor. */
function bash(...words: string[]): string[] {
  const call = `source <("$1" completion bash)
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_clipper-values "$1" "\${COMP_WORDS[COMP_CWORD]}"
printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', call, 'bash', program, ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line !== '')
}

const cases: [string, { typed: string[]; wanted: string[] }][] = [
  ['a verb', { typed: ['ex'], wanted: ['explain'] }],
  ['an option', { typed: ['generate', '--w'], wanted: ['--watch'] }],
  ['an option that was given already', { typed: ['generate', '--watch', '--w'], wanted: [] }],
  ['an environment', { typed: ['build', ''], wanted: ['staging', 'production'] }],
  ['the second environment', { typed: ['diff', 'staging', 'prod'], wanted: ['production'] }],
  ['an environment behind options', { typed: ['build', '--set', 'a=b', '-f', 'x.yaml', 'sta'], wanted: ['staging'] }],
  ['a chart', { typed: ['build', 'staging', 'shop'], wanted: ['shop', 'shop-api'] }],
  ['the value of an option', { typed: ['diff', '--format', 'm'], wanted: ['markdown'] }],
  ['the value behind =, which bash splits', { typed: ['diff', '--format', '=', 'j'], wanted: ['json'] }],
  ['a name as the value of an option', { typed: ['explain', '--set-by', 'p'], wanted: ['production'] }],
  ['a file', { typed: ['build', 'staging', '-f', 'my'], wanted: ['my-values.yaml'] }],
  ['a shell', { typed: ['completion', 'f'], wanted: ['fish'] }],
  ['nothing behind the last argument', { typed: ['build', 'staging', 'shop', ''], wanted: [] }],
  ['nothing for an unknown verb', { typed: ['nonsense', ''], wanted: [] }],
]
test.each(cases)('bash completes %s', (_, { typed, wanted }) => expect(bash(...typed)).toEqual(wanted))

test('one word for shells that do not split at =', async () => {
  expect((await run(root, ['__complete', 'diff', '--format=mark'])).stdout).toBe('--format=markdown\t\n')
})

test('a configuration that --config names', async () => {
  const typed = ['__complete', 'build', '--config', 'values.config.ts', '']
  expect((await run(root, typed)).stdout).toBe('staging\t\nproduction\t\n')
  expect((await run(root, ['__complete', 'build', '--config', 'none.ts', ''])).stdout).toBe('')
})

test('a project with a mistake completes what needs no project, and says nothing', async () => {
  const broken = fixtureProject({ 'values.config.ts': 'export default 1 +' })
  expect(await run(broken, ['__complete', 'build', ''])).toEqual({ code: 0, stdout: '', stderr: '' })
  expect((await run(broken, ['__complete', 'che'])).stdout).toMatch(/^check\t/)
})

test('another shell', async () => {
  expect(await run(root, ['completion', 'fihs'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean fish?'),
  })
})
