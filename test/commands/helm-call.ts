/** A helm command, taken apart. */
export interface HelmCall {
  readonly verb: string
  /** What follows the verb without being a flag: release, chart. */
  readonly positionals: readonly string[]
  readonly namespace: string
  /** The flags that give values, in order. */
  readonly values: readonly string[]
  readonly reuseValues: boolean
}

/** Takes the words of a helm command apart. A flag that is not known throws, so that none is passed over. */
export function helmCall([, verb = '', ...rest]: readonly string[]): HelmCall {
  const positionals: string[] = []
  const values: string[] = []
  let namespace = 'default'
  let reuseValues = false
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i] ?? ''
    if (word === '-n') namespace = rest[++i] ?? ''
    else if (word === '-f' || word === '--set') values.push(word, rest[++i] ?? '')
    else if (word === '--reuse-values') reuseValues = true
    // the namespace is the cluster's matter
    else if (word === '--create-namespace') continue
    else if (word.startsWith('-')) throw new Error(`helm ${verb}: nobody knows what ${word} does here`)
    else positionals.push(word)
  }
  if (reuseValues && values.includes('-f')) throw new Error('a file would win over the --set of earlier releases')
  return { verb, positionals, namespace, values, reuseValues }
}
