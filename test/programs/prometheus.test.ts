import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { at, only } from '../charts/render.ts'
import { scenarios } from '../charts/scenarios.ts'
import { type AlertCase, alertCases } from './prometheus-alerts.ts'
import { filesOf, promtool, renderMonitoring } from './prometheus-program.ts'

interface Rule {
  readonly alert: string
  readonly labels: Readonly<Record<string, string>>
}
interface Group {
  readonly name: string
  readonly rules: readonly Rule[]
}
const watched = { scrape: { backend: { enabled: true, tokenSecret: { name: 'scrape' } } } }

/** The files of Prometheus under some values, where the pod has them. */
async function filesWith(overlay: object): Promise<{ 'config/prometheus.yaml': string; 'rules/alerts.yaml': string }> {
  const { config, alerts } = filesOf(await renderMonitoring(overlay), '10.0.0.1:8080')
  return { 'config/prometheus.yaml': config, 'rules/alerts.yaml': alerts }
}

const overlays = { 'the defaults': {}, 'everything watched': watched, ...scenarios['clipper-monitoring'] }
const own = Object.entries(overlays).filter(
  ([, overlay]) => !('operator' in overlay) && at(overlay, 'prometheus', 'enabled') !== false,
)

test.each(own)('Prometheus takes its configuration and its alerts with %s', async (_name, overlay) => {
  const { code, output } = promtool(['check', 'config', '--lint-fatal', 'config/prometheus.yaml'], {
    ...(await filesWith(overlay)),
    'token/token': 'text',
  })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('is valid') })
})

test.each<['config/prometheus.yaml' | 'rules/alerts.yaml', string, string]>([
  ['config/prometheus.yaml', 'metrics_path', 'metric_path'],
  ['rules/alerts.yaml', 'sum(rate(', 'sum(rat('],
  ['rules/alerts.yaml', '$value |', '$valu |'],
])('promtool sees a fault in %s: %s', async (name, from, to) => {
  const files = await filesWith({ scrape: { backend: { enabled: true } } })
  const check = (text: string) =>
    promtool(['check', 'config', 'config/prometheus.yaml'], { ...files, [name]: text }).code
  expect(check(files[name])).toBe(0)
  expect(check(files[name].replace(from, to))).toBe(1)
})

const rules = only(await renderMonitoring({ operator: true, ...watched }), 'PrometheusRule')
test('the rules of the operator are rules of Prometheus', () => {
  const { code, output } = promtool(['check', 'rules', '--lint-fatal', 'rules.yaml'], {
    'rules.yaml': stringify(at(rules, 'spec')),
  })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/SUCCESS: 3[0-9] rules found/) })
})

const groups = at(parse((await filesWith(watched))['rules/alerts.yaml']), 'groups') as Group[]
const jobOf = (group: string) => group.replace(/^clipper-prometheus$/, 'clipper-monitoring-prometheus')
const alerts = groups.flatMap(({ name, rules }) => rules.map((rule) => ({ ...rule, job: jobOf(name) })))

test('every alert is tried', () => {
  expect(Object.keys(alertCases).sort()).toEqual(alerts.map(({ alert }) => alert).sort())
})

/** A series of promtool with the labels that every target of a job has. */
const inputOf = (job: string, series: AlertCase['fires']) =>
  Object.entries(series).map(([name, values]) => {
    const [, metric, labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(name) ?? []
    return { series: `${metric}{job="${job}",namespace="default"${labels && `,${labels}`}}`, values }
  })

describe.each(alerts)('$alert', ({ alert, job, labels }) => {
  const { fires, quiet, after = 60, labels: own = {} } = alertCases[alert] ?? { fires: {}, quiet: {} }
  const rule = alerts.find((other) => other.alert === alert)
  // annotations are left out: promtool compares them word by word
  const { annotations: _, job: __, ...bare } = { annotations: {}, ...rule }
  const run = (series: AlertCase['fires'], expected: readonly object[]) =>
    promtool(['test', 'rules', 'test.yaml'], {
      'rules.yaml': stringify({ groups: [{ name: 'g', rules: [bare] }] }),
      'test.yaml': stringify({
        rule_files: ['rules.yaml'],
        evaluation_interval: '1m',
        tests: [
          {
            interval: '1m',
            input_series: inputOf(job, series),
            alert_rule_test: [{ eval_time: `${after}m`, alertname: alert, exp_alerts: expected }],
          },
        ],
      }),
    })

  test('fires', () => {
    const { code, output } = run(fires, [{ exp_labels: { ...labels, ...own } }])
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('SUCCESS') })
  })

  test('is quiet otherwise', () => {
    const { code, output } = run(quiet, [])
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('SUCCESS') })
  })
})

test('people read what happens, with its number', () => {
  const { code, output } = promtool(['test', 'rules', 'test.yaml'], {
    'rules.yaml': stringify({ groups }),
    'test.yaml': stringify({
      rule_files: ['rules.yaml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: inputOf('clipper-backend', alertCases.BackendErrorRateHigh?.fires ?? {}),
          alert_rule_test: [
            {
              eval_time: '60m',
              alertname: 'BackendErrorRateHigh',
              exp_alerts: [
                {
                  exp_labels: { severity: 'warning', namespace: 'default' },
                  exp_annotations: {
                    summary: 'The backend answers with errors',
                    description: '2.0 % of the requests in default end with a 5xx status, more than 1 %.',
                    runbook: 'clipper-monitoring/README.md#backenderrorratehigh',
                  },
                },
              ],
            },
          ],
        },
      ],
    }),
  })
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('SUCCESS') })
})
