import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { SHELLS } from '../../src/cli/completion/scripts.ts'
import { fixtureProject, run } from '../cli/fixture-project.ts'
import { bin } from '../disk/cli-process.ts'

/** Keys that are typed at a real terminal, and the command that the shell then runs. */
const typed: [string, { keys: string; wanted: string }][] = [
  ['a verb', { keys: 'clipper-values expl\t', wanted: 'explain' }],
  ['an option', { keys: 'clipper-values generate --wat\t', wanted: 'generate --watch' }],
  ['an environment', { keys: 'clipper-values build prod\t', wanted: 'build production' }],
  ['a chart', { keys: 'clipper-values build staging shop-\t', wanted: 'build staging shop-api' }],
  ['a value behind =', { keys: 'clipper-values diff --format=mark\t', wanted: 'diff --format=markdown' }],
  ['a file', { keys: 'clipper-values build staging -f my-v\t', wanted: 'build staging -f my-values.yaml' }],
]

/** How each shell starts with its script and nothing of the user's, ready to be typed at. */
const START: Record<(typeof SHELLS)[number], (script: string) => { command: string; files?: Record<string, string> }> =
  {
    bash: (script) => ({ command: `bash --noprofile --rcfile ${script} -i` }),
    zsh: (script) => ({
      command: 'zsh -d -i',
      files: { '.zshrc': `autoload -Uz compinit\ncompinit -u -D\nsource ${script}\n` },
    }),
    fish: (script) => ({ command: `fish --no-config --init-command 'source ${script}' -i` }),
  }

let root: string
beforeAll(() => {
  const missing = [...SHELLS, 'script'].filter((program) => spawnSync('which', [program]).status !== 0)
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} not found: install the Debian packages bash, zsh, fish and util-linux`)
  root = fixtureProject({ 'my-values.yaml': '{}\n' })
  mkdirSync(join(root, 'bin'))
  // completes as the real one, and tells what it was called with
  const program = `#!/bin/sh\n[ "$1" = __complete ] || { printf '\\nran<%s>\\n' "$*"; exit; }\nexec '${process.execPath}' '${bin}' "$@"\n`
  writeFileSync(join(root, 'bin/clipper-values'), program)
  chmodSync(join(root, 'bin/clipper-values'), 0o755)
})

/** Types at a shell behind a terminal and returns what it ran. */
async function type(shell: (typeof SHELLS)[number], keys: string): Promise<string | undefined> {
  const script = join(root, `completion.${shell}`)
  writeFileSync(script, (await run(root, ['completion', shell])).stdout)
  const { command, files = {} } = START[shell](script)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  const env = { PATH: `${root}/bin:${process.env.PATH}`, HOME: root, ZDOTDIR: root, TERM: 'xterm', LANG: 'C.UTF-8' }
  const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd: root, env, stdio: ['pipe', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    let said = ''
    child.on('error', reject)
    child.on('close', () => reject(new Error(`${shell} ended:\n${said}`)))
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [, ran] = /ran<(.*)>/.exec(said) ?? []
      if (ran === undefined) return
      child.removeAllListeners('close')
      child.kill()
      resolve(ran.trim())
    })
    child.stdin.write(`${keys}\n`)
  })
}

for (const shell of SHELLS)
  test.each(typed)(`${shell} completes %s`, async (_, { keys, wanted }) => {
    expect(await type(shell, keys)).toBe(wanted)
  })
