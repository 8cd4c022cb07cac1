import * as z from 'zod'
import { annotations as annotationMap, HOST, optionalName } from './metadata.ts'

const ANY_HOST = `(\\*\\.)?${HOST}`
// An escaped slash (`%2F`) is refused by Kubernetes. Without lookahead "a % that no 2F follows" is spelled out: a percent
// sign, perhaps more of them with a 2 between, then a character that does not complete it, or the end.
const PERCENT = '%+(2%+)*'
const CHARACTER = `([^/%]|${PERCENT}([^/%2]|2[^/%fF]))`
const FIRST = `([^/%.]|${PERCENT}([^/%2]|2[^/%fF]))`
const END = `${PERCENT}2?`
// Neither an empty segment nor `.` or `..`, which Kubernetes refuses in a path.
const TAIL = `${CHARACTER}*(${END})?`
const SEGMENT = `(\\.?(${FIRST}${TAIL}|${END})|\\.\\.(${CHARACTER}${TAIL}|${END}))`
const PATH = new RegExp(`^/(${SEGMENT}(/${SEGMENT})*/?)?$`)

/** One path of an ingress rule. */
export interface IngressPath {
  readonly path: string
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific'
}

/** Defaults of an `ingress`. */
export interface IngressOptions {
  /** @default true */
  readonly enabled?: boolean
  /** Name of the IngressClass. @default '' (the cluster's default class) */
  readonly className?: string
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>
  /** Paths of the one default host. @default '/' with type Prefix */
  readonly paths?: readonly IngressPath[]
  /** The one default host; empty lets the chart choose, for example from `global.domain`. @default '' */
  readonly host?: string
  /** Name of the default host's certificate Secret. @default none, so no TLS */
  readonly tlsSecretName?: string
}

/**
 * How requests from outside reach the Service (Kubernetes: `networking.k8s.io/v1` Ingress). Host names are lower case
 * DNS names, with an optional `*.` in front; an empty host lets the chart choose.
 */
export const ingress = (options: IngressOptions = {}) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .default(options.enabled ?? true)
        .describe('Whether to create an Ingress'),
      className: optionalName()
        .default(options.className ?? '')
        .describe("Name of the IngressClass, empty means the cluster's default"),
      annotations: annotationMap(options.annotations).describe('Annotations of the Ingress, read by its controller'),
      hosts: z
        .array(rule)
        .default([{ host: options.host ?? '', paths: [...(options.paths ?? [{ path: '/', pathType: 'Prefix' }])] }])
        .describe('Host names and the paths that they serve'),
      tls: z
        .array(tls)
        .default(options.tlsSecretName ? [{ secretName: options.tlsSecretName, hosts: [] }] : [])
        .describe('Certificates and the host names that they are for'),
    })
    .describe('Access from outside the cluster')

const rule = z.strictObject({
  host: z
    .string()
    .regex(new RegExp(`^(${ANY_HOST})?$`))
    .max(253)
    .describe('Host name, empty lets the chart choose'),
  paths: z
    .array(
      z.strictObject({
        path: z.string().regex(PATH).describe('Path of the requests'),
        pathType: z.enum(['Exact', 'Prefix', 'ImplementationSpecific']).describe('How the path is compared'),
      }),
    )
    .min(1)
    .describe('Paths that this host serves'),
})

const tls = z.strictObject({
  secretName: optionalName().describe('Name of the Secret with the certificate'),
  hosts: z
    .array(
      z
        .string()
        .regex(new RegExp(`^${ANY_HOST}$`))
        .max(253),
    )
    .describe('Host names of the certificate, empty means those of the rules'),
})
