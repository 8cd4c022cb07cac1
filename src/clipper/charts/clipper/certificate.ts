import { z } from 'zod'
import { dnsSubdomain } from '../../../k8s/index.ts'

const hours = z.string().regex(/^[1-9][0-9]*h$/)

/** The one Certificate of cert-manager that all ingresses share (cert-manager: `cert-manager.io/v1` Certificate). */
export const certificate = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether cert-manager gets a certificate for the hosts'),
    secretName: dnsSubdomain()
      .default('clipper-tls')
      .describe('Name of the Certificate and of its Secret, ingresses that name this Secret are covered'),
    issuerRef: z
      .strictObject({
        kind: z.enum(['ClusterIssuer', 'Issuer']).default('ClusterIssuer').describe('Kind of the issuer'),
        name: dnsSubdomain().default('letsencrypt-prod').describe('Name of the issuer'),
      })
      .describe('Who signs it'),
    extraDnsNames: z
      .array(z.string().regex(/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/))
      .default([])
      .describe('Further host names'),
    duration: hours
      .optional()
      .meta({ examples: ['2160h'] })
      .describe('How long it is valid, in hours, the issuer decides where left out'),
    renewBefore: hours
      .optional()
      .meta({ examples: ['720h'] })
      .describe('How long before its end it is renewed, in hours'),
  })
  .describe('Certificate of all hosts')
