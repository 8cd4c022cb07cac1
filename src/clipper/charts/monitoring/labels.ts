import { z } from 'zod'

/** Labels as Prometheus names them, which are no labels of Kubernetes. */
export const prometheusLabels = () =>
  z
    .record(
      z
        .string()
        .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/)
        .meta({ examples: ['team'] }),
      z.string(),
    )
    .default({})
