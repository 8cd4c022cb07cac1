import * as z from 'zod'
import { dnsSubdomain } from './metadata.ts'

const HOST = '[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*(:[0-9]{1,5})?'
const COMPONENT = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*'
const REGISTRY = new RegExp(`^(${HOST}(/${COMPONENT})*)?$`)
const REPOSITORY = new RegExp(`^(${COMPONENT}:[0-9]{1,5}/)?${COMPONENT}(/${COMPONENT})*$`)

/** Host of a registry, with an optional port and path; may be empty. */
export const imageRegistry = () => z.string().regex(REGISTRY)

/** Defaults of an `image`. */
export interface ImageOptions {
  /** Path of the image, for example `library/nginx`. */
  readonly repository: string
  /** @default '' (the cluster's own default, or a global registry of the chart) */
  readonly registry?: string
  /** @default '' (the chart's appVersion) */
  readonly tag?: string
  /** @default 'IfNotPresent' */
  readonly pullPolicy?: PullPolicy
}

type PullPolicy = 'Always' | 'IfNotPresent' | 'Never'

/**
 * A container image as `{ registry, repository, tag, digest, pullPolicy }` (Kubernetes: `containers[].image`,
 * `containers[].imagePullPolicy`). A tag may be an integer, because `--set tag=20240101` is one to Helm.
 */
export const image = ({ repository, registry = '', tag = '', pullPolicy = 'IfNotPresent' }: ImageOptions) =>
  z
    .strictObject({
      registry: imageRegistry()
        .meta({ examples: ['ghcr.io', 'localhost:5000'] })
        .default(registry)
        .describe('Registry host, with an optional port and path'),
      repository: z
        .string()
        .regex(REPOSITORY)
        .meta({ examples: ['library/nginx'] })
        .default(repository)
        .describe('Path of the image in its registry'),
      tag: z
        .union([
          z
            .string()
            .regex(/^([A-Za-z0-9_][-A-Za-z0-9_.]{0,127})?$/)
            .meta({ examples: ['1.27.3'] }),
          z.int().min(0),
        ])
        .default(tag)
        .describe("Tag of the image, empty means the chart's appVersion"),
      digest: z
        .string()
        .regex(/^(sha256:[a-f0-9]{64})?$/)
        .meta({ examples: [`sha256:${'0123456789abcdef'.repeat(4)}`] })
        .default('')
        .describe('Digest of the image, wins over the tag'),
      pullPolicy: z
        .enum(['Always', 'IfNotPresent', 'Never'])
        .default(pullPolicy)
        .describe('When the node pulls the image'),
    })
    .describe('Container image')

/** Secrets that hold the credentials of private registries (Kubernetes: `spec.imagePullSecrets`). */
export const imagePullSecrets = () =>
  z
    .array(z.strictObject({ name: dnsSubdomain().describe('Name of the Secret') }))
    .default([])
    .describe('Secrets with the credentials of private registries')
