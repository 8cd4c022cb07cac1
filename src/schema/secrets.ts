import type { Chart } from '../define/chart.ts'
import type { SecretDefinition } from '../define/secrets.ts'
import type { Issue } from '../issues.ts'
import { type Definitions, itemSchema, type JsonSchema, resolve } from '../json-schema/json-schema.ts'
import { closest, nameHint } from '../judge/closest.ts'
import { conditionPaths } from '../rules/paths.ts'

/** What a setting that `secrets` names must be able to hold. */
const NAMED = {
  name: ['string'],
  calledBy: ['string'],
  filledBy: ['boolean'],
  requiredKeys: ['array'],
  optionalKeys: ['array'],
  unless: ['array', 'object'],
} as const

/** What is wrong with the Secrets that a chart declares, as far as its own values say: `schema-secret`. */
export function secretIssues({ name, secrets }: Pick<Chart, 'name' | 'secrets'>, schema: JsonSchema): Issue[] {
  return secrets.flatMap((secret) =>
    [...pathFaults(secret, schema), ...enumFaults(secret, schema), ...keyFaults(secret)].map(
      ([path, message]): Issue => {
        const hint = settingAt(path, schema) ? undefined : settingHint(path, schema)
        return { code: 'schema-secret', chart: name, path: path.split('.'), message, ...(hint ? { hint } : {}) }
      },
    ),
  )
}

/** Keys that share the value of one that a chart of the project does not have, or that has itself from elsewhere. */
export function sharedKeyIssues(charts: readonly Pick<Chart, 'name' | 'secrets'>[]): Issue[] {
  return charts.flatMap(({ name, secrets }) =>
    secrets.flatMap((secret) =>
      Object.entries(secret.keys).flatMap(([key, { sameAs }]): Issue[] => {
        const [owner = '', shared = ''] = sameAs?.split('/') ?? []
        const found = charts.find((chart) => chart.name === owner)
        if (!found) return []
        const known = Object.assign({}, ...found.secrets.map(({ keys }) => keys)) as SecretDefinition['keys']
        const issue = { code: 'schema-secret', chart: name, path: secret.name.split('.') } as const
        if (!Object.hasOwn(known, shared))
          return [
            {
              ...issue,
              message: `the key ${key} shares the value of ${sameAs}, which ${owner} does not declare`,
              hint: nameHint(shared, Object.keys(known)),
            },
          ]
        const message = `the key ${key} shares the value of ${sameAs}, which has it from elsewhere: name that one`
        return known[shared]?.sameAs ? [{ ...issue, message }] : []
      }),
    ),
  )
}

type Fault = readonly [path: string, message: string]

function pathFaults(secret: SecretDefinition, schema: JsonSchema): Fault[] {
  const calledBy = Object.values(secret.keys).flatMap((key) => key.calledBy ?? [])
  const { when, keys: _, ...paths } = secret
  const named: Record<string, string | readonly string[] | undefined> = { ...paths, calledBy }
  const inWhen = when ? conditionPaths(when).filter((path) => !settingAt(path, schema)) : []
  const misspelled = inWhen.map((path): Fault => [path, 'is named by when in secrets, and is no setting'])
  const faults = Object.entries(NAMED).flatMap(([use, types]) =>
    [named[use] ?? []].flat().flatMap((path): Fault[] => {
      const found = settingAt(path, schema)
      if (!found) return [[path, `is named by ${use} in secrets, and is no setting`]]
      const fits = types.some((type) => canBe(type, found, schema.definitions ?? {}))
      return fits ? [] : [[path, `is named by ${use} in secrets, and so must be ${WORDS[types[0]]}`]]
    }),
  )
  return [...faults, ...misspelled]
}

const WORDS = { string: 'a string', boolean: 'true or false', array: 'a list' }

/** Where lists name their keys one by one, the declared keys are these. */
function enumFaults({ name, keys, requiredKeys, optionalKeys }: SecretDefinition, schema: JsonSchema): Fault[] {
  const lists = [requiredKeys, optionalKeys].filter((path) => path !== undefined)
  const enums = lists.map((path) => ({ path, known: keysOf(settingAt(path, schema), schema.definitions ?? {}) }))
  const missing = enums.flatMap(({ path, known = [] }) =>
    known
      .filter((key) => !Object.hasOwn(keys, key))
      .map((key): Fault => [path, `may hold ${key}, which secrets does not declare`]),
  )
  // a key that the only list cannot hold is always needed, or never
  if (lists.length < 2 || enums.some(({ known }) => !known)) return missing
  const all = enums.flatMap(({ known = [] }) => known)
  const unknown = Object.keys(keys).filter((key) => !all.includes(key))
  return [
    ...missing,
    ...unknown.map((key): Fault => [name, `secrets declares the key ${key}, which no list of keys can hold`]),
  ]
}

function keyFaults({ name, keys }: SecretDefinition): Fault[] {
  return Object.entries(keys).flatMap(([key, definition]): Fault[] => {
    const { origin, sameAs } = definition
    const faults: Fault[] = []
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) faults.push([name, `Kubernetes takes no key ${JSON.stringify(key)}`])
    if (origin === 'generated' && !/^[^\n]*\S[^\n]*$/.test(definition.command ?? ''))
      faults.push([name, `the key ${key} is generated and so needs a command, on one line`])
    if (sameAs !== undefined && !/^[-a-z0-9]+\/[-._a-zA-Z0-9]+$/.test(sameAs))
      faults.push([name, `the key ${key} shares the value of ${sameAs}, which is not written <chart>/<key>`])
    return faults
  })
}

/** The schema of a setting by its path with dots; undefined where there is none. */
export function settingAt(path: string, root: JsonSchema): JsonSchema | undefined {
  return path.split('.').reduce<JsonSchema | undefined>((schema, key) => {
    const properties = schema?.properties ?? {}
    return Object.hasOwn(properties, key) ? resolve(properties[key] as JsonSchema, root.definitions ?? {}) : undefined
  }, root)
}

/** The setting that was meant by a path that leads to none: a sibling of its first key that there is not. */
export function settingHint(path: string, root: JsonSchema): string | undefined {
  const keys = path.split('.')
  const at = keys.findIndex((_, i) => !settingAt(keys.slice(0, i + 1).join('.'), root))
  const above = keys.slice(0, at)
  const known = Object.keys((at > 0 ? settingAt(above.join('.'), root) : root)?.properties ?? {})
  const meant = closest(keys[at] ?? '', known)
  return meant && `did you mean ${[...above, meant].join('.')}?`
}

function canBe(type: string, schema: JsonSchema, definitions: Definitions): boolean {
  const node = resolve(schema, definitions)
  const options = node.anyOf ?? node.oneOf
  if (options) return options.some((option) => canBe(type, option, definitions))
  return [node.type ?? (typeof (node.const ?? node.enum?.[0]) as string)].flat().includes(type)
}

/** The keys that a list can hold; undefined where it takes any. */
function keysOf(list: JsonSchema | undefined, definitions: Definitions): string[] | undefined {
  const item = itemSchema(list ?? {})
  return item && resolve(item, definitions).enum?.map(String)
}
