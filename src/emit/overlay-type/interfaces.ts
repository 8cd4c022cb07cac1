import { literals } from '../../json-schema/describe.ts'
import { type Definitions, isList, type JsonSchema, referredTo, resolve } from '../../json-schema/json-schema.ts'
import type { ChartModel } from '../../schema/model.ts'
import { isMap, type Value, type Values } from '../../values/values.ts'
import { comment, settingComment } from './doc-comment.ts'
import { sharedKeys } from './shared-keys.ts'
import { overlayTypeName, pascalCase, TypeNames, variantName } from './type-names.ts'
import { grouped, keyText, orNull, SCALARS } from './type-syntax.ts'

/** Where a type stands. */
interface Place {
  /** Maps outside lists may be given in part; an item of a list replaces the whole item. */
  readonly kind: 'setting' | 'item'
  /** What the interface of a map here would be called. */
  readonly name: string
  /** What its name has behind that, where it is one map of several; those inside it are called without. */
  readonly variant?: string
  /** Interfaces that have keys of it already, and these keys. */
  readonly bases?: readonly Base[]
  /** The keys that lead here, `[]` for an item of a list and `*` for any key. */
  readonly keys: readonly string[]
  /** The definition that these keys lead from. @default the chart itself */
  readonly definition?: string | undefined
  /** What stands here in values.yaml: the default of a map holds those of the keys in it. */
  readonly standard?: Value | undefined
}

/** A line of the types; for a key, where it stands in the chart. */
export interface TypeLine {
  readonly text: string
  readonly keys?: readonly string[]
}

interface Base {
  readonly name: string
  readonly keys: readonly string[]
}

/** Its name is the message where somebody writes one; TypeScript would repeat the text if another text were allowed. */
const SECRET = 'SecretsStayOutOfOverlays'

/**
 * The types of one chart: an interface for every map, called after the chart and the keys that lead to it, so that a
 * message about a key fits on a line and says where it is.
 */
export class Interfaces {
  readonly #chart: string
  readonly #defaults: Values
  readonly #definitions: Definitions
  readonly #sections: ReadonlyMap<string, string>
  readonly #names = new TypeNames()
  readonly #ofDefinitions: ReadonlyMap<string, string>
  /** Types by name, a map before those inside it. */
  readonly #lines = new Map<string, readonly Line[]>()
  /** Where the chart has each definition first. */
  readonly #uses = new Map<string, Pick<Place, 'keys' | 'definition'>>()

