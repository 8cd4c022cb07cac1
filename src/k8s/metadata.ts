import * as z from 'zod'

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const QUALIFIED_NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?'
// Kubernetes compares the prefix of an annotation in lower case, that of a label as it stands.
const ANY_CASE_SUBDOMAIN = SUBDOMAIN.replaceAll('a-z', 'A-Za-z')

/** Patterns of the keys below, for what holds one. */
export const LABEL_KEY = `(${SUBDOMAIN}/)?${QUALIFIED_NAME}`
export const ANNOTATION_KEY = `(${ANY_CASE_SUBDOMAIN}/)?${QUALIFIED_NAME}`

/** DNS-1123 label of at most 63 characters (Kubernetes: names of volumes, containers and ports). */
export function dnsLabel(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${LABEL}$`))
    .max(63)
    .meta({ examples: ['web-1'] })
}

/** DNS-1123 subdomain of at most 253 characters (Kubernetes: `metadata.name` of most objects). */
export function dnsSubdomain(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${SUBDOMAIN}$`))
    .max(253)
    .meta({ examples: ['web.example.com'] })
}

// Kubernetes refuses an IP address as the host of an Ingress. A last label that starts with a letter, as every real one does,
// says the same without lookahead.
export const HOST = `(${LABEL}\\.)*[a-z]([-a-z0-9]*[a-z0-9])?`

/** Name of a host, lower case, of at most 253 characters, and no address (Kubernetes: `host` of an Ingress). */
export function hostName(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${HOST}$`))
    .max(253)
    .meta({ examples: ['web.example.com'] })
}

/** A `dnsSubdomain`, or empty where the chart chooses the name or does without the object. */
export function optionalName(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^(${SUBDOMAIN})?$`))
    .max(253)
    .meta({ examples: ['web-1'] })
}

/** Key of a label, with or without a DNS prefix (Kubernetes: qualified name, `topologyKey`, `matchExpressions[].key`). */
export function labelKey(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${LABEL_KEY}$`))
    .max(317)
    .meta({ examples: ['app.kubernetes.io/name'] })
}

/** Key of an annotation, with or without a DNS prefix (Kubernetes: `metadata.annotations`). */
export function annotationKey(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^${ANNOTATION_KEY}$`))
    .max(317)
    .meta({ examples: ['example.com/note'] })
}

/** Value of a label: at most 63 characters, may be empty (Kubernetes: `metadata.labels.*`). */
export function labelValue(): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^(${QUALIFIED_NAME})?$`))
    .max(63)
    .meta({ examples: ['web-1'] })
}

/** Key in the data of a ConfigMap or Secret (Kubernetes: `data.*`, `key` of a key selector). */
export function dataKey(): z.ZodString {
  return (
    z
      .string()
      // neither `.` nor `..`, nor what starts with `..`
      .regex(/^([-_a-zA-Z0-9]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*$/)
      .max(253)
      .meta({ examples: ['tls.crt'] })
  )
}

/** Further labels by name (Kubernetes: `metadata.labels`). */
export function labels(
  defaults: Readonly<Record<string, string>> = {},
): z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>> {
  return z
    .record(labelKey(), labelValue())
    .default({ ...defaults })
    .describe('Further labels')
}

/** Further annotations by name; every value is a string, so numbers and booleans are quoted (Kubernetes: `metadata.annotations`). */
export function annotations(
  defaults: Readonly<Record<string, string>> = {},
): z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>> {
  return z
    .record(annotationKey(), z.string())
    .default({ ...defaults })
    .describe('Further annotations')
}

/** A map that is open on purpose: any key, any value. For settings that the chart passes on without knowing them. */
export function openMap(description: string): z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnknown>> {
  return z.record(z.string(), z.unknown()).default({}).describe(description)
}
