import * as z from 'zod'
import { optionalName } from './metadata.ts'
import { storageQuantity } from './quantity.ts'

type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod'

/** Defaults of `persistence`. */
export interface PersistenceOptions {
  /** @default true */
  readonly enabled?: boolean
  /** Bytes, for example `20Gi`. */
  readonly size: string | number
  /** @default 'ReadWriteOnce' */
  readonly accessMode?: AccessMode
  /** @default '' (the cluster's default class) */
  readonly storageClassName?: string
}

/**
 * How a volume may be mounted; one that a single pod may write knows no other way (Kubernetes: `spec.accessModes` of a
 * PersistentVolumeClaim).
 */
export const accessModes = () =>
  z.union([
    z.array(z.enum(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'])).min(1),
    z.array(z.literal('ReadWriteOncePod')).length(1),
  ])

const modesOf = (mode: AccessMode = 'ReadWriteOnce') =>
  mode === 'ReadWriteOncePod' ? ([mode] as 'ReadWriteOncePod'[]) : [mode]

/** The volume that keeps the data (Kubernetes: `spec` of a PersistentVolumeClaim). */
export const persistence = (options: PersistenceOptions) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .default(options.enabled ?? true)
        .describe('Whether the data outlives the pod'),
      size: storageQuantity().default(options.size).describe('Size of the volume, for example 20Gi'),
      storageClassName: optionalName()
        .default(options.storageClassName ?? '')
        .describe("Name of the StorageClass, empty means the cluster's default"),
      accessModes: accessModes().default(modesOf(options.accessMode)).describe('How the volume may be mounted'),
    })
    .describe('Volume that keeps the data')
