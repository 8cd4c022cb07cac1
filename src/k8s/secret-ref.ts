import * as z from 'zod'
import { dataKey, optionalName } from './metadata.ts'

/** Options of `existingSecret`. */
export interface ExistingSecretOptions {
  /** @default '' (none) */
  readonly default?: string
  /** Keys that the Secret must hold; they are named in the description. */
  readonly keys: readonly string[]
}

/** Name of a Secret that the chart does not create (Kubernetes: `envFrom[].secretRef.name` and the like), or empty. */
export function existingSecret(options: ExistingSecretOptions): z.ZodDefault<z.ZodString> {
  const { keys } = options
  const text = `Name of an existing Secret with the key${keys.length === 1 ? '' : 's'} ${keys.join(', ')}`
  return optionalName()
    .default(options.default ?? '')
    .describe(text)
}

/** Defaults of a `secretKeyRef`. */
export interface SecretKeyRefOptions {
  /** @default '' (none) */
  readonly name?: string
  /** @default '' */
  readonly key?: string
}

/** One key of an existing Secret (Kubernetes: `env[].valueFrom.secretKeyRef`); an empty name means none. */
export const secretKeyRef = ({ name = '', key = '' }: SecretKeyRefOptions = {}) =>
  z
    .strictObject({
      name: optionalName().default(name).describe('Name of the Secret, empty means none'),
      key: dataKey().or(z.literal('')).default(key).describe('Key in the Secret'),
      optional: z.boolean().optional().describe('Whether the pod starts without this key'),
    })
    .describe('Key of an existing Secret')
