import * as z from 'zod'
import { fileFieldSelector, fileResourceSelector, optional } from './env-source.ts'
import { int32 } from './int32.ts'
import { labelSelector } from './label-selector.ts'
import { annotationKey, dataKey, dnsSubdomain, labelKey, labelValue, optionalName } from './metadata.ts'
import { writtenPath } from './paths.ts'
import { storageQuantity } from './quantity.ts'
import { accessModes } from './storage.ts'

const mode = int32(0, 511).optional().describe('Permission bits as a decimal number, 420 is 0644')
const defaultMode = int32(0, 511).optional().describe('Permission bits of the files as a decimal number, 420 is 0644')

const keyToPath = z
  .strictObject({ key: dataKey().describe('Key'), path: writtenPath().describe('File in the volume'), mode })
  .meta({ id: 'KeyToPath', description: 'Key and the file that it becomes' })
const items = z
  .array(keyToPath)
  .meta({ uniqueItems: true })
  .optional()
  .describe('Keys to use, all where it is left out')

const downwardFile = z
  .union([
    z.strictObject({
      path: writtenPath().describe('File in the volume'),
      mode,
      fieldRef: fileFieldSelector.describe('Metadata of the pod'),
    }),
    z.strictObject({
      path: writtenPath().describe('File in the volume'),
      mode,
      resourceFieldRef: fileResourceSelector.describe('Resource of a container'),
    }),
  ])
  .meta({ id: 'DownwardAPIVolumeFile', description: 'File with a fact about the pod' })
const downwardFiles = z.array(downwardFile).optional().describe('Files with facts about the pod')

const configMapFields = { name: dnsSubdomain().describe('Name of the ConfigMap'), items, optional }

/** Kubernetes: ConfigMapVolumeSource. */
export const configMap = z.strictObject({ ...configMapFields, defaultMode }).describe('Files from a ConfigMap')

/** Kubernetes: SecretVolumeSource. */
export const secret = z
  .strictObject({ secretName: dnsSubdomain().describe('Name of the Secret'), items, optional, defaultMode })
  .describe('Files from a Secret')

/** Kubernetes: DownwardAPIVolumeSource. */
export const downwardAPI = z.strictObject({ items: downwardFiles, defaultMode }).describe('Files about the pod itself')

const serviceAccountToken = z.strictObject({
  path: writtenPath().describe('File in the volume'),
  audience: z.string().optional().describe('Whom the token is for'),
  expirationSeconds: int32(600).optional().describe('Seconds that the token is valid, at least 600'),
})

/** Kubernetes: ProjectedVolumeSource; `clusterTrustBundle` came with 1.29. */
export const projected = z
  .strictObject({
    defaultMode,
    sources: z
      .array(
        z.union([
          z.strictObject({ configMap: z.strictObject(configMapFields).describe('Files from a ConfigMap') }),
          z.strictObject({
            secret: z
              .strictObject({ name: dnsSubdomain().describe('Name of the Secret'), items, optional })
              .describe('Files from a Secret'),
          }),
          z.strictObject({ downwardAPI: z.strictObject({ items: downwardFiles }).describe('Files about the pod') }),
          z.strictObject({ serviceAccountToken: serviceAccountToken.describe('Token of the ServiceAccount') }),
        ]),
      )
      .min(1)
      // two that write one file would be refused
      .meta({ uniqueItems: true })
      .describe('Sources whose files lie in one folder'),
  })
  .describe('Files from several sources in one folder')

/** Kubernetes: EphemeralVolumeSource; data sources and a fixed volume make no sense for a volume that lives with its pod. */
export const ephemeral = z
  .strictObject({
    volumeClaimTemplate: z
      .strictObject({
        metadata: z
          .strictObject({
            labels: z.record(labelKey(), labelValue()).optional().describe('Labels of the claim'),
            annotations: z.record(annotationKey(), z.string()).optional().describe('Annotations of the claim'),
          })
          .optional()
          .describe('Labels and annotations of the claim'),
        spec: z
          .strictObject({
            accessModes: accessModes().describe('How the volume may be mounted'),
            resources: z
              .strictObject({
                requests: z.strictObject({ storage: storageQuantity().describe('Size') }).describe('What is asked for'),
              })
              .describe('Size of the volume'),
            storageClassName: optionalName().optional().describe('Name of the StorageClass'),
            volumeMode: z.enum(['Filesystem', 'Block']).optional().describe('Whether it has a filesystem'),
            selector: labelSelector.optional().describe('Volumes that may be used'),
          })
          .describe('What the claim asks for'),
      })
      .describe('Claim that is made for each pod'),
  })
  .describe('Volume that lives as long as its pod')
