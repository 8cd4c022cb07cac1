import { dnsSubdomain, optionalName, type PersistenceOptions, persistence } from '../../../k8s/index.ts'

/** The volume of a pod with data: a claim that the chart makes and keeps, or one that exists. */
export const keptPersistence = ({
  claimName,
  ...options
}: Omit<PersistenceOptions, 'storageClassName'> & { claimName: string }) =>
  persistence(options)
    .extend({
      storageClassName: optionalName()
        .default('')
        .describe("Name of the StorageClass, empty means global.storageClass, else the cluster's default"),
      existingClaim: optionalName().default('').describe('Claim that exists, empty makes one'),
      claimName: dnsSubdomain()
        .default(claimName)
        .describe('Name of the claim that the chart makes, it is kept when the release goes'),
    })
    .describe('Volume that keeps the data')
