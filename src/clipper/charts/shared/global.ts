import { z } from 'zod'
import { dnsSubdomain, hostName, imagePullSecrets, imageRegistry, optionalName } from '../../../k8s/index.ts'

/** Domain of the site; `grafana.` in front of it makes a host name, too. */
export const domain = () => hostName().max(253 - 'grafana.'.length)

/** Every value that the charts of a release share. */
export const globalKeys = {
  domain: domain().optional().describe('Domain of the site, such as clpr.tv'),
  environment: z
    .enum(['production', 'staging', 'development'])
    .optional()
    .describe('Name of the environment, production where it is left out'),
  imageRegistry: imageRegistry().optional().describe('Registry of all images, wins over their own'),
  imagePullSecrets: z
    .array(z.union([dnsSubdomain(), imagePullSecrets().unwrap().element]))
    .optional()
    .describe('Secrets with the credentials of private registries, for all charts'),
  storageClass: optionalName().optional().describe('StorageClass of all volumes that name none of their own'),
}

/** What one chart reads of them; other charts have keys of their own there. */
export const global = <Key extends keyof typeof globalKeys>(...keys: Key[]) =>
  z
    .looseObject(Object.fromEntries(keys.map((key) => [key, globalKeys[key]])) as Pick<typeof globalKeys, Key>)
    .describe('Values that all charts of a release share')
