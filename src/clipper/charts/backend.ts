import { z } from 'zod'
import { defineChart } from '../../index.ts'
import * as k8s from '../../k8s/index.ts'
import { config } from './backend/config.ts'
import { migrations } from './backend/migrations.ts'
import { networkPolicy } from './backend/network-policy.ts'
import { backendRules } from './backend/rules.ts'
import { optionalKeys, requiredKeys } from './backend/secret-keys.ts'
import { backendSecrets } from './backend/secrets.ts'
import { externalSecrets } from './shared/external-secrets.ts'
import { global } from './shared/global.ts'
import { names } from './shared/names.ts'
import { extras, podMetadata, restrictedAs, scheduling, spread } from './shared/pod.ts'
import { scalingBehavior } from './shared/scaling.ts'

/** The backend: API, WebSockets, and the pages that search engines read. */
export const backend = defineChart({
  name: 'clipper-backend',
  dir: 'charts/clipper-backend',
  description: 'The Go service behind the API, the WebSockets and the pages that search engines read',
  secrets: backendSecrets,
  rules: backendRules,
  values: z.strictObject({
    global: global('domain', 'environment', 'imageRegistry', 'imagePullSecrets'),
    replicaCount: z
      .int()
      .min(0)
      .max(1000)
      .default(2)
      .describe('Number of pods, with autoscaling the least number if it is above minReplicas'),
    image: k8s.image({ registry: 'ghcr.io', repository: 'subculture-collective/clipper/backend' }),
    imagePullSecrets: k8s.imagePullSecrets(),
    ...names,
    compat: z
      .strictObject({
        rootImage: z
          .boolean()
          .default(false)
          .describe('Whether the image can only run as user 0, as the stock image, it still gets no capability'),
      })
      .describe('Concessions to images that are not built for Kubernetes'),

    config,
    secrets: z
      .strictObject({
        existingSecret: k8s
          .optionalName()
          .default('backend-secrets')
          .describe('Name of the Secret with the keys below, empty if extraEnv brings each required one'),
        requiredKeys,
        optionalKeys,
      })
      .describe('Secret variables of the application, which come from a Secret only'),
    externalSecrets: externalSecrets(),
    ...extras,
    extraEnvFrom: k8s.extraEnvFrom(),

    service: k8s.service({ port: 80 }),
    ingress: k8s.ingress({
      className: 'nginx',
      annotations: {
        // uploads may have 10 MB, and nginx would cut an idle WebSocket after a minute
        'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
      },
      paths: [
        { path: '/api', pathType: 'Prefix' },
        { path: '/robots.txt', pathType: 'Exact' },
        { path: '/sitemap.xml', pathType: 'Exact' },
        { path: '/clips/streamer', pathType: 'Prefix' },
        { path: '/clips/game', pathType: 'Prefix' },
        { path: '/clips/best', pathType: 'Prefix' },
      ],
      tlsSecretName: 'clipper-tls',
    }),
    networkPolicy,

    autoscaling: k8s.hpa({
      minReplicas: 2,
      maxReplicas: 10,
      targetCPUUtilizationPercentage: 70,
      targetMemoryUtilizationPercentage: 80,
      behavior: scalingBehavior,
    }),
    podDisruptionBudget: k8s.podDisruptionBudget({ minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
    resources: k8s.resources({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    }),

    startupProbe: k8s
      .httpProbe({ path: '/health/live', periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 })
      .describe('From when on a new container counts as started, before it the other probes wait'),
    // the application gives its database and cache 3 s to answer
    readinessProbe: k8s
      .httpProbe({ path: '/health/ready', periodSeconds: 15, timeoutSeconds: 5, readiness: true })
      .describe('Whether a pod gets requests'),
    livenessProbe: k8s
      .httpProbe({ path: '/health/live', periodSeconds: 30, timeoutSeconds: 5 })
      .describe('When a container that hangs is started again'),
    preStopSleepSeconds: z
      .int()
      .min(0)
      .max(600)
      .default(5)
      .describe('Seconds that a pod still answers while the ingress forgets it, 0 ends it at once'),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(30)
      .describe('Seconds to stop in: the sleep above, 5 for open requests and 5 for telemetry'),

    serviceAccount: k8s.serviceAccount(),
    ...restrictedAs(10001),
    ...podMetadata,
    exports: z
      .strictObject({
        existingClaim: z
          .union([z.literal(''), k8s.dnsSubdomain()])
          .default('')
          .describe('Claim that all pods share for data exports, empty means a folder that ends with its pod'),
        sizeLimit: k8s.storageQuantity().default('1Gi').describe('Size at most of that folder'),
      })
      .describe("Volume for the users' data exports, mounted at EXPORT_DIR"),
    ...scheduling,
    topologySpreadConstraints: spread(),

    metrics: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe('Whether Prometheus is told to scrape, the stock image answers 401 to it'),
        path: z.string().regex(/^\//).default('/debug/metrics').describe('Path of the metrics'),
      })
      .describe('Metrics for Prometheus'),
    migrations,
    tests: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether helm test asks the Service if the pods are ready'),
      })
      .describe('Checks of an installed release'),
  }),
})
