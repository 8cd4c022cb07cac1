import { z } from 'zod'
import { extraEnv, extraVolumeMounts, extraVolumes, image, resources } from '../../../k8s/index.ts'

// every field as usual, but its repository may be empty
const own = image({ repository: 'clipper' })

/** The Job that brings the schema of the database up to date. */
export const migrations = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a Job migrates the database, the stock image cannot'),
    image: own
      .extend({
        repository: z
          .union([z.literal(''), own.shape.repository.unwrap()])
          .default('')
          .describe("Path of an image with the migrations, empty means the backend's own image"),
      })
      .describe('Image of the Job'),
    command: z
      .array(z.string().min(1))
      .default(['migrate'])
      .describe('The golang-migrate program in that image, empty means the entrypoint of the image'),
    path: z.string().min(1).default('/migrations').describe('Folder of the migrations in that image'),
    backoffLimit: z.int().min(0).max(100).default(6).describe('Attempts after the first'),
    activeDeadlineSeconds: z
      .int()
      .min(1)
      .max(86400)
      .default(270)
      .describe('Seconds for all attempts together, below the 5 minutes that helm waits'),
    extraEnv: extraEnv().describe('Further variables of the Job, such as PGSSLROOTCERT'),
    extraVolumes: extraVolumes().describe('Further volumes of the Job'),
    extraVolumeMounts: extraVolumeMounts().describe('Where further volumes appear in the Job'),
    resources: resources({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { cpu: '500m', memory: '256Mi' },
    }),
  })
  .describe('Migration of the database')
