import { z } from 'zod'

const HOST = '([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])'
const PORT = '([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])'
const HTTP_URL = new RegExp(`^(https?://${HOST}(:[0-9]{1,5})?([/?#][!-~]*)?)?$`)

/** URL whose port becomes part of a Kubernetes object, so it is judged to the last digit. */
export const URL_WITH_VALID_PORT = new RegExp(`^(https?://${HOST}(:${PORT})?([/?#][!-~]*)?)?$`)

/**
 * Builders for one environment variable of the backend each. The ConfigMap writes every value as text; an empty text
 * or list leaves the variable out, which means the application's own default (its `getEnv` treats empty as unset).
 */
export const variable = {
  /** Boolean, written as exactly `true` or `false`: some variables are compared with that text, others parsed. */
  flag: (initial: boolean, description: string) => z.boolean().default(initial).describe(description),

  /** Whole number from `min` to what 32 bits hold; Helm prints larger ones with an exponent, which Go does not read. */
  whole: (initial: number, description: string, min = 0) =>
    z
      .int()
      .min(min)
      .max(2 ** 31 - 1)
      .default(initial)
      .describe(description),

  /** TCP port. */
  port: (initial: number, description: string, min = 1) =>
    z.int().min(min).max(65535).default(initial).describe(description),

  /** Number of at least 0; also as text, because `--set x=0.5` is text to Helm. */
  decimal: (initial: number, description: string) =>
    z
      .union([z.number().min(0), z.string().regex(/^[0-9]+(\.[0-9]+)?$/)])
      .default(initial)
      .describe(description),

  /** Number from 0 to 1, also as text. */
  ratio: (initial: number, description: string) =>
    z
      .union([z.number().min(0).max(1), z.string().regex(/^(0(\.[0-9]+)?|1(\.0+)?)$/)])
      .default(initial)
      .describe(description),

  /** Free text, may be empty. */
  text: (initial: string, description: string) => z.string().default(initial).describe(description),

  /** Host name or address, without scheme and port, or empty. */
  optionalHost: (description: string) =>
    z
      .string()
      .regex(new RegExp(`^(${HOST})?$`))
      .default('')
      .describe(description),

  /** URL with http or https and without credentials, may be empty. */
  url: (initial: string, description: string, pattern: RegExp = HTTP_URL) =>
    z.string().regex(pattern).default(initial).describe(description),

  /** Name that the application puts into a database URL as it is, so without characters that a URL gives a meaning; or empty. */
  identifier: (description: string) =>
    z
      .string()
      .regex(/^[A-Za-z0-9_.-]*$/)
      .default('')
      .describe(description),

  /** Comma-separated for the application, a list here. */
  list: (initial: string[], description: string, item: RegExp = /^[^,]+$/) =>
    z.array(z.string().regex(item)).default(initial).describe(description),
}
