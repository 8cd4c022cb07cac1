import { z } from 'zod'
import * as k8s from '../../../k8s/index.ts'
import { extras, podMetadata, restrictedAs, scheduling } from '../shared/pod.ts'

/** A claim of the chart, or one that exists. */
export const claim = (options: { size: string; what: string }) =>
  k8s
    .persistence({ size: options.size })
    .extend({
      storageClassName: k8s
        .optionalName()
        .default('')
        .describe("Name of the StorageClass, empty means global.storageClass, else the cluster's default"),
      existingClaim: k8s
        .optionalName()
        .default('')
        .describe("Name of a claim that exists, empty means the chart's own"),
    })
    .describe(options.what)

/** Service inside the cluster. */
export const internalService = (port: number) =>
  z
    .strictObject({
      port: z.int().min(1).max(65535).default(port).describe('Port of the Service'),
      annotations: k8s.annotations().describe('Annotations of the Service'),
    })
    .describe('Service in front of the pod')

const { automountServiceAccountToken: _, ...identity } = k8s.serviceAccount().shape

/** Identity of a pod; whether it gets a token is the chart's business. */
export const serviceAccount = () => z.strictObject(identity).describe('Identity of the pod')

/** What the pods of both programs have in common. */
export const workload = (user: number) => ({
  ...restrictedAs(user),
  ...podMetadata,
  ...extras,
  ...scheduling,
})
