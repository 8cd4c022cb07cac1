import { dnsSubdomain, optionalName, type PersistenceOptions, persistence } from '../../../k8s/index.ts'

/** A claim of its own that outlives the release, or one that exists already. */
export const claim = ({ claimName, ...options }: PersistenceOptions & { readonly claimName: string }) =>
  persistence(options)
    .extend({
      storageClassName: optionalName()
        .default(options.storageClassName ?? '')
        .describe("Name of the StorageClass, empty means global.storageClass, else the cluster's default"),
      existingClaim: optionalName()
        .default('')
        .describe('Name of a claim that exists already, empty means one of its own'),
      claimName: dnsSubdomain().default(claimName).describe('Name of its own claim, which an uninstall keeps'),
    })
    .describe('Volume that keeps the data')
