import * as z from 'zod'
import { ANNOTATION_KEY, dataKey, dnsLabel, dnsSubdomain, LABEL_KEY } from './metadata.ts'

/** Says whether a pod may start while a ConfigMap, a Secret or one of its keys is missing. */
export const optional = z.boolean().optional().describe('Whether the pod starts without it')

const keySelector = (kind: string) =>
  z.strictObject({
    name: dnsSubdomain().describe(`Name of the ${kind}`),
    key: dataKey().describe(`Key in the ${kind}`),
    optional,
  })

/** Kubernetes: ConfigMapKeySelector. */
export const configMapKeySelector = keySelector('ConfigMap').meta({
  id: 'ConfigMapKeySelector',
  description: 'Key of a ConfigMap',
})

/** Kubernetes: SecretKeySelector. */
export const secretKeySelector = keySelector('Secret').meta({ id: 'SecretKeySelector', description: 'Key of a Secret' })

const ENTRY = `labels\\['${LABEL_KEY}'\\]|annotations\\['${ANNOTATION_KEY}'\\]`
// so short that the key of an entry cannot be too long
const MAX_PATH = 275
const apiVersion = z.literal('v1').optional().describe('API version of the field path')

/** Kubernetes: ObjectFieldSelector in an environment variable; `status.hostIPs` came with 1.28 and is left out. */
export const envFieldSelector = z
  .strictObject({
    apiVersion,
    fieldPath: z
      .string()
      .regex(
        new RegExp(
          `^(metadata\\.(name|namespace|uid|${ENTRY})|spec\\.(nodeName|serviceAccountName)|status\\.(hostIP|podIP|podIPs))$`,
        ),
      )
      .max(MAX_PATH)
      .meta({ examples: ['metadata.name', "metadata.labels['app']"] })
      .describe('Field of the pod, for example metadata.name'),
  })
  .meta({ id: 'EnvFieldSelector', description: 'Field of the pod' })

/** Kubernetes: ObjectFieldSelector in a file of a volume, which knows the metadata only. */
export const fileFieldSelector = z
  .strictObject({
    apiVersion,
    fieldPath: z
      .string()
      .regex(new RegExp(`^metadata\\.(name|namespace|uid|labels|annotations|${ENTRY})$`))
      .max(MAX_PATH)
      .meta({ examples: ['metadata.labels', "metadata.labels['app']"] })
      .describe('Metadata of the pod, for example metadata.labels'),
  })
  .meta({ id: 'FileFieldSelector', description: 'Metadata of the pod' })

// Kubernetes divides CPU by 1 or 1m, and bytes by one of the plain units.
const CPU = { resource: 'cpu', divisor: /^1m?$/ }
const BYTES = {
  resource: '(memory|ephemeral-storage|hugepages-[1-9][0-9]*[KMG]i)',
  divisor: /^1(k|[MGTPE]|[KMGTPE]i)?$/,
}

const resourceSelector = ({ resource, divisor }: typeof CPU) => ({
  resource: z
    .string()
    .regex(new RegExp(`^(limits|requests)\\.${resource}$`))
    .describe('Resource of the container, for example limits.memory'),
  divisor: z.string().regex(divisor).optional().describe('Unit of the number'),
})

/** Kubernetes: ResourceFieldSelector in an environment variable. */
export const envResourceSelector = z
  .union(
    [CPU, BYTES].map((kind) =>
      z.strictObject({
        ...resourceSelector(kind),
        containerName: dnsLabel().optional().describe('Name of the container, this one where it is left out'),
      }),
    ),
  )
  .meta({ id: 'EnvResourceSelector', description: 'Resource of a container' })

/** Kubernetes: ResourceFieldSelector in a file of a volume, where the container must be named. */
export const fileResourceSelector = z
  .union(
    [CPU, BYTES].map((kind) =>
      z.strictObject({ ...resourceSelector(kind), containerName: dnsLabel().describe('Name of the container') }),
    ),
  )
  .meta({ id: 'FileResourceSelector', description: 'Resource of a container' })
