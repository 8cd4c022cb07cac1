import { z } from 'zod'
import { extraEnv, resources } from '../../../k8s/index.ts'
import { pinnedImage } from '../shared/pinned-image.ts'

/** The exporter beside Redis. */
export const exporter = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether an exporter runs beside Redis, with a Service of its own'),
    image: pinnedImage({ registry: 'docker.io', repository: 'oliver006/redis_exporter', tag: 'v1.80.0' }).describe(
      'Image of the exporter',
    ),
    extraEnv: extraEnv().describe('Further variables of the exporter, such as REDIS_EXPORTER_CHECK_KEYS'),
    resources: resources({
      requests: { cpu: '10m', memory: '32Mi' },
      limits: { cpu: '100m', memory: '64Mi' },
    }).describe('Compute resources of the exporter'),
  })
  .describe('Metrics for Prometheus')
