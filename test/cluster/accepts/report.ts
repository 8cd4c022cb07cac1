import { toYaml } from '../../../src/testing.ts'
import type { Values } from '../../../src/values/values.ts'
import type { Rejection } from './ask.ts'

/** What an API server has against values. */
export interface Refused {
  readonly values: Values
  readonly rejections: readonly Rejection[]
}

/** Each kind of fault once, the most frequent first: how often, in the words of the server, with the smallest values. */
export function report(refused: readonly Refused[]): string[] {
  const kinds = new Map<string, { count: number; said: string; text: string }>()
  for (const { values, rejections } of refused) {
    const text = toYaml(values)
    for (const { object, fault } of rejections) {
      const kind = `${object.split(' ')[0]} ${fault.replaceAll(/"[^"]*"|\d+/g, '')}`
      const before = kinds.get(kind)
      const isSmaller = !before || text.length < before.text.length
      const shown = isSmaller ? { said: `${object}: ${fault}`, text } : before
      kinds.set(kind, { ...shown, count: (before?.count ?? 0) + 1 })
    }
  }
  const sorted = [...kinds.values()].sort((a, b) => b.count - a.count)
  return sorted.map(({ count, said, text }) => `${count} times ${said}\n${text}`)
}
