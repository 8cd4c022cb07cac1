import type { Io } from './io.ts'

const SECOND = 1000

/** Says what is being done, to people who wait: nothing in the first second, then at most a line a second. */
export function progressOf(io: Io): (doing: string) => void {
  let last = Date.now()
  return (doing) => {
    if (Date.now() - last < SECOND) return
    last = Date.now()
    io.stderr(`… ${doing}\n`)
  }
}
