import type * as z from 'zod'

/**
 * A field that the caller of a fragment may give a default: with a value it becomes that default, without one the field
 * is optional, so that nothing is rendered for it.
 */
export function given<T extends z.ZodType>(
  schema: T,
  value: z.core.util.NoUndefined<z.output<T>> | undefined,
): z.ZodDefault<T> | z.ZodOptional<T> {
  return value === undefined ? schema.optional() : schema.default(value)
}
