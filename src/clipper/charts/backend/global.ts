import { z } from 'zod'
import { dnsSubdomain, imagePullSecrets } from '../../../k8s/index.ts'

/** What this chart reads of the values that all charts share; other charts have keys of their own there. */
export const global = z
  .looseObject({
    domain: dnsSubdomain().optional().describe('Domain of the site, such as clpr.tv'),
    environment: z
      .enum(['production', 'staging', 'development'])
      .optional()
      .describe('Name of the environment, production where it is left out'),
    imageRegistry: z.string().optional().describe('Registry of all images, wins over their own'),
    imagePullSecrets: z
      .array(z.union([z.string(), imagePullSecrets().unwrap().element]))
      .optional()
      .describe('Secrets with the credentials of private registries, for all charts'),
  })
  .describe('Values that all charts of a release share')
