import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'
import { base } from './base.ts'

/** staging.clpr.tv: production in small, on the newest build. */
export const staging = defineEnvironment<ClipperOverlay>({
  name: 'staging',
  extends: base,
  values: {
    global: { domain: 'staging.clpr.tv', environment: 'staging' },
    certificate: { issuerRef: { name: 'letsencrypt-staging' } },
    backend: {
      // this tag moves, so every start asks for the newest
      image: { tag: 'develop', pullPolicy: 'Always' },
      replicaCount: 2,
      autoscaling: { minReplicas: 2, maxReplicas: 5 },
      config: { SENTRY_TRACES_SAMPLE_RATE: 1 },
      ingress: {
        annotations: {
          'nginx.ingress.kubernetes.io/limit-rps': '50',
          'nginx.ingress.kubernetes.io/limit-burst-multiplier': '3',
          'nginx.ingress.kubernetes.io/limit-connections': '30',
        },
      },
    },
    frontend: {
      image: { tag: 'develop', pullPolicy: 'Always' },
      replicaCount: 2,
      autoscaling: { minReplicas: 2, maxReplicas: 5 },
    },
  },
})
