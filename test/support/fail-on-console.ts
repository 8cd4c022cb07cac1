import { afterEach } from 'vitest'
import { watchConsole } from './watch-console.ts'

// The core must not print, and the command line prints through the io it is given. A call while a test file loads counts too.
const watch = watchConsole(console)

afterEach(() => {
  const calls = watch.take()
  if (calls.length > 0) throw new Error(`console was used: ${calls.join('; ')}`)
})
