import type { Cluster } from '../clusters.ts'

/** Where a command is about to run. */
interface Place {
  readonly cluster: Cluster
  readonly namespace: string
}

/** What a reader would put into each place that a page leaves to fill in. */
const choices: Readonly<Record<string, (place: Place) => Promise<string>>> = {
  '<pod-name>': ({ cluster, namespace }) =>
    cluster.say(['get', 'pods', '-n', namespace, '-o=jsonpath={.items[0].metadata.name}']),
  '<release>': async () => 'another',
}

/** The words of a command with its places filled in. One that nobody knows throws. */
export function filledIn(words: readonly string[], place: Place): Promise<string[]> {
  return Promise.all(
    words.map(async (word) => {
      const [gap] = word.match(/<[a-z-]+>/) ?? []
      if (!gap) return word
      const choice = choices[gap]
      if (!choice) throw new Error(`what stands for ${gap}?`)
      return word.replace(gap, await choice(place))
    }),
  )
}
