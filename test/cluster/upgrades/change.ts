/** What becomes of a change; by Kubernetes and the helm of its time where that differs, which no object tells. */
export type Verdict = 'accepted' | 'refused'

/** An object that is changed, and what becomes of it. */
export interface Change {
  readonly title: string
  readonly before: object
  readonly after: object
  readonly want: Verdict | Readonly<Record<string, Verdict>>
}
