import { z } from 'zod'
import { resources } from '../../../k8s/index.ts'
import { pinnedImage } from '../shared/pinned-image.ts'
import { restrictedContainer } from '../shared/pod.ts'

/** A second container that shows the server's statistics to Prometheus. */
export const exporter = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether postgres_exporter runs beside the server'),
    image: pinnedImage({
      registry: 'quay.io',
      repository: 'prometheuscommunity/postgres-exporter',
      tag: 'v0.17.1',
    }),
    args: z
      .array(z.string().min(1))
      .default([])
      .meta({ examples: [['--collector.stat_statements']] })
      .describe('Arguments of the exporter, for example --collector.stat_statements'),
    securityContext: restrictedContainer(),
    resources: resources({
      requests: { cpu: '10m', memory: '32Mi' },
      limits: { cpu: '100m', memory: '128Mi' },
    }),
  })
  .describe('Metrics for Prometheus')
