// @ts-check
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Asks a helm for its version.
 *
 * @param {string} bin a path, or a name on PATH
 * @returns {Promise<string>} without the `v`, for example `4.1.4`
 */
export async function helmVersion(bin) {
  const { stdout } = await run(bin, ['version', '--template', '{{.Version}}'])
  return stdout.trim().replace(/^v/, '')
}
