import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { cached } from '../../support/cached.ts'
import { downloadModule, runGo } from '../../support/run-go.ts'
import { kwok } from './versions.ts'

/** What kwok's own module has nodes and pods go through: it carries these files, its program does not. */
export const kwokStages = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
] as const

/** Gives the folder with kwok and its stages from the user's cache, built first where it is not in it: about a minute. */
export function buildKwok(): Promise<string> {
  const { module, version } = kwok
  return cached('kwok', version, async (dir) => {
    const { Dir } = await downloadModule(`${module}@${version}`)
    for (const file of kwokStages) await copyFile(join(Dir, 'kustomize/stage', file), join(dir, basename(file)))
    const env = { GOBIN: dir, CGO_ENABLED: '0', GOFLAGS: '' }
    const program = `${module}/cmd/kwok@${version}`
    await runGo(['install', '-v', '-trimpath', program], { what: `kwok ${version}`, cwd: tmpdir(), env })
  })
}
