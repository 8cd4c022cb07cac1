import { z } from 'zod'

const tag = (parts: string) =>
  z.boolean().optional().describe(`Whether ${parts} are deployed, unless their own enabled says so`)

/** Switches for several charts at once, as the `tags` of Chart.yaml say. A chart's own `enabled` wins. */
export const tags = z
  .strictObject({
    web: tag('backend and frontend'),
    data: tag('PostgreSQL and Redis'),
    monitoring: z.boolean().optional().describe('Whether monitoring is deployed, unless its own enabled says so'),
  })
  .optional()
  .describe('Switches for several charts at once')
