#!/usr/bin/env node
import { buffer } from 'node:stream/consumers'
import { main } from './main.ts'

/** Where there is no terminal. */
const LOG_COLUMNS = 120

const { argv, env, stdin, stdout, stderr } = process
// whoever reads may stop early, as `head` does
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
process.exitCode = await main(argv.slice(2), {
  stdout: (text) => stdout.write(text),
  stderr: (text) => stderr.write(text),
  stdin: () => buffer(stdin),
  env,
  cwd: process.cwd(),
  columns: stderr.columns || LOG_COLUMNS,
  color: stderr.isTTY === true && !env.NO_COLOR,
})
