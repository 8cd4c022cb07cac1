import { z } from 'zod'

type Severity = 'critical' | 'warning' | 'info'

/** What every alert has. */
interface AlertOptions {
  readonly severity: Severity
  /** Prometheus duration, such as `5m`. */
  readonly for: string
}

const common = (options: AlertOptions) => ({
  enabled: z.boolean().default(true).describe('Whether the alert exists'),
  for: z
    .string()
    .regex(/^[0-9]{1,5}[smhd]$/)
    .default(options.for)
    .describe('How long it must hold before it fires'),
  severity: z.enum(['critical', 'warning', 'info']).default(options.severity).describe('Label for the receivers'),
})

/** An alert that holds or does not. */
export const alert = (description: string, options: AlertOptions) =>
  z.strictObject(common(options)).describe(description)

/** An alert beyond a whole number of a unit. */
export const above = (description: string, threshold: number, unit: string, options: AlertOptions) =>
  z
    .strictObject({
      ...common(options),
      threshold: z
        .int()
        .min(0)
        .max(unit === '%' ? 100 : 2 ** 31 - 1)
        .default(threshold)
        .describe(`Where it begins, in ${unit}`),
    })
    .describe(description)
