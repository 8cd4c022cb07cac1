// @ts-check
// Run by `npm install` and `npm ci` (the script "prepare"): puts the hook of .lefthook.yml in place. An installation never
// fails for it: in CI, in a zip without git and where lefthook has no program, there is just no hook.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const { CI } = process.env
if ((!CI || CI === 'false' || CI === '0') && existsSync('.git')) {
  try {
    const { getExePath } = createRequire(import.meta.url)('lefthook/get-exe')
    const { status, stderr } = spawnSync(getExePath(), ['install'], { encoding: 'utf8' })
    if (status !== 0) console.warn(`no hook before commits: ${stderr}`)
  } catch (error) {
    console.warn(`no hook before commits: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
}
