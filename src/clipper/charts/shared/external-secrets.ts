import { z } from 'zod'
import { dnsSubdomain } from '../../../k8s/index.ts'

/** An ExternalSecret of the External Secrets Operator, which fills the chart's Secret from a store outside the cluster. */
export const externalSecrets = () =>
  z
    .strictObject({
      enabled: z.boolean().default(false).describe('Whether the External Secrets Operator fills the Secret'),
      apiVersion: z
        .enum(['external-secrets.io/v1', 'external-secrets.io/v1beta1'])
        .default('external-secrets.io/v1')
        .describe('API version of the ExternalSecret, v1 came with version 0.16 of the operator'),
      secretStoreRef: z
        .strictObject({
          kind: z
            .enum(['ClusterSecretStore', 'SecretStore'])
            .default('ClusterSecretStore')
            .describe('Whether the store serves all namespaces or this one'),
          name: dnsSubdomain().default('clipper').describe('Name of the store'),
        })
        .describe('Store that the operator reads'),
      remoteKey: z
        .string()
        .default('')
        .describe('Entry of the store whose properties are the keys, empty means clipper/<environment>/<chart>'),
      refreshInterval: z
        .string()
        .regex(/^(0|([0-9]+(\.[0-9]+)?(s|m|h))+)$/)
        .default('1h')
        .describe('How often the store is read, 0 once'),
    })
    .describe('Secret from a store such as AWS Secrets Manager, GCP Secret Manager, Azure Key Vault or Vault')
