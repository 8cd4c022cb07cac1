import type { Arbitrary } from 'fast-check'
import type { JsonSchema } from '../json-schema/json-schema.ts'
import type { Making } from './arbitrary-node.ts'

/** Numbers of a schema: its bounds and what lies between them. */
export function arbitraryNumber(
  type: 'integer' | 'number',
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = 1 }: JsonSchema,
  { fc, slips }: Making,
): Arbitrary<number> {
  const slack = slips ? multipleOf : 0
  const above = exclusiveMinimum ?? Number.NEGATIVE_INFINITY
  const below = exclusiveMaximum ?? Number.POSITIVE_INFINITY
  const least = Math.max(minimum ?? Number.NEGATIVE_INFINITY, above) - slack
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, below) + slack
  const min = Number.isFinite(least) ? least : Math.min(-1000, most - 1000)
  const max = Number.isFinite(most) ? most : Math.max(100_000, min + 100_000)
  const fits = (value: number): boolean => slips || (value > above && value < below)
  const isFree = type === 'number' && multipleOf === 1
  const first = Math.ceil(min / multipleOf)
  const last = Math.floor(max / multipleOf)
  const [from, to] = [fits(first * multipleOf) ? first : first + 1, fits(last * multipleOf) ? last : last - 1]
  const steps = from <= to ? [fc.integer({ min: from, max: to }).map((step) => step * multipleOf)] : []
  const bounds = [from, to].map((step) => fc.constant(step * multipleOf)).filter(() => from <= to)
  const between = fc.integer({ min: 1, max: 999 }).map((part) => min + ((max - min) * part) / 1000)
  return fc.oneof(...steps, ...bounds, ...(isFree ? [between] : [])).map((value) => (value === 0 ? 0 : value))
}

/** Text that YAML readers or templates could take for something else. */
const TEXTS = [
  ...[
    'x',
    'web-1',
    'yes',
    'on',
    'no',
    'null',
    '~',
    'true',
    '0755',
    '1e3',
    '1.10',
    '12:30',
    '2024-01-02',
    '3',
    '-',
    '0x1F',
  ],
  ...['a: b', '#a', '- a', '{a}', '[a]', '*a', '&a', '!a', '%a', '@a', "it's", '"', '\\', 'a b', ' a', 'a ', 'a\nb\n'],
  ...['é', '日本', '😀', 'http://a/b?c=d#e', '{{ .Values.x }}', '$x', 'a,b', '1_000', '.5', '=', '<<', 'a\tb', ''],
]

/** Text of a schema: what its pattern matches or, without one, what is hard to write as YAML. */
export function arbitraryText(schema: JsonSchema, { fc, slips, matching }: Making): Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema
  const slack = slips ? 1 : 0
  const fits = (text: string): boolean => {
    const length = [...text].length
    return length >= minLength - slack && length <= maxLength + slack
  }
  if (schema.enum) return fc.constantFrom(...(schema.enum as string[]))
  if (pattern) return matching(pattern).filter(fits)
  const lengths = { minLength: Math.max(0, minLength - slack), maxLength: Math.min(maxLength + slack, minLength + 12) }
  const hard = TEXTS.filter(fits)
  return hard.length > 0 ? fc.oneof(fc.constantFrom(...hard), fc.string(lengths)) : fc.string(lengths)
}
