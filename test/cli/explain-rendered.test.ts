import { describe, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { explainProject, SECRETS } from './explain-project.ts'
import { run } from './fixture-project.ts'

const root = await explainProject()

describe.each(helms)('helm $version', ({ bin, version }) => {
  const rendered = async (...argv: string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await run(root, ['explain', ...argv], { env: { HELM: bin } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const from = stdout.search(/^(with .* instead|which objects)/m)
    return from < 0 ? [] : stdout.slice(from).trimEnd().split('\n')
  }
  const cases: [string, { given: string[]; want: string[] }][] = [
    [
      'what it beats is the other value, and what is random is not said to change',
      {
        given: ['production', 'api.replicas'],
        want: [`with 3 instead, helm ${version} renders otherwise`, '  Deployment api', '    spec.replicas'],
      },
    ],
    [
      'a switch that makes an object',
      {
        given: ['production', 'api.scaling.enabled'],
        want: [`with true instead, helm ${version} renders otherwise`, '  HorizontalPodAutoscaler api is added'],
      },
    ],
    [
      'another of a closed set',
      {
        given: ['production', 'api.level'],
        want: [
          `with debug instead, helm ${version} renders otherwise`,
          '  Deployment api',
          '    spec.template.spec.containers[name=api].args',
        ],
      },
    ],
    [
      'an item of a list',
      {
        given: ['production', 'api.extraEnv[1].value'],
        want: [
          `with (secret) instead, helm ${version} renders otherwise`,
          '  Deployment api',
          '    spec.template.spec.containers[name=api].env[name=API_TOKEN].value',
        ],
      },
    ],
    [
      'a rule of the schema keeps values away: 5 replicas need as many at most',
      {
        given: ['production', 'api.scaling.most', '--set', 'api.scaling.enabled=true,api.scaling.most=5'],
        want: [
          `with 10 instead, helm ${version} renders otherwise`,
          '  HorizontalPodAutoscaler api',
          '    spec.maxReplicas',
        ],
      },
    ],
    [
      'a value that a template refuses is not taken',
      {
        given: [
          'staging',
          'api.scaling.most',
          '--set',
          'scaling.enabled=true,scaling.most=40',
          '--set',
          'api.replicas=30',
        ],
        want: [
          `with 39 instead, helm ${version} renders otherwise`,
          '  HorizontalPodAutoscaler api',
          '    spec.maxReplicas',
        ],
      },
    ],
    [
      'where one other value changes nothing, a further one is tried',
      {
        given: ['production', 'api.mode'],
        want: [`with "-x" instead, helm ${version} renders otherwise`, '  ConfigMap mode is added'],
      },
    ],
    [
      'nothing reads it',
      { given: ['production', 'api.unread'], want: [`with x instead, helm ${version} renders the same objects`] },
    ],
    [
      'a chart that helm refuses',
      {
        given: ['staging', 'api.scaling.most', '--set', 'scaling.enabled=true,scaling.most=41'],
        want: ['which objects change with it: helm refuses the chart as it is, see clipper-values lint'],
      },
    ],
    ['not asked for', { given: ['production', 'api.replicas', '--no-render'], want: [] }],
  ]
  test.each(cases)('%s', async (_, { given, want }) => expect(await rendered(...given)).toEqual(want))

  test('no secret is shown, not even the one that stands for it', async () => {
    const { stdout } = await run(root, ['explain', 'production', 'api.password', '--format', 'json'], {
      env: { HELM: bin },
    })
    const { rendered: found } = JSON.parse(stdout)
    expect(found).toEqual({
      helm: version,
      value: '(secret)',
      objects: [
        { object: 'Deployment api', change: 'changed', fields: ['spec.template.spec.containers[name=api].args'] },
      ],
    })
    for (const secret of SECRETS) expect(stdout).not.toContain(secret)
  })
})
