/** As `node:util` parses them. */
export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** Options as given: text, texts of an option that may be repeated, or true for a switch. */
export class ParsedOptions {
  readonly #values: OptionValues
  constructor(values: OptionValues) {
    this.#values = values
  }
  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }
  texts(name: string): string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.map(String) : []
  }
  isOn(name: string): boolean {
    return this.#values[name] === true
  }
  get json(): boolean {
    return this.text('format') === 'json'
  }
}
