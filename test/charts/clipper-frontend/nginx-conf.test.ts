import { describe, expect, test } from 'vitest'
import { validateValues } from '../../../src/build/validate-values.ts'
import type { Values } from '../../../src/values/values.ts'
import { frontend, nginxConfOf, renderFrontend } from './frontend.ts'

const confWith = async (nginx: object) => nginxConfOf(await renderFrontend({ overlay: { nginx } }))

const written: readonly [string, { given: object; want: string }][] = [
  [
    'a number of bytes, without exponent',
    { given: { clientMaxBodySize: 99000000 }, want: 'client_max_body_size 99000000;' },
  ],
  ['a size with a unit', { given: { clientMaxBodySize: '20m' }, want: 'client_max_body_size 20m;' }],
  ['a long time, without exponent', { given: { assetsMaxAgeSeconds: 63072000 }, want: 'max-age=63072000, immutable' }],
  [
    'a policy',
    {
      given: { contentSecurityPolicy: "default-src 'self'; img-src https:" },
      want: `add_header Content-Security-Policy "default-src 'self'; img-src https:" always;`,
    },
  ],
  [
    'text of several lines, in its place',
    {
      given: { extraServerConfig: 'location = /old {\n    return 301 /;\n}\n' },
      want: '        location = /old {\n            return 301 /;\n        }\n    }\n}\n',
    },
  ],
]
test.each(written)('nginx.conf has %s', async (_name, { given, want }) => {
  expect(await confWith(given)).toContain(want)
})

describe('what would end a text of nginx or start a variable in it', () => {
  test.each(['a" always; root /;', 'a\\', '$http_cookie', 'a\nb'])('%j is no policy', async (contentSecurityPolicy) => {
    const values = { nginx: { contentSecurityPolicy } } as Values
    const { issues } = await validateValues(frontend.chart, [{ name: 'test', values }])
    expect(issues.map(({ path }) => path)).toEqual([['nginx', 'contentSecurityPolicy']])
  })
})

test('no location has a header of its own, which would drop those of the server', async () => {
  const conf = await confWith({ contentSecurityPolicy: 'a' })
  const depths = conf
    .split('\n')
    .filter((line) => /^ *add_header /.test(line))
    .map((line) => line.search(/\S/))
  expect(depths).toEqual([8, 8, 8, 8, 8, 8, 8])
})
