const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does work whose child processes end when it ends, by a failure or by a signal to this process, which then ends by that
 * signal as it would have without.
 */
export async function interruptible<T>(work: (end: AbortSignal) => Promise<T>): Promise<T> {
  const children = new AbortController()
  const restore = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    children.abort()
    restore()
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  try {
    return await work(children.signal)
  } finally {
    children.abort()
    restore()
  }
}
