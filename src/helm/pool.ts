/**
 * Works on items, a few at once, and gives the results in the order of the items. An item is asked for when somebody is
 * free to work on it, so a long sequence is never in memory whole. Nothing new is begun after the first failure.
 */
export async function pooled<T, R>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = numbered(items)
  const worker = async (): Promise<void> => {
    // a failure leaves the loop, which closes the queue for all workers
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

function* numbered<T>(items: Iterable<T>): Generator<[number, T]> {
  let index = 0
  for (const item of items) yield [index++, item]
}
