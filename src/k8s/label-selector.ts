import * as z from 'zod'
import { labelKey, labelValue } from './metadata.ts'

const key = labelKey().describe('Key of the label')

/** Kubernetes: `meta/v1` LabelSelector. One instance, because its id names a definition of the emitted schema. */
export const labelSelector = z
  .strictObject({
    matchLabels: z.record(labelKey(), labelValue()).optional().describe('Labels that must be equal'),
    matchExpressions: z
      .array(
        z.union([
          z.strictObject({
            key,
            operator: z.enum(['In', 'NotIn']).describe('How the label is compared'),
            values: z.array(labelValue()).min(1).describe('Values to compare with'),
          }),
          z.strictObject({
            key,
            operator: z.enum(['Exists', 'DoesNotExist']).describe('Whether the label must be there'),
          }),
        ]),
      )
      .optional()
      .describe('Conditions on labels, all must hold'),
  })
  .meta({ id: 'LabelSelector', description: 'Selects objects by their labels' })
