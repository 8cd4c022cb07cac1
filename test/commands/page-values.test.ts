import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { valuesIn } from '../charts/environments.ts'
import { projectCharts } from '../charts/project-charts.ts'
import { at, podOf, type Rendered, render } from '../charts/render.ts'
import { blocksIn } from './page.ts'
import { readme } from './readme.ts'

/** Whose values the examples are, by heading. */
const charts: Readonly<Record<string, string>> = {
  'Resource Requests and Limits / Backend': 'clipper-backend',
  'Resource Requests and Limits / Frontend': 'clipper-frontend',
  'Resource Requests and Limits / PostgreSQL': 'clipper-postgres',
  'Resource Requests and Limits / Redis': 'clipper-redis',
  'Secrets Management': 'clipper-backend',
  'Monitoring / Prometheus Metrics': 'clipper-backend',
}

const examples = blocksIn(readme)
  .filter(({ language }) => language === 'yaml')
  .map(({ heading, body }) => ({ heading, body, chart: charts[heading] ?? '' }))

const renderChart = async (name: string, overlay: object = {}): Promise<Rendered[]> => {
  const chart = projectCharts.find((each) => each.name === name)
  if (!chart) throw new Error(`whose values are these? ${name}`)
  return render(chart, { overlay })
}

test('it is known whose values each example is', () => {
  expect(examples.map(({ heading }) => heading)).toEqual(Object.keys(charts))
})

describe.each(examples.filter(({ body }) => body.startsWith('resources:')))('$heading', ({ body, chart }) => {
  test('shows the defaults', async () => {
    const shown = parse(body) as { resources: unknown }
    const pod = (await renderChart(chart)).map(podOf).find((each) => each)
    expect(at(pod, 'spec', 'containers', 0, 'resources')).toEqual(shown.resources)
  })

  test('shows what production has, in its comments', async () => {
    const shown = parse(body.replace(/\S+ +# Production: /g, '')) as object
    expect(JSON.stringify(shown)).not.toBe(JSON.stringify(parse(body)))
    expect(await valuesIn('production', chart)).toMatchObject(shown)
  })
})

test('the example of Secrets Management names the Secret that the pods read', async () => {
  const body = examples.find(({ heading }) => heading === 'Secrets Management')?.body ?? ''
  const objects = await renderChart(
    'clipper-backend',
    parse(body.replace('backend-secrets', 'other-secrets')) as object,
  )
  expect(JSON.stringify(objects)).toContain('"other-secrets"')
  expect(JSON.stringify(objects)).not.toContain('"backend-secrets"')
  // and what it says is the default
  expect(await renderChart('clipper-backend', parse(body) as object)).toEqual(await renderChart('clipper-backend'))
})

test('the annotations for Prometheus are those of metrics.enabled', async () => {
  const body = examples.find(({ heading }) => heading.endsWith('Prometheus Metrics'))?.body ?? ''
  const annotationsWith = async (overlay: object): Promise<unknown> => {
    const pod = (await renderChart('clipper-backend', overlay)).map(podOf).find((each) => each)
    return at(pod?.metadata, 'annotations')
  }
  const { podAnnotations } = parse(body) as { podAnnotations: object }
  expect(await annotationsWith({ podAnnotations })).toMatchObject(podAnnotations)
  expect(await annotationsWith({ metrics: { enabled: true } })).toEqual(await annotationsWith({ podAnnotations }))
})
