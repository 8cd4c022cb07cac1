import { z } from 'zod'
import * as k8s from '../../../k8s/index.ts'
import { pinnedImage } from '../shared/pinned-image.ts'
import { prometheusLabels } from './labels.ts'
import { claim, internalService, serviceAccount, workload } from './pod.ts'

/** Prometheus, as one pod. */
export const prometheus = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether Prometheus runs, never beside an operator'),
    image: pinnedImage({ registry: 'docker.io', repository: 'prom/prometheus', tag: 'v3.13.4' }),
    retention: z
      .strictObject({
        time: z
          .string()
          .regex(/^[1-9][0-9]{0,3}[hdwy]$/)
          .default('30d')
          .describe('Age at which data goes'),
        size: z
          .string()
          .regex(/^([1-9][0-9]{0,5}[MGT]B)?$/)
          .default('16GB')
          .describe('Size at which the oldest data goes, below that of the volume, empty means none'),
      })
      .describe('How long data is kept'),
    externalLabels: prometheusLabels().describe('Labels of what leaves Prometheus, besides environment'),
    extraScrapeConfigs: z
      .array(z.record(z.string(), z.unknown()))
      .default([])
      .describe('Further scrape configurations as Prometheus knows them, such as for node-exporter'),
    persistence: claim({ size: '20Gi', what: 'Volume of the collected data' }),
    service: internalService(9090),
    serviceAccount: serviceAccount(),
    rbac: z
      .strictObject({
        create: z.boolean().default(true).describe('Whether to create a Role that may list the pods of the namespace'),
      })
      .describe('Right to find the pods'),
    resources: k8s.resources({
      requests: { cpu: '100m', memory: '512Mi' },
      limits: { cpu: '1000m', memory: '2Gi' },
    }),
    ...workload(65534),
  })
  .describe('Prometheus')
