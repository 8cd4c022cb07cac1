import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cached } from '../../support/cached.ts'
import { downloadModule, runGo } from '../../support/run-go.ts'
import { enforcerModule } from '../tools/versions.ts'

const PACKAGE = 'pkg/networkpolicy'

/** Gives the enforcer from the user's cache, built first where its sources have changed; its own go.mod says all versions. */
export async function buildEnforcer(): Promise<string> {
  const own = {
    [`${PACKAGE}/judge.go`]: await ownFile('judge.go'),
    'command/main.go': await ownFile('command/main.go'),
  }
  const [, version = ''] = enforcerModule.split('@')
  const hash = createHash('sha256').update(JSON.stringify(own)).digest('hex').slice(0, 12)
  const folder = await cached('kube-network-policies', `${version}-${hash}`, async (dir) => {
    const { Dir } = await downloadModule(enforcerModule)
    const source = join(dir, 'source')
    const names = await readdir(join(Dir, PACKAGE))
    const kept = names.filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    // written anew, because what Go downloads is read-only
    for (const file of ['go.mod', 'go.sum', ...kept.map((name) => join(PACKAGE, name))])
      await write(join(source, file), await readFile(join(Dir, file), 'utf8'))
    for (const [file, text] of Object.entries(own)) await write(join(source, file), text)
    const flags = ['-v', '-trimpath', '-ldflags', '-s -w', '-o', join(dir, 'enforcer')]
    await runGo(['build', ...flags, './command'], {
      what: 'kube-network-policies',
      cwd: source,
      env: { CGO_ENABLED: '0' },
    })
    await rm(source, { recursive: true })
  })
  return join(folder, 'enforcer')
}

const ownFile = (name: string): Promise<string> => readFile(new URL(`enforcer/${name}`, import.meta.url), 'utf8')

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
