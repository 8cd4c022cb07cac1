import { expect, test } from 'vitest'
import { pooled } from '../../src/helm/pool.ts'

/** Items that end when they are told to. */
function handmade<T>() {
  const open = new Map<T, { resolve: (result: string) => void; reject: (error: Error) => void }>()
  const work = (item: T) => new Promise<string>((resolve, reject) => open.set(item, { resolve, reject }))
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return { open, work, turn }
}

test('results come in the order of the items, whatever ends first', async () => {
  const { open, work, turn } = handmade<string>()
  const results = pooled(['a', 'b', 'c'], 3, work)
  for (const item of ['c', 'a', 'b']) {
    open.get(item)?.resolve(`${item} done`)
    await turn()
  }
  expect(await results).toEqual(['a done', 'b done', 'c done'])
})

test('an item is asked for when somebody is free', async () => {
  const asked: number[] = []
  function* items() {
    for (let item = 1; item <= 5; item++) {
      asked.push(item)
      yield item
    }
  }
  const { open, work, turn } = handmade<number>()
  const results = pooled(items(), 2, work)
  expect(asked).toEqual([1, 2])
  open.get(2)?.resolve('')
  await turn()
  expect(asked).toEqual([1, 2, 3])
  for (const item of [1, 3, 4, 5]) {
    open.get(item)?.resolve('')
    await turn()
  }
  expect(await results).toHaveLength(5)
})

test('nothing new is begun after a failure', async () => {
  const { open, work, turn } = handmade<number>()
  const results = pooled([1, 2, 3, 4], 2, work)
  open.get(1)?.reject(new Error('broken'))
  await expect(results).rejects.toThrow('broken')
  open.get(2)?.resolve('')
  await turn()
  expect([...open.keys()]).toEqual([1, 2])
})

test('no items', async () => expect(await pooled([], 4, async () => 1)).toEqual([]))
