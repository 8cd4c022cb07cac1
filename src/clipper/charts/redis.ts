import { z } from 'zod'
import { defineChart } from '../../index.ts'
import * as k8s from '../../k8s/index.ts'
import { config } from './redis/config.ts'
import { exporter } from './redis/exporter.ts'
import { networkPolicy } from './redis/network-policy.ts'
import { redisRules } from './redis/rules.ts'
import { claim } from './shared/claim.ts'
import { externalSecrets } from './shared/external-secrets.ts'
import { global } from './shared/global.ts'
import { names } from './shared/names.ts'
import { pinnedImage } from './shared/pinned-image.ts'
import { extras, podMetadata, restrictedAs, scheduling } from './shared/pod.ts'

// user and group `redis` of the Alpine image, where group 999 is another
const USER = 999
const GROUP = 1000

/** Redis: caches, tokens, rate limits, bans, queues and the chat between the backend's pods. */
export const redis = defineChart({
  name: 'clipper-redis',
  dir: 'charts/clipper-redis',
  description: "Redis for the backend's caches, tokens, rate limits, queues and chat",
  secrets: [
    {
      name: 'secrets.existingSecret',
      filledBy: 'externalSecrets.enabled',
      unless: ['extraEnv'],
      keys: {
        REDIS_PASSWORD: { origin: 'generated', command: 'openssl rand -hex 24', description: 'Password of the cache' },
      },
    },
  ],
  rules: redisRules,
  values: z.strictObject({
    global: global('environment', 'imageRegistry', 'imagePullSecrets', 'storageClass'),
    image: pinnedImage({ registry: 'docker.io', repository: 'library/redis', tag: '7.4.11-alpine' }),
    imagePullSecrets: k8s.imagePullSecrets(),
    ...names,

    config,
    secrets: z
      .strictObject({
        existingSecret: k8s
          .optionalName()
          .default('redis-secret')
          .describe('Name of the Secret with the key REDIS_PASSWORD, empty if extraEnv brings it'),
      })
      .describe('The password, which comes from a Secret only'),
    externalSecrets: externalSecrets(),
    ...extras,

    service: k8s.service({ port: 6379 }),
    networkPolicy,
    persistence: claim({ claimName: 'redis-pvc', size: '5Gi' }),
    resources: k8s.resources({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    }),

    startupProbe: k8s
      .execProbe({ periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 })
      .describe('From when on Redis counts as started, also while it still loads its data'),
    readinessProbe: k8s
      .execProbe({ periodSeconds: 5, timeoutSeconds: 5, readiness: true })
      .describe('Whether Redis gets connections: it has loaded its data and takes the password'),
    livenessProbe: k8s
      .execProbe({ periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 5 })
      .describe('When a Redis that hangs is started again, one that loads its data is left alone'),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(60)
      .describe('Seconds to stop in, with a last snapshot'),

    serviceAccount: k8s.serviceAccount(),
    ...restrictedAs(USER, GROUP),
    ...podMetadata,
    ...scheduling,

    exporter,
    tests: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether helm test asks the Service for an answer to the password'),
      })
      .describe('Checks of an installed release'),
  }),
})