  constructor({ name, schema, subcharts, ownDefaults }: ChartModel) {
    this.#chart = name
    this.#defaults = ownDefaults
    this.#definitions = schema.definitions ?? {}
    this.#sections = new Map(Object.entries(subcharts).map(([key, { name }]) => [key, overlayTypeName(name)]))
    for (const taken of new Set([SECRET, overlayTypeName(name), ...this.#sections.values()])) this.#names.take(taken)
    const own = Object.keys(this.#definitions).filter((id) => !id.includes('.'))
    this.#ofDefinitions = new Map(own.map((id) => [id, this.#names.take(pascalCase(name) + pascalCase(id))]))
  }

  /** The text of all types: the chart's own, those inside it, those of its definitions. */
  lines(schema: JsonSchema, description: string): TypeLine[] {
    const name = overlayTypeName(this.#chart)
    const place: Place = { kind: 'setting', name: pascalCase(this.#chart), keys: [], standard: this.#defaults }
    const words = [description || `What an overlay of ${this.#chart} may set`]
    this.#declare(name, schema, place, comment(words), true)
    for (const [id, name] of this.#ofDefinitions) this.#define(id, name)
    return [...this.#lines.values()].flatMap((lines) => [
      { text: '' },
      ...lines.map((line) => (typeof line === 'string' ? { text: line } : this.#placed(line))),
    ])
  }

  #define(id: string, name: string): void {
    const schema = this.#definitions[id] ?? {}
    const place: Place = { kind: 'item', name, keys: [], definition: id }
    const words = comment([schema.description ?? ''])
    if (isMapOfKeys(schema)) this.#declare(name, schema, place, words)
    else {
      // it stands before what is inside it
      this.#lines.set(name, [])
      this.#lines.set(name, [...words, `export type ${name} = ${this.#typeOf(schema, place)}`])
    }
  }

  #declare(name: string, schema: JsonSchema, place: Place, words: readonly string[], isRoot = false): void {
    this.#lines.set(name, [])
    const { bases = [], ...own } = place
    const inherited = new Set(bases.flatMap((base) => base.keys))
    const keys = this.#keyLines(schema, own, isRoot, inherited)
    if (schema.additionalProperties) keys.push('readonly [key: string]: unknown')
    const from = bases.length > 0 ? ` extends ${bases.map((base) => base.name).join(', ')}` : ''
    this.#lines.set(name, [...words, `export interface ${name}${from} {`, ...keys.map(indented), '}'])
  }

  #keyLines(schema: JsonSchema, place: Place, isRoot: boolean, inherited: ReadonlySet<string>): Line[] {
    const properties = Object.entries(schema.properties ?? {}).filter(([key]) => !inherited.has(key))
    return properties.flatMap(([key, property]) => {
      const section = isRoot ? this.#sections.get(key) : undefined
      // open in the schema, as charts share it; what a chart declares there is checked for typos all the same
      const isShared = isRoot && key === 'global' && property.properties !== undefined
      const own = isShared ? { ...property, additionalProperties: false } : property
      const standard = isMap(place.standard) && Object.hasOwn(place.standard, key) ? place.standard[key] : undefined
      const inside: Place = {
        kind: place.kind,
        name: place.name + pascalCase(key),
        keys: [...place.keys, key],
        definition: place.definition,
        standard,
      }
      const type = section ?? this.#typeOf(own, inside)
      const needed = place.kind === 'item' && schema.required?.includes(key)
      const removable = place.kind === 'setting' && property.default === undefined && !property.properties && !section
      const line = `${keyText(key)}${needed ? '' : '?'}: ${removable ? orNull(type) : type}`
      const known = property.default ?? (isMap(standard) && property.properties ? undefined : standard)
      const documented = known === undefined ? property : { ...property, default: known }
      return [...settingComment(documented, this.#definitions), { text: line, place: inside }]
    })
  }

  #typeOf(schema: JsonSchema, place: Place): string {
    // an environment lies in a repository and holds no secret
    if (schema.writeOnly) return this.#secret(place)
    const reference = referredTo(schema)
    if (reference !== undefined) {
      if (!this.#uses.has(reference)) this.#uses.set(reference, place)
      return this.#ofDefinitions.get(reference) ?? 'unknown'
    }
    const closed = literals(schema)
    if (closed) return closed.map((value: Value) => JSON.stringify(value)).join(' | ')
    const item: Place = { ...place, kind: 'item', standard: undefined }
    const options = schema.anyOf ?? schema.oneOf
    if (options) return this.#unionOf(options, item)
    const types = [schema.type ?? []].flat()
    if (types.length > 1) return types.map((type) => SCALARS[type] ?? 'unknown').join(' | ')
    if (schema.type === 'array') return this.#listOf(schema, item)
    if (schema.type === 'object') return this.#mapOf(schema, place)
    return SCALARS[schema.type as string] ?? 'unknown'
  }

  #unionOf(options: readonly JsonSchema[], place: Place): string {
    const all = options.map((option) => resolve(option, this.#definitions))
    const maps = options.filter((option) => option.properties)
    const shared = sharedKeys(maps).map(({ variants, schema }) => {
      const name = this.#names.take(`${place.name}Shared`)
      this.#declare(name, schema, place, comment([`What ${this.#where(place)} has in several forms`]))
      return { variants, base: { name, keys: Object.keys(schema.properties ?? {}) } }
    })
    const types = options.map((option, i) => {
      const bases = shared.filter(({ variants }) => variants.includes(option)).map(({ base }) => base)
      return this.#typeOf(option, { ...place, variant: variantName(all[i] ?? option, all), bases })
    })
    return [...new Set(types)].join(' | ')
  }

  #listOf(schema: JsonSchema, place: Place): string {
    const item = oneOf(place, 'Item', '[]')
    if (isList(schema.items)) return this.#tupleOf(schema.items, schema, item)
    return `readonly ${grouped(schema.items ? this.#typeOf(schema.items, item) : 'unknown')}[]`
  }

  #tupleOf(parts: readonly JsonSchema[], schema: JsonSchema, item: Place): string {
    const { additionalItems, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
    const types = parts.map((part, i) => {
      const type = this.#typeOf(part, item)
      return i < minItems ? type : `${grouped(type)}?`
    })
    const others = typeof additionalItems === 'object' ? this.#typeOf(additionalItems, item) : 'unknown'
    const isClosed = additionalItems === false || maxItems <= parts.length
    return `readonly [${[...types, ...(isClosed ? [] : [`...${grouped(others)}[]`])].join(', ')}]`
  }

  #mapOf(schema: JsonSchema, place: Place): string {
    const { properties = {}, description = '' } = schema
    if (Object.keys(properties).length > 0) {
      const name = this.#names.take(place.name + (place.variant ?? ''))
      this.#declare(name, schema, place, comment([[this.#where(place), description].filter(Boolean).join(': ')]))
      return name
    }
    return this.#openMapOf(schema, oneOf(place, 'Value', '*'))
  }

  #openMapOf(schema: JsonSchema, entry: Place): string {
    const { additionalProperties: others = true, patternProperties = {}, propertyNames } = schema
    const all = [...Object.values(patternProperties), ...(others === false ? [] : [others === true ? {} : others])]
    const types = new Set(all.map((one) => this.#typeOf(one, entry)))
    const type = types.has('unknown') ? 'unknown' : [...types].join(' | ') || 'never'
    if (!propertyNames?.enum) return `{ readonly [key: string]: ${type} }`
    const keys = propertyNames.enum.map((key) => `readonly ${keyText(String(key))}?: ${type}`)
    return `{ ${keys.join('; ')} }`
  }

  #where(place: Place): string {
    return `\`${pathOf(place)}\` of ${this.#chart}`
  }

  /** With the keys that lead there from the chart, through the first uses of definitions. */
  #placed({ text, place }: KeyLine): TypeLine {
    let { keys, definition } = place
    const seen = new Set<string>()
    while (definition !== undefined) {
      const use = this.#uses.get(definition)
      if (!use || seen.has(definition)) return { text }
      seen.add(definition)
      keys = [...use.keys, ...keys]
      definition = use.definition
    }
    return { text, keys }
  }

  #secret(place: Place): string {
    const words = 'A secret is no part of an overlay, which lies in a repository: name the Secret that holds it instead'
    const keys = ['  readonly secret: never', '  readonly of: Key']
    this.#lines.set(SECRET, [...comment([words]), `export interface ${SECRET}<Key extends string> {`, ...keys, '}'])
    return `${SECRET}<${JSON.stringify(`${pathOf(place)} of ${this.#chart}`)}>`
  }
}

interface KeyLine {
  readonly text: string
  readonly place: Pick<Place, 'keys' | 'definition'>
}
type Line = string | KeyLine

const indented = (line: Line): Line => (typeof line === 'string' ? `  ${line}` : { ...line, text: `  ${line.text}` })

/** The place of what a list or an open map holds. */
const oneOf = ({ name, keys, definition }: Place, suffix: string, key: string): Place => ({
  kind: 'item',
  name: `${name}${suffix}`,
  keys: [...keys, key],
  definition,
})

/** As messages and comments have it: `ports[].name` */
const pathOf = ({ definition, keys }: Place): string =>
  (definition === undefined ? keys : [definition, ...keys]).join('.').replaceAll('.[]', '[]')

const isMapOfKeys = ({ type, properties = {}, anyOf, oneOf }: JsonSchema): boolean =>
  type === 'object' && Object.keys(properties).length > 0 && !anyOf && !oneOf
