#!/usr/bin/env node
import { readAtMost } from '../disk/read.ts'
import { EXIT } from './io.ts'
import { main } from './main.ts'

/** Where there is no terminal. */
const LOG_COLUMNS = 120

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
process.on('exit', unfinished)
process.exitCode = await main(argv.slice(2), {
  stdout: (text) => print(text),
  stderr: (text) => stderr.write(text),
  stdin: () => readAtMost(stdin),
  env,
  cwd: process.cwd(),
  columns: stderr.columns || LOG_COLUMNS,
  color: stderr.isTTY === true && !env.NO_COLOR,
})
process.off('exit', unfinished)
