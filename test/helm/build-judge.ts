import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cached } from '../support/cached.ts'
import { type HelmSource, linkerFlags } from './build-helm.ts'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('judge', import.meta.url))

/** Gives the judge of one Helm from the user's cache, built first where its sources have changed; see judge/main.go. */
export async function buildJudge(source: HelmSource): Promise<string> {
  const { version, module } = source
  const major = version.split('.')[0]
  const files = [join(folder, 'main.go'), join(folder, `v${major}/helm.go`)]
  const goMod = `module judge\n\ngo 1.24\n\nrequire ${module} v${version}\n`
  const hash = createHash('sha256').update(goMod)
  for (const file of files) hash.update(readFileSync(file))
  const built = await cached('judge', `${version}-${hash.digest('hex').slice(0, 12)}`, async (dir) => {
    const sources = files.map((file) => join(dir, basename(file)))
    for (const file of files) copyFileSync(file, join(dir, basename(file)))
    writeFileSync(join(dir, 'go.mod'), goMod)
    const env = { ...process.env, CGO_ENABLED: '0' }
    const flags = ['-mod=mod', '-trimpath', '-ldflags', linkerFlags(source), '-o', 'judge', '.']
    await run('go', ['build', ...flags], { cwd: dir, env })
    for (const file of [...sources, join(dir, 'go.mod'), join(dir, 'go.sum')]) rmSync(file)
  })
  return join(built, 'judge')
}
