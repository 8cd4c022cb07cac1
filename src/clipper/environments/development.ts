import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'

/** A cluster on one's own machine (kind, minikube), with images that were built there: no TLS, one pod of each, small claims. */
export const development = defineEnvironment<ClipperOverlay>({
  name: 'development',
  values: {
    global: { domain: 'clipper.localhost', environment: 'development' },
    certificate: { enabled: false },
    backend: {
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
    frontend: {
      image: { registry: '', repository: 'clipper-frontend', tag: 'dev' },
      replicaCount: 1,
      autoscaling: { enabled: false },
      podDisruptionBudget: { enabled: false },
      ingress: { tls: [] },
    },
    postgres: {
      persistence: { size: '2Gi' },
      resources: {
        requests: { cpu: '50m', memory: '128Mi' },
        limits: { cpu: '1000m', memory: '1Gi' },
      },
    },
    redis: {
      persistence: { size: '1Gi' },
      resources: {
        requests: { cpu: '20m', memory: '32Mi' },
        limits: { cpu: '500m', memory: '128Mi' },
      },
    },
    monitoring: { enabled: false },
  },
})
