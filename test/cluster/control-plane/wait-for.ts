import { setTimeout as sleep } from 'node:timers/promises'

/** @see waitFor */
export interface WaitOptions {
  /** What is waited for, for the message. */
  readonly what: string
  /** @default 60 */
  readonly seconds?: number
  /** Throws where waiting has become pointless. */
  readonly check?: () => void
}

/** Asks every tenth of a second until the answer is something other than undefined or false, or nothing throws; gives it. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false>,
  { what, seconds = 60, check }: WaitOptions,
): Promise<T> {
  const until = Date.now() + seconds * 1000
  let last: unknown
  while (Date.now() < until) {
    check?.()
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (error) {
      last = error
    }
    await sleep(100)
  }
  throw new Error(`${what}: not after ${seconds} s`, { cause: last })
}
