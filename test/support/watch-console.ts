const methods = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const

/** Replaces the printing methods of a console by ones that only remember. */
export function watchConsole(target: Pick<Console, (typeof methods)[number]>): { take: () => readonly string[] } {
  const calls: string[] = []
  for (const method of methods) {
    target[method] = (...args: readonly unknown[]) => {
      calls.push(`${method}(${args.map(String).join(', ')})`)
    }
  }
  return { take: () => calls.splice(0) }
}
