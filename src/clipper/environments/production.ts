import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'
import { base } from './base.ts'

/** clpr.tv */
export const production = defineEnvironment<ClipperOverlay>({
  name: 'production',
  extends: base,
  values: {
    global: { domain: 'clpr.tv', environment: 'production', storageClass: 'standard' },
    backend: {
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
        },
      },
    },
    frontend: {
      image: { tag: '1.0.0' },
      replicaCount: 3,
      autoscaling: { minReplicas: 3, maxReplicas: 10 },
      podDisruptionBudget: { maxUnavailable: '25%' },
      resources: {
        requests: { cpu: '100m', memory: '128Mi' },
        limits: { cpu: '400m', memory: '512Mi' },
      },
    },
    postgres: {
      // twenty backend pods with 50 connections each, and some for people, backups and the exporter
      config: { maxConnections: 1050 },
      persistence: { size: '50Gi' },
      resources: {
        requests: { cpu: '1000m', memory: '4Gi' },
        limits: { cpu: '4000m', memory: '8Gi' },
      },
      backup: { enabled: true },
      exporter: { enabled: true },
    },
    redis: {
      persistence: { size: '10Gi' },
      resources: {
        requests: { cpu: '200m', memory: '512Mi' },
        limits: { cpu: '1000m', memory: '1Gi' },
      },
      exporter: { enabled: true },
    },
  },
})
