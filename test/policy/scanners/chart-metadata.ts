import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Finding } from './finding.ts'

const yaml = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => parse(text))
    .pipe(schema)
const boolean = z.enum(['true', 'false'])
const link = z.strictObject({ name: z.string(), url: z.url() })
const change = z.strictObject({
  kind: z.enum(['added', 'changed', 'deprecated', 'removed', 'fixed', 'security']),
  description: z.string(),
  links: z.array(link).optional(),
})
const image = z.strictObject({
  name: z.string(),
  // what is scanned for vulnerabilities has to be one image, not whichever is newest
  image: z.string().regex(/^[^:]+(:\d+\/[^:]+)?(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/),
  whitelisted: z.boolean().optional(),
  platforms: z.array(z.string()).optional(),
})

/** The annotations that Artifact Hub documents for Helm charts, less those that only operators and signed charts have. */
const artifactHub = {
  'artifacthub.io/alternativeName': z.string(),
  'artifacthub.io/category': z.enum([
    'ai-machine-learning',
    'database',
    'integration-delivery',
    'monitoring-logging',
    'networking',
    'security',
    'storage',
    'streaming-messaging',
    'skip-prediction',
  ]),
  'artifacthub.io/changes': yaml(z.array(change)),
  'artifacthub.io/containsSecurityUpdates': boolean,
  'artifacthub.io/images': yaml(z.array(image)),
  'artifacthub.io/license': z.string(),
  'artifacthub.io/links': yaml(z.array(link)),
  'artifacthub.io/maintainers': yaml(z.array(z.strictObject({ name: z.string(), email: z.email() }))),
  'artifacthub.io/prerelease': boolean,
  'artifacthub.io/recommendations': yaml(z.array(z.strictObject({ url: z.url() }))),
}

const SEMVER = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/

/** Chart.yaml as Helm and chart-testing want it. */
const metadata = z.strictObject({
  apiVersion: z.literal('v2'),
  name: z.string().regex(/^[a-z0-9-]+$/),
  description: z.string(),
  type: z.literal('application'),
  version: z.string().regex(SEMVER),
  appVersion: z.string(),
  kubeVersion: z.string(),
  home: z.url(),
  icon: z.url().optional(),
  sources: z.array(z.url()),
  keywords: z.array(z.string()),
  maintainers: z
    .array(z.strictObject({ name: z.string(), email: z.email().optional(), url: z.url().optional() }))
    .min(1),
  dependencies: z
    .array(
      z.strictObject({
        name: z.string(),
        version: z.string(),
        repository: z.string(),
        condition: z.string().optional(),
        tags: z.array(z.string()).optional(),
        alias: z.string().optional(),
      }),
    )
    .optional(),
  annotations: z.strictObject(artifactHub).partial(),
})

/** Judges a Chart.yaml by what Artifact Hub and chart-testing document. */
export function scanChartMetadata(file: string, name: string): Finding[] {
  const { error } = metadata.safeParse(parse(readFileSync(file, 'utf8')))
  return (error?.issues ?? []).map(({ path, code, message }) => ({
    tool: 'chart-metadata',
    check: code,
    object: name,
    where: path.join(' '),
    message,
  }))
}
