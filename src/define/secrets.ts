import type { Condition } from '../rules/condition.ts'

/** What a person must know of a key to give it a value. */
interface AnyKey {
  /** What the value is; for one from outside also where it comes from. Printed, so never a value. */
  readonly description: string
  /** For a chart without lists of keys: the pods start without it. */
  readonly optional?: boolean
  /** Setting that says how the key is called in the Secret; where it is empty, the key is not needed. */
  readonly calledBy?: string
  /**
   * Key of another chart that holds the same value, as `<chart>/<key>`. Where the release has it, the value comes from
   * there and `origin` is not asked.
   */
  readonly sameAs?: `${string}/${string}`
}

/** A key whose value a command makes: any value will do, as long as all who need it have the same. */
export interface GeneratedKey extends AnyKey {
  readonly origin: 'generated'
  /** Shell command that prints a new value, such as `openssl rand -hex 24`. */
  readonly command: string
}

/** A key whose value somebody else hands out: a provider, a database that runs already. */
export interface ExternalKey extends AnyKey {
  readonly origin: 'external'
}

/** One key of a Secret and where its value comes from. */
export type SecretKey = GeneratedKey | ExternalKey

/**
 * A Secret that a chart needs and does not make. What the chart says of it is found at the paths of settings, written
 * with dots, so that each environment has a say in it.
 *
 * @example
 * secrets: [{
 *   name: 'secrets.existingSecret',
 *   keys: { SESSION_KEY: { origin: 'generated', command: 'openssl rand -hex 32', description: 'Signs the cookies' } },
 * }]
 */
export interface SecretDefinition {
  /** Setting that names the Secret; where it is empty, there is none. */
  readonly name: string
  /** Condition without which the Secret is not needed, besides the `enabled` of the whole chart. */
  readonly when?: Condition
  /** Switch that says that somebody else fills the Secret, such as the External Secrets Operator. */
  readonly filledBy?: string
  /** Setting that lists the keys without which no pod starts. Where it is left out, all must be there but `optional` ones. */
  readonly requiredKeys?: string
  /** Setting that lists the keys that are used where they exist. Where it is left out, these are all others. */
  readonly optionalKeys?: string
  /**
   * Settings that bring a key in the Secret's place: a list of variables by their `name`, or a map that has something
   * under the key.
   */
  readonly unless?: readonly string[]
  readonly keys: Readonly<Record<string, SecretKey>>
}
