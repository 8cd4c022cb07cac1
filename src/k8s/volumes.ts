import * as z from 'zod'
import { dnsLabel, dnsSubdomain } from './metadata.ts'
import { absolutePath, relativePath } from './paths.ts'
import { storageQuantity } from './quantity.ts'
import { configMap, downwardAPI, ephemeral, projected, secret } from './volume-source.ts'

const name = dnsLabel().describe('Name of the volume')
const readOnly = z.boolean().optional().describe('Whether it is mounted read-only')

const emptyDir = z.strictObject({
  medium: z
    .string()
    .regex(/^(Memory|HugePages(-[1-9][0-9]*[KMG]i)?)?$/)
    .optional()
    .describe('Memory keeps the files in memory'),
  sizeLimit: storageQuantity().optional().describe('Size at most'),
})
const persistentVolumeClaim = z.strictObject({ claimName: dnsSubdomain().describe('Name of the claim'), readOnly })
const csi = z.strictObject({
  driver: dnsSubdomain().max(63).describe('Name of the driver'),
  fsType: z.string().optional().describe('Type of the filesystem'),
  nodePublishSecretRef: z
    .strictObject({ name: dnsSubdomain().describe('Name of the Secret') })
    .optional()
    .describe('Secret for the driver'),
  readOnly,
  volumeAttributes: z.record(z.string(), z.string()).optional().describe('Settings of the driver'),
})
const nfs = z.strictObject({
  server: z.string().min(1).describe('Host name or address of the server'),
  path: absolutePath().describe('Path on the server'),
  readOnly,
})
const hostPath = z.strictObject({
  path: absolutePath().describe('Path on the node'),
  type: z
    .enum(['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'])
    .optional()
    .describe('What must be there'),
})

const volume = z
  .union([
    z.strictObject({ name, configMap }),
    z.strictObject({ name, secret }),
    z.strictObject({ name, emptyDir: emptyDir.describe('Empty folder that lives as long as its pod') }),
    z.strictObject({ name, persistentVolumeClaim: persistentVolumeClaim.describe('Volume of a claim') }),
    z.strictObject({ name, projected }),
    z.strictObject({ name, downwardAPI }),
    z.strictObject({ name, csi: csi.describe('Volume of a storage driver') }),
    z.strictObject({ name, nfs: nfs.describe('Folder of an NFS server') }),
    z.strictObject({ name, hostPath: hostPath.describe('Folder or file of the node') }),
    z.strictObject({ name, ephemeral }),
  ])
  .meta({ id: 'Volume', description: 'Volume of the pod' })

const mountFields = {
  name,
  // Kubernetes refuses a colon: container runtimes read it as a separator.
  mountPath: z
    .string()
    .regex(/^[^:]+$/)
    .describe('Path in the container'),
  mountPropagation: z
    .enum(['None', 'HostToContainer', 'Bidirectional'])
    .optional()
    .describe('Whether later mounts are seen on the other side'),
  readOnly,
}
const volumeMount = z
  .union([
    z.strictObject({ ...mountFields, subPath: relativePath().optional().describe('Path in the volume') }),
    z.strictObject({
      ...mountFields,
      subPathExpr: relativePath().describe('Path in the volume, with variables such as $(NAME)'),
    }),
  ])
  .meta({ id: 'VolumeMount', description: 'Where a volume appears in the container' })

/**
 * Further volumes of the pod (Kubernetes: `spec.volumes`). A checked subset: configMap, secret, emptyDir,
 * persistentVolumeClaim, projected, downwardAPI, csi, nfs, hostPath and ephemeral. The other sources are the deprecated
 * drivers of single vendors, and fc and iscsi.
 */
export const extraVolumes = () => z.array(volume).default([]).describe('Further volumes of the pod')

/** Where further volumes appear in the container (Kubernetes: `containers[].volumeMounts`, complete for 1.28). */
export const extraVolumeMounts = () =>
  z.array(volumeMount).default([]).describe('Where further volumes appear in the container')
