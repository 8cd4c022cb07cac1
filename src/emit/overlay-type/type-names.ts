import { literals } from '../../json-schema/describe.ts'
import type { JsonSchema } from '../../json-schema/json-schema.ts'

/** The interface for `web-server` is `WebServerOverlay`. */
export const overlayTypeName = (chart: string): string => `${pascalCase(chart)}Overlay`

/** `web-server` is `WebServer`; a name that starts with a digit gets a `_`, as TypeScript wants it. */
export const pascalCase = (text: string): string =>
  text
    .replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .replace(/^(?=[0-9])/, '_')

/**
 * What sets a map apart from the others of a union, for its name: a key that only it has, else the words that only it takes.
 * Empty where it is the only map.
 */
export function variantName(variant: JsonSchema, all: readonly JsonSchema[]): string {
  const others = all.filter((one) => one !== variant && one.properties)
  if (others.length === 0) return ''
  const properties = Object.entries(variant.properties ?? {})
  const own = properties.find(([key]) => others.every((other) => !other.properties?.[key]))
  if (own) return `With${pascalCase(own[0])}`
  const words = properties.flatMap(([key, property]) => {
    const closed = literals(property)
    const isShared = others.every((other) => `${literals(other.properties?.[key] ?? {})}` === `${closed}`)
    return closed && !isShared ? [pascalCase(String(closed[0]))] : []
  })
  return words.length > 0 ? `With${words.join('')}` : 'Other'
}

/** Gives each type of a file a name of its own. */
export class TypeNames {
  readonly #taken = new Set<string>()

  /** The name that is wanted, with a number behind it where another type has it. */
  take(wanted: string): string {
    let name = wanted
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}${i}`
    this.#taken.add(name)
    return name
  }
}
