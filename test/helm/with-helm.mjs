// @ts-check
import { spawn } from 'node:child_process'
import { resolveHelm } from './resolve-helm.mjs'

// Runs a command with HELM set: `node test/helm/with-helm.mjs node dist/cli/bin.js lint`. Without a helm it exits with 2.
const [command, ...args] = process.argv.slice(2)
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** @param {unknown} error @returns {never} */
function stop(error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(2)
}

if (!command) stop('usage: node test/helm/with-helm.mjs <command> [arguments]')
else {
  const { bin } = await resolveHelm().catch(stop)
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, HELM: bin } })
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  child.on('error', stop)
  child.on('exit', (code, signal) => {
    for (const one of signals) process.off(one, forward)
    if (signal) process.kill(process.pid, signal)
    else process.exitCode = code ?? 2
  })
}
