/** Types of JSON in TypeScript. */
export const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** As the element of a list, or with a word behind it. */
export const grouped = (type: string): string => (/^\w+$/.test(type) ? type : `(${type})`)

export const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key))

export const orNull = (type: string): string => (/(^| \| )null$/.test(type) ? type : `${type} | null`)
