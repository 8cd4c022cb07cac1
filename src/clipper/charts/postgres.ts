import { z } from 'zod'
import { defineChart } from '../../index.ts'
import * as k8s from '../../k8s/index.ts'
import { backup } from './postgres/backup.ts'
import { config } from './postgres/config.ts'
import { exporter } from './postgres/exporter.ts'
import { networkPolicy } from './postgres/network-policy.ts'
import { postgresRules } from './postgres/rules.ts'
import { claim } from './shared/claim.ts'
import { externalSecrets } from './shared/external-secrets.ts'
import { global } from './shared/global.ts'
import { names } from './shared/names.ts'
import { pinnedImage } from './shared/pinned-image.ts'
import { extras, podMetadata, restrictedAs, scheduling } from './shared/pod.ts'

/** PostgreSQL with pgvector, one server. */
export const postgres = defineChart({
  name: 'clipper-postgres',
  dir: 'charts/clipper-postgres',
  description: 'PostgreSQL with pgvector, the database of the backend',
  secrets: [
    {
      name: 'secrets.existingSecret',
      filledBy: 'externalSecrets.enabled',
      keys: {
        POSTGRES_PASSWORD: {
          origin: 'generated',
          command: 'openssl rand -hex 24',
          description: 'Password of the database user',
        },
      },
    },
  ],
  rules: postgresRules,
  values: z.strictObject({
    global: global('environment', 'imageRegistry', 'imagePullSecrets', 'storageClass'),
    // The tag names the Debian release: another libc sorts text differently, which breaks indexes that exist.
    image: pinnedImage({ registry: 'docker.io', repository: 'pgvector/pgvector', tag: '0.8.1-pg17-bookworm' }),
    imagePullSecrets: k8s.imagePullSecrets(),
    ...names,

    config,
    initScripts: z
      .record(
        z
          .string()
          .regex(/^([-_a-zA-Z0-9]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*\.(sql|sh)$/)
          .max(253),
        z.string().min(1),
      )
      .default({})
      .meta({ examples: [{ '10-reader.sql': 'CREATE ROLE reader LOGIN;' }] })
      .describe('Scripts by file name that run once, after the first start made the database'),
    secrets: z
      .strictObject({
        existingSecret: k8s.existingSecret({ keys: ['POSTGRES_PASSWORD'], default: 'postgres-secret' }),
      })
      .describe('Password of the database user'),
    externalSecrets: externalSecrets(),
    ...extras,

    service: z
      .strictObject({
        // Without an address of its own a Service cannot translate ports, so the server listens on this one.
        port: z.int().min(1024).max(65535).default(5432).describe('Port of the server and of its Service'),
        annotations: k8s.annotations().describe('Annotations of the Service'),
        labels: k8s.labels().describe('Further labels of the Service'),
      })
      .describe("Headless Service, whose name leads to the pod's address"),
    networkPolicy,
    persistence: claim({ claimName: 'postgres-pvc', size: '20Gi' }),
    sharedMemory: z
      .strictObject({
        sizeLimit: z
          .union([z.literal(''), k8s.storageQuantity()])
          .default('')
          .describe('Size of /dev/shm, part of the memory limit, empty means an eighth of it'),
      })
      .describe('Memory that the processes of a parallel query share'),
    resources: k8s.resources({
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '1000m', memory: '2Gi' },
    }),

    startupProbe: k8s
      .execProbe({ periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 120 })
      .describe('Until the server answers at all, before that the other probes wait'),
    readinessProbe: k8s
      .execProbe({ periodSeconds: 5, timeoutSeconds: 5, readiness: true })
      .describe('Whether the server takes connections'),
    livenessProbe: k8s
      .execProbe({ periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 })
      .describe('When a server that does not answer is started again, one that recovers answers'),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(120)
      .describe('Seconds for the last checkpoint, a server that is killed recovers at its next start'),

    serviceAccount: k8s.serviceAccount(),
    ...restrictedAs(999),
    ...podMetadata,
    ...scheduling,

    exporter,
    backup,
    tests: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether helm test logs in to the database'),
      })
      .describe('Checks of an installed release'),
  }),
})
