import * as z from 'zod'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const inAnyCase = (name: string): string => [...name].map((sign) => `[${sign}${sign.toUpperCase()}]`).join('')

const oneOf = (parts: readonly string[]): string => `(${parts.join('|')})`
const digits = (least: number, most: number): string => (least === most ? `${least}` : `[${least}-${most}]`)

/**
 * Numbers of one or two digits and ranges of them that do not go backwards, decade by decade: an engine takes a hundred times
 * as long to read a pattern that goes number by number.
 */
function numbers(from: number, to: number): string {
  const decades = upTo(Math.floor(from / 10), Math.floor(to / 10)).map((tens) => {
    return { tens: tens || '0?', least: Math.max(from - 10 * tens, 0), most: Math.min(to - 10 * tens, 9) }
  })
  return oneOf(
    decades.map(({ tens, least, most }, i) => {
      const later = decades.slice(i + 1).map((decade) => `${decade.tens}${digits(decade.least, decade.most)}`)
      const same = upTo(least, most).map((digit) => `${digit}-${tens}${digits(digit, most)}`)
      return `${tens}${oneOf([`${digits(least, most)}${later.length > 0 ? `(-${oneOf(later)})?` : ''}`, ...same])}`
    }),
  )
}

/** The same where numbers of one or two digits have names, too. `names[0]` stands for `from`. */
function numbersOrNames(from: number, names: readonly string[]): string {
  const values = names.map((name, i) => `${from + i < 10 ? '0?' : ''}${from + i}|${inAnyCase(name)}`)
  return oneOf(values.map((value, i) => `(${value})(-${oneOf(values.slice(i))})?`))
}

/** A field of some values or ranges, with steps. */
function field(values: string): string {
  const part = `([*?]|${values})(/0*[1-9][0-9]{0,3})?`
  return `${part}(,${part})*`
}

const VALUES = [numbers(0, 59), numbers(0, 23), numbers(1, 31), numbersOrNames(1, MONTHS), numbersOrNames(0, DAYS)]
const WORDS = '@(yearly|annually|monthly|weekly|daily|midnight|hourly)'

/** When something is repeated, in the five fields of cron or a word for it (Kubernetes: `spec.schedule` of a CronJob). */
export const cronSchedule = (): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^(${WORDS}|${VALUES.map(field).join(' +')})$`))
    .meta({ examples: ['0 2 * * *', '@daily'] })
