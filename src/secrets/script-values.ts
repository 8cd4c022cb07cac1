import type { NeededKey, NeededSecret } from './needed-secrets.ts'
import { groupBy } from './slots.ts'

/** One value that a script puts into one key or several, under a name for the shell. */
export interface ScriptValue {
  readonly variable: string
  /** The command that makes it; undefined for a value that whoever runs the script must bring. */
  readonly command: string | undefined
  readonly required: boolean
  /** The key that says most of it. */
  readonly key: NeededKey
}

interface Place {
  /** Where the value stands first. */
  readonly secret: string
  readonly name: string
  readonly key: NeededKey
}

/** The values behind the keys of Secrets, each once; looked up by Secret and key. */
export function scriptValues(secrets: readonly NeededSecret[]): (secret: NeededSecret, key: NeededKey) => ScriptValue {
  const places = secrets.flatMap((secret) => secret.keys.map((key) => placeOf(secret, key)))
  const values = groupBy(places, idOf)
  const variables = variableNames(values.map(([first]) => first))
  const byId = new Map(
    values.map((same): [string, ScriptValue] => {
      const [first] = same
      // made where it stands first; a Secret that shares it must not get another one
      const owner = same.find(({ key }) => !key.sameAs)
      const { key } = owner ?? first
      const required = same.some((place) => place.key.required)
      return [idOf(first), { variable: variables.get(idOf(first)) ?? '', command: owner?.key.command, required, key }]
    }),
  )
  return (secret, key) => byId.get(idOf(placeOf(secret, key))) as ScriptValue
}

const placeOf = ({ name = '' }: NeededSecret, key: NeededKey): Place => ({
  secret: key.sameAs?.secret ?? name,
  name: key.sameAs?.key ?? key.key,
  key,
})
const idOf = ({ secret, name }: Place): string => `${secret}/${name}`

/**
 * A name for each value: its key, behind the name of its Secret where another value has the same key, or where the key is
 * a single word, which is vague and may be a variable of the shell itself (USER, PATH).
 */
function variableNames(places: readonly Place[]): Map<string, string> {
  const names = new Map<string, string>()
  const short = places.map(({ name }) => shellName(name))
  for (const [i, place] of places.entries()) {
    const name = short[i] ?? ''
    const isClear = name.slice(1).includes('_') && short.indexOf(name) === short.lastIndexOf(name)
    const wanted = isClear ? name : shellName(`${place.secret}_${place.name}`)
    const taken = [...names.values()].filter((other) => other === wanted || other.startsWith(`${wanted}__`)).length
    names.set(idOf(place), taken > 0 ? `${wanted}__${taken + 1}` : wanted)
  }
  return names
}

const shellName = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^(?=[0-9])/, '_')
