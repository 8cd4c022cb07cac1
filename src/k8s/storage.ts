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

/** How a volume may be mounted (Kubernetes: `spec.accessModes[]` of a PersistentVolumeClaim). */
export const accessMode = () => z.enum(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'])

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
      accessModes: z
        .array(accessMode())
        .min(1)
        .default([options.accessMode ?? 'ReadWriteOnce'])
        .describe('How the volume may be mounted'),
    })
    .describe('Volume that keeps the data')
