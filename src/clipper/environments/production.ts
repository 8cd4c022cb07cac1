import type { ClipperBackendOverlay } from '../../../generated/types/clipper-backend.ts'
import { defineEnvironment } from '../../index.ts'
import { base } from './base.ts'

/** clpr.tv */
export const production = defineEnvironment<ClipperBackendOverlay>({
  name: 'production',
  extends: base,
  values: {
    global: { domain: 'clpr.tv', environment: 'production' },
    // the operator's pin: a rollout happens when this line changes, never because a tag moved
    image: { tag: '1.0.0' },
    replicaCount: 3,
    autoscaling: { minReplicas: 3, maxReplicas: 20 },
    // one pod left would not carry twenty pods' load while nodes are drained
    podDisruptionBudget: { maxUnavailable: '25%' },
    resources: {
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '1000m', memory: '1Gi' },
    },
    ingress: {
      annotations: {
        'nginx.ingress.kubernetes.io/limit-rps': '100',
        'nginx.ingress.kubernetes.io/limit-burst-multiplier': '2',
        'nginx.ingress.kubernetes.io/limit-connections': '20',
        'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
      },
    },
  },
})
