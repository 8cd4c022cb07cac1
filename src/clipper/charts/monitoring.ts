import { z } from 'zod'
import { defineChart } from '../../index.ts'
import * as k8s from '../../k8s/index.ts'
import { allOf, isSet, not } from '../../rules/index.ts'
import { alertmanager, alerts } from './monitoring/alerts.ts'
import { grafana } from './monitoring/grafana.ts'
import { networkPolicy } from './monitoring/network-policy.ts'
import { prometheus } from './monitoring/prometheus.ts'
import { monitoringRules } from './monitoring/rules.ts'
import { scrape } from './monitoring/scrape.ts'
import { global } from './shared/global.ts'
import { names } from './shared/names.ts'

/** The monitoring: Prometheus with alerts and Grafana with dashboards, or the objects that an existing stack reads. */
export const monitoring = defineChart({
  name: 'clipper-monitoring',
  dir: 'charts/clipper-monitoring',
  description: 'Prometheus with alerts and Grafana with dashboards, or both for an existing Prometheus operator',
  secrets: [
    {
      name: 'grafana.admin.existingSecret',
      when: allOf(isSet('grafana.enabled'), not(isSet('operator'))),
      keys: {
        'admin-user': {
          origin: 'generated',
          command: 'echo admin',
          calledBy: 'grafana.admin.userKey',
          description: 'Name of the administrator of Grafana',
        },
        'admin-password': {
          origin: 'generated',
          command: 'openssl rand -hex 24',
          calledBy: 'grafana.admin.passwordKey',
          description: 'Password of the administrator of Grafana',
        },
      },
    },
  ],
  rules: monitoringRules,
  values: z.strictObject({
    global: global('domain', 'environment', 'imageRegistry', 'imagePullSecrets', 'storageClass'),
    operator: z
      .boolean()
      .default(false)
      .describe('Whether a Prometheus operator and its Grafana do the work, so that no pod runs here'),
    operatorLabels: k8s
      .labels()
      .describe('Labels by which the operator finds its objects, such as release: kube-prometheus-stack'),
    imagePullSecrets: k8s.imagePullSecrets(),
    ...names,

    scrape,
    alerts,
    alertmanager,
    dashboards: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether the dashboards are installed'),
        labels: k8s
          .labels({ grafana_dashboard: '1' })
          .describe('Labels by which the Grafana of an operator finds the dashboards'),
        annotations: k8s
          .annotations()
          .describe('Annotations of the dashboards, such as the folder in the Grafana of an operator'),
      })
      .describe('Dashboards for Grafana, the files in files/dashboards'),

    prometheus,
    grafana,
    networkPolicy,
    tests: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether helm test asks Prometheus and Grafana if they are ready'),
      })
      .describe('Checks of an installed release'),
  }),
})
