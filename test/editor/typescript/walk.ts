import { type JsonSchema, resolve } from '../../../src/json-schema/json-schema.ts'
import { schemasInside, variantsOf } from '../../../src/json-schema/schemas-at.ts'
import { formatPath, type Path } from '../../../src/path.ts'
import type { ChartModel } from '../../../src/schema/model.ts'

/** A key that may stand in a map, by all that the schema says of it: one for each variant of the map that has it. */
export interface Key {
  readonly name: string
  readonly path: Path
  readonly schemas: readonly JsonSchema[]
}

/** A map that an overlay may hold, in lists and open maps too. */
export interface MapPlace {
  readonly path: Path
  readonly keys: readonly Key[]
  /** Its forms, each with its own keys; one, where it is no union. */
  readonly variants: readonly (readonly Key[])[]
  /** An overlay with nothing but the keys that lead to the map, and these in it. */
  readonly overlay: (inside: string) => string
}

/** An entry of an open map, and the first item of a list. */
const ENTRY = 'any'

/** Every map of a chart's overlays, the outer ones first. */
export function mapsOf({ schema, shorthands }: ChartModel): readonly MapPlace[] {
  const definitions = schema.definitions ?? {}
  const found: MapPlace[] = []
  const walk = (schemas: readonly JsonSchema[], path: Path, overlay: (inside: string) => string): void => {
    const variants = schemas.flatMap((one) => variantsOf(one, definitions))
    const inside = (part: string | number) => schemasInside(schemas, part, definitions)
    const names = [...new Set(variants.flatMap(({ properties = {} }) => Object.keys(properties)))].filter(
      (name) => path.length > 0 || !Object.hasOwn(shorthands, name),
    )
    const key = (name: string, schemas: readonly JsonSchema[]): Key => ({ name, path: [...path, name], schemas })
    const keys = names.map((name) => key(name, inside(name)))
    const forms = variants.map(({ properties = {} }) =>
      names.flatMap((name) => (properties[name] ? [key(name, [properties[name]])] : [])),
    )
    const at = (name: string, value: string): string => overlay(`{ ${quoted(name)}: ${value} }`)
    if (keys.length > 0)
      found.push({
        path,
        keys,
        variants: forms.filter(({ length }) => length > 0),
        overlay: (text) => overlay(`{ ${text} }`),
      })
    else if (variants.some(({ additionalProperties }) => typeof additionalProperties === 'object'))
      walk(inside(ENTRY), [...path, ENTRY], (value) => at(ENTRY, value))
    for (const { name, schemas } of keys) walk(schemas, [...path, name], (value) => at(name, value))
    if (variants.some(({ items }) => items !== undefined))
      walk(inside(0), [...path, 0], (value) => overlay(`[${value}]`))
  }
  walk([schema], [], (text) => text)
  return found
}

export const quoted = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

/** The words of a closed set of texts that a key takes, undefined where it takes something else as well. */
export function wordsOf({ schemas }: Key, root: JsonSchema): readonly string[] | undefined {
  const words = schemas.flatMap((schema): readonly unknown[] => {
    const { enum: several, const: one } = resolve(schema, root.definitions ?? {})
    return several ?? [one]
  })
  return words.every((word) => typeof word === 'string') ? [...new Set(words)] : undefined
}

/** A key with a value that tells the form of the map where it can, else one that fits any. */
export function entryOf(key: Key, root: JsonSchema): string {
  const [word] = wordsOf(key, root) ?? []
  return `${quoted(key.name)}: ${word === undefined ? 'anything' : `'${word}'`}`
}

/** A file of environments under construction, and where in it something is asked. */
export class EnvironmentFile {
  #text: string
  #environments = 0

  constructor(imports: string) {
    this.#text = `${imports}declare const anything: never\n`
  }

  get text(): string {
    return this.#text
  }

  /** Adds an environment; the offset of each `|` in its values, which is left out. */
  add(type: string, values: string): readonly number[] {
    this.#environments += 1
    const name = `environment${this.#environments}`
    this.#text += `export const ${name} = defineEnvironment<${type}>({ name: '${name}', values: `
    const parts = values.split('|')
    const offsets = parts.slice(0, -1).map((part) => {
      this.#text += part
      return this.#text.length
    })
    this.#text += `${parts.at(-1)} })\n`
    return offsets
  }
}

export const placeName = ({ path }: { readonly path: Path }): string => formatPath(path) || 'the root'
