import type { ClipperBackendOverlay } from '../../../generated/types/clipper-backend.ts'
import { defineEnvironment } from '../../index.ts'

/** A cluster on one's own machine, with an image that was built there. */
export const development = defineEnvironment<ClipperBackendOverlay>({
  name: 'development',
  values: {
    global: { domain: 'clipper.localhost', environment: 'development' },
    image: { registry: '', repository: 'clipper-backend', tag: 'dev' },
    replicaCount: 1,
    autoscaling: { enabled: false },
    // with one pod, a budget would only keep its node from being drained
    podDisruptionBudget: { enabled: false },
    resources: {
      requests: { cpu: '50m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '256Mi' },
    },
    // without TLS a browser drops the cookies of release mode; debug also opens the test login
    config: { GIN_MODE: 'debug' },
    ingress: { tls: [] },
  },
})
