import { z } from 'zod'
import * as k8s from '../../../k8s/index.ts'
import { pinnedImage } from '../shared/pinned-image.ts'
import { claim, internalService, serviceAccount, workload } from './pod.ts'

/** Grafana, as one pod. */
export const grafana = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether Grafana runs, never beside an operator'),
    image: pinnedImage({ registry: 'docker.io', repository: 'grafana/grafana', tag: '12.4.10' }),
    adminUser: z.string().min(1).default('admin').describe('Name of the administrator, unless existingSecret has it'),
    // --set makes a number of digits, and a secret has no pattern, as Helm prints what misses one
    adminPassword: z
      .union([z.string().meta({ writeOnly: true }), z.int().meta({ writeOnly: true })])
      .default('')
      .describe('Password of the administrator, empty means a random one that later upgrades keep')
      .meta({ writeOnly: true }),
    admin: z
      .strictObject({
        existingSecret: k8s
          .optionalName()
          .default('')
          .describe('Name of a Secret with the login, wins over adminPassword, empty means the chart makes one'),
        userKey: z
          .union([z.literal(''), k8s.dataKey()])
          .default('admin-user')
          .describe('Key of the name in it, empty means adminUser'),
        passwordKey: k8s.dataKey().default('admin-password').describe('Key of the password in it'),
      })
      .describe('Login of the administrator from a Secret'),
    datasource: z
      .strictObject({
        name: z.string().min(1).default('Prometheus').describe('Name of the data source'),
        url: z
          .string()
          .regex(/^(https?:\/\/[!-~]+)?$/)
          .default('')
          .describe("Address of another Prometheus, empty means the chart's own"),
      })
      .describe('Where Grafana reads'),
    ingress: k8s.ingress({ enabled: false, className: 'nginx', tlsSecretName: 'clipper-tls' }),
    persistence: claim({ size: '5Gi', what: 'Volume of users, settings and dashboards made by hand' }),
    service: internalService(80),
    serviceAccount: serviceAccount(),
    resources: k8s.resources({
      requests: { cpu: '50m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    }),
    ...workload(472),
  })
  .describe('Grafana')
