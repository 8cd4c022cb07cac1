import type { SecretDefinition, SecretKey } from '../define/secrets.ts'
import { isMet } from '../rules/amount.ts'
import type { ChartModel } from '../schema/model.ts'
import { type ChartSection, chartSections } from '../schema/sections.ts'
import { isDeployed } from '../values/deployed.ts'
import { isMap, type Value, type Values, valueAt } from '../values/values.ts'

/** One key that one chart of a release takes from a Secret. */
export interface SecretUse {
  /** The chart as the release knows it, and as its definition is called. */
  readonly section: string
  readonly chart: string
  /** Name of the Secret; empty where somebody else fills it and the chart finds a name itself. */
  readonly secret: string
  /** The switch that says that somebody else fills it, where it is on. */
  readonly filledBy: string | undefined
  readonly key: string
  /** The key as its chart declares it, which may be called otherwise in the Secret. */
  readonly declared: string
  readonly required: boolean
  readonly definition: SecretKey
}

/** Every key that the charts of a release take from Secrets which they do not make, in the order of the charts. */
export const secretUses = (root: ChartModel, values: Values): SecretUse[] =>
  chartSections(root, values)
    .filter(({ path }) => isDeployed(root, values, path))
    .flatMap((section) => section.chart.secrets.flatMap((secret) => usesOf(secret, section)))

/** The required keys of a Secret that nothing brings: no name, nobody who fills it, nothing in its place. */
export function missingSource(secret: SecretDefinition, { values }: ChartSection): string[] {
  const at = (path: string): Value | undefined => valueAt(values, path.split('.'))
  const isFilled = secret.filledBy !== undefined && at(secret.filledBy) === true
  if (at(secret.name) || isFilled || !isNeeded(secret, values)) return []
  return keysOf(secret, at).required.filter((key) => !(secret.unless ?? []).some((path) => brings(at(path), key)))
}

const isNeeded = ({ when }: SecretDefinition, values: Values): boolean =>
  when === undefined || isMet(when, { values, prefix: '', isDeployed: () => true })

function usesOf(secret: SecretDefinition, { name, chart, values }: ChartSection): SecretUse[] {
  const at = (path: string): Value | undefined => valueAt(values, path.split('.'))
  const named = at(secret.name)
  const filledBy = secret.filledBy !== undefined && at(secret.filledBy) === true ? secret.filledBy : undefined
  if (!isNeeded(secret, values) || (!named && !filledBy)) return []
  const { required, optional } = keysOf(secret, at)
  const isBrought = (key: string): boolean => (secret.unless ?? []).some((path) => brings(at(path), key))
  return [...new Set([...required, ...optional])].flatMap((declared) => {
    const definition = Object.hasOwn(secret.keys, declared) ? (secret.keys[declared] ?? UNDECLARED) : UNDECLARED
    const key = definition.calledBy === undefined ? declared : at(definition.calledBy)
    if (typeof key !== 'string' || key === '' || isBrought(declared)) return []
    return {
      section: name,
      chart: chart.name,
      secret: typeof named === 'string' ? named : '',
      filledBy,
      key,
      declared,
      required: required.includes(declared),
      definition,
    }
  })
}

/** A list without an enum may name keys that only its environment knows. */
const UNDECLARED: SecretKey = { origin: 'external', description: 'a key that the environment names' }

function keysOf(
  { keys, requiredKeys, optionalKeys }: SecretDefinition,
  at: (path: string) => Value | undefined,
): { required: string[]; optional: string[] } {
  const listed = (path: string): string[] => [at(path) ?? []].flat().map(String)
  const mayBeMissing = optionalKeys === undefined ? undefined : listed(optionalKeys)
  const needed = Object.keys(keys).filter((key) => !keys[key]?.optional && !mayBeMissing?.includes(key))
  const required = requiredKeys === undefined ? needed : listed(requiredKeys)
  return { required, optional: mayBeMissing ?? Object.keys(keys).filter((key) => !required.includes(key)) }
}

/** True for a list of variables with one of that name, and for a map with something under the key. */
function brings(setting: Value | undefined, key: string): boolean {
  if (Array.isArray(setting)) return setting.some((item) => isMap(item) && item.name === key)
  const value = isMap(setting) && Object.hasOwn(setting, key) ? setting[key] : undefined
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
