import * as z from 'zod'
import { annotations, optionalName } from './metadata.ts'

/** Defaults of a `serviceAccount`. */
export interface ServiceAccountOptions {
  /** @default true */
  readonly create?: boolean
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>
  /** @default false */
  readonly automountServiceAccountToken?: boolean
}

/** The identity of the pods (Kubernetes: ServiceAccount, `spec.serviceAccountName`). */
export const serviceAccount = (options: ServiceAccountOptions = {}) =>
  z
    .strictObject({
      create: z
        .boolean()
        .default(options.create ?? true)
        .describe('Whether to create a ServiceAccount'),
      name: optionalName().default('').describe('Name of the ServiceAccount, empty lets the chart choose'),
      annotations: annotations(options.annotations).describe('Annotations of the ServiceAccount'),
      automountServiceAccountToken: z
        .boolean()
        .default(options.automountServiceAccountToken ?? false)
        .describe('Whether the pods get a token of the Kubernetes API'),
    })
    .describe('Identity of the pods')
