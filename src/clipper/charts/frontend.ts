import { z } from 'zod'
import { defineChart } from '../../index.ts'
import * as k8s from '../../k8s/index.ts'
import * as rules from '../../rules/index.ts'
import { networkPolicy } from './frontend/network-policy.ts'
import { nginx } from './frontend/nginx.ts'
import { global } from './shared/global.ts'
import { names } from './shared/names.ts'
import { extras, podMetadata, restrictedAs, scheduling, spread } from './shared/pod.ts'
import { scalingBehavior } from './shared/scaling.ts'

/** The frontend: the site's pages and scripts, served by nginx. */
export const frontend = defineChart({
  name: 'clipper-frontend',
  dir: 'charts/clipper-frontend',
  description: 'The pages and scripts of the site, served by nginx',
  rules: [
    ...k8s.scalingRules(),
    ...k8s.budgetRules(),
    ...k8s.podRules({ volumes: ['config', 'tmp'], mountPaths: ['/etc/nginx/nginx.conf', '/tmp'] }),
    ...k8s.spreadRules(),
    ...k8s.networkPolicyRules({
      peers: ['networkPolicy.extraIngressPeers'],
      egress: ['networkPolicy.egress.extra'],
    }),
    ...k8s.startupRules(5, 'nginx reads its configuration first'),
    rules.withinLimits('resources'),
    rules.hostsCovered('ingress', 'global.domain'),
    rules.above('terminationGracePeriodSeconds', 'preStopSleepSeconds', {
      because: 'open downloads need some seconds, too',
    }),
  ],
  values: z.strictObject({
    global: global('domain', 'imageRegistry', 'imagePullSecrets'),
    replicaCount: z
      .int()
      .min(0)
      .max(1000)
      .default(2)
      .describe('Number of pods, with autoscaling the least number if it is above minReplicas'),
    image: k8s.image({ registry: 'ghcr.io', repository: 'subculture-collective/clipper/frontend' }),
    imagePullSecrets: k8s.imagePullSecrets(),
    ...names,

    nginx,
    ...extras,

    service: k8s.service({ port: 80 }),
    ingress: k8s.ingress({ className: 'nginx', tlsSecretName: 'clipper-tls' }),
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
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { cpu: '200m', memory: '256Mi' },
    }),

    startupProbe: k8s
      .httpProbe({ path: '/health.html', periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 })
      .describe('From when on a new container counts as started, before it the other probes wait'),
    readinessProbe: k8s
      .httpProbe({ path: '/health.html', periodSeconds: 10, timeoutSeconds: 3, readiness: true })
      .describe('Whether a pod gets requests'),
    livenessProbe: k8s
      .httpProbe({ path: '/health.html', periodSeconds: 30, timeoutSeconds: 5 })
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
      .describe('Seconds to stop in: the sleep above, the rest for open downloads'),

    serviceAccount: k8s.serviceAccount(),
    // the user nginx of the image
    ...restrictedAs(101),
    ...podMetadata,
    ...scheduling,
    topologySpreadConstraints: spread(),

    tests: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether helm test asks the Service for the health of the site'),
      })
      .describe('Checks of an installed release'),
  }),
})
