#!/usr/bin/env node
import { parse } from 'node:path'
import { EXIT } from './io.ts'
import { main } from './main.ts'

/** Where there is no terminal. */
const LOG_COLUMNS = 120
const A_MINUTE = 60_000

const { argv, env, stdin, stdout, stderr } = process
// whoever reads may stop early, as `head` does
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
// What a configuration prints while it is loaded is no data: others read the standard output of this process.
const print = stdout.write.bind(stdout)
stdout.write = stderr.write.bind(stderr)
// Node ends without a word where a configuration waits for what never comes, and by its word where it calls process.exit.
const unfinished = (): void => {
  stderr.write('values.config.ts ended the process before it was loaded, or waits for what never comes\n')
  process.exitCode = EXIT.usage
}
/** The folder of a shell may have been deleted. There is nothing in it, as there is no project at the root. */
function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    return parse(process.execPath).root
  }
}
process.on('exit', unfinished)
// what a configuration left running, and fails when nobody waits for it any longer
process.on('uncaughtException', async (error) => {
  const { uncaughtWords } = await import('./failure.ts')
  stderr.write(uncaughtWords(error, env))
  process.off('exit', unfinished)
  process.exit(EXIT.usage)
})
process.exitCode = await main(argv.slice(2), {
  stdout: (text) => print(text),
  stderr: (text) => stderr.write(text),
  stdin: async () => (await import('../disk/read.ts')).readAtMost(stdin),
  env,
  cwd: currentFolder(),
  patience: A_MINUTE,
  columns: stderr.columns || LOG_COLUMNS,
  isTerminal: stderr.isTTY === true,
  color: stderr.isTTY === true && !env.NO_COLOR,
})
process.off('exit', unfinished)
