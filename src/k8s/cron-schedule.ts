import * as z from 'zod'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const inAnyCase = (name: string): string => [...name].map((sign) => `[${sign}${sign.toUpperCase()}]`).join('')

/** The numbers of one or two digits from one to another. */
function between(from: number, to: number): string {
  const decades = upTo(Math.floor(from / 10), Math.floor(to / 10)).map((tens) => {
    const [least, most] = [Math.max(from - 10 * tens, 0), Math.min(to - 10 * tens, 9)]
    return `${tens || '0?'}${least === most ? least : `[${least}-${most}]`}`
  })
  return `(${decades.join('|')})`
}

/** A field: values, ranges that do not go backwards, and steps. Where there are names, `names[0]` stands for `from`. */
function field(from: number, to: number, names: readonly string[] = []): string {
  const named = names.map(inAnyCase)
  const valuesFrom = (least: number): string => `(${[between(least, to), ...named.slice(least - from)].join('|')})`
  const ranges = upTo(from, to).map((least) => {
    const name = named[least - from]
    return `(${between(least, least)}${name ? `|${name}` : ''})(-${valuesFrom(least)})?`
  })
  const part = `([*?]|${ranges.join('|')})(/0*[1-9][0-9]{0,3})?`
  return `${part}(,${part})*`
}

const FIELDS = [field(0, 59), field(0, 23), field(1, 31), field(1, 12, MONTHS), field(0, 6, DAYS)]
const WORDS = '@(yearly|annually|monthly|weekly|daily|midnight|hourly)'

/** When something is repeated, in the five fields of cron or a word for it (Kubernetes: `spec.schedule` of a CronJob). */
export const cronSchedule = (): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^(${WORDS}|${FIELDS.join(' +')})$`))
    .meta({ examples: ['0 2 * * *', '@daily'] })
