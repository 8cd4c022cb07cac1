/** What a scanner says against an object. */
export interface Finding {
  readonly tool: string
  readonly check: string
  /** `<kind>/<name>`, or a file. */
  readonly object: string
  /** What was looked at: the chart and its values. */
  readonly where: string
  readonly message: string
}
