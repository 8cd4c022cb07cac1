import { expect, test } from 'vitest'
import type { Value } from '../../../src/values/values.ts'
import { otherValues } from '../other-value.ts'
import { at, only } from '../render.ts'
import { applicationVariables } from './application-variables.ts'
import { backend, configOf, containerOf, envOf, renderBackend } from './backend.ts'

const { schema, defaults } = backend.model
const declared = Object.entries(schema.properties?.config?.properties ?? {})
const defaultConfig = defaults.config as Readonly<Record<string, Value>>
const testSwitches = [
  'E2E_TEST_MODE',
  'ENABLE_TEST_FIXTURES',
  'SUBMISSION_ALLOW_DUPLICATES',
  'SUBMISSION_BYPASS_RATE_LIMIT',
]

/** Every variable of `config` at another value than its default, texts and lists not empty. */
const config = Object.fromEntries(
  declared.map(([name, setting]) => {
    const values = otherValues(setting, defaultConfig[name], schema.definitions ?? {})
    return [name, values.find((value) => value !== '') ?? '']
  }),
)

test('every variable that the application reads reaches it, and no other', async () => {
  // another GIN_MODE is for development only
  const objects = await renderBackend({ overlay: { global: { environment: 'development' }, config } })
  const given = [...Object.keys(configOf(objects)), ...envOf(await renderBackend()).keys()]
  expect([...new Set(given)].sort()).toEqual([...applicationVariables, ...testSwitches].sort())
})

test('secrets come from the named Secret, required ones without which no pod starts', async () => {
  const objects = await renderBackend({ overlay: { secrets: { existingSecret: 'my-secrets' } } })
  const references = [...envOf(objects)].filter(([name]) => !testSwitches.includes(String(name)))
  for (const [name, variable] of references)
    expect(at(variable, 'valueFrom', 'secretKeyRef')).toMatchObject({ name: 'my-secrets', key: name })
  const required = references.filter(([, variable]) => at(variable, 'valueFrom', 'secretKeyRef', 'optional') === false)
  expect(required.map(([name]) => name)).toEqual([
    'DB_PASSWORD',
    'REDIS_PASSWORD',
    'JWT_PRIVATE_KEY',
    'MFA_ENCRYPTION_KEY',
  ])
  expect(at(containerOf(objects), 'envFrom')).toEqual([{ configMapRef: { name: 'clipper-backend-config' } }])
})

test('nobody can open the switches for tests', async () => {
  const extraEnv = testSwitches.map((name) => ({ name, value: 'true' }))
  const env = at(containerOf(await renderBackend({ overlay: { extraEnv } })), 'env') as unknown[]
  const values = env.filter((variable) => testSwitches.includes(String(at(variable, 'name'))))
  expect(values.map((variable) => at(variable, 'value'))).toEqual(testSwitches.map(() => 'false'))
})

const texts: readonly [string, { given: object; want: object }][] = [
  [
    'a number above a million keeps its digits',
    { given: { CDN_CACHE_TTL: 31536000 }, want: { CDN_CACHE_TTL: '31536000' } },
  ],
  ['a decimal', { given: { SENTRY_TRACES_SAMPLE_RATE: 0.05 }, want: { SENTRY_TRACES_SAMPLE_RATE: '0.05' } }],
  ['a decimal of --set', { given: { SENTRY_TRACES_SAMPLE_RATE: '0.5' }, want: { SENTRY_TRACES_SAMPLE_RATE: '0.5' } }],
  [
    'zero and false are said',
    { given: { REDIS_DB: 0, FEATURE_ANALYTICS: false }, want: { REDIS_DB: '0', FEATURE_ANALYTICS: 'false' } },
  ],
  ['a list', { given: { MIRROR_REGIONS: ['a', 'b'] }, want: { MIRROR_REGIONS: 'a,b' } }],
]
test.each(texts)('as the application parses it: %s', async (_name, { given, want }) => {
  expect(configOf(await renderBackend({ overlay: { config: given } }))).toMatchObject(want)
})

test('an empty text or list is left to the application', async () => {
  const data = configOf(await renderBackend({ overlay: { config: { MIRROR_REGIONS: [], CDN_AWS_REGION: '' } } }))
  expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['MIRROR_REGIONS']))
  expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['CDN_AWS_REGION']))
  expect(Object.values(data)).not.toContain('')
})

test('addresses follow the domain', async () => {
  const overlay = { global: { domain: 'example.com', environment: 'staging' } }
  expect(configOf(await renderBackend({ overlay }))).toMatchObject({
    BASE_URL: 'https://example.com',
    CORS_ALLOWED_ORIGINS: 'https://example.com',
    WEBSOCKET_ALLOWED_ORIGINS: 'https://example.com',
    TWITCH_REDIRECT_URI: 'https://example.com/api/v1/auth/twitch/callback',
    STRIPE_SUCCESS_URL: 'https://example.com/subscription/success',
    STRIPE_CANCEL_URL: 'https://example.com/subscription/cancel',
    EMAIL_FROM_ADDRESS: 'noreply@example.com',
    ENVIRONMENT: 'staging',
  })
})

test('metrics annotate the pods, and a changed setting restarts them', async () => {
  const annotations = async (overlay: object) =>
    at(only(await renderBackend({ overlay }), 'Deployment'), 'spec', 'template', 'metadata', 'annotations')
  const plain = await annotations({})
  expect(plain).toEqual({ 'checksum/config': expect.any(String) })
  expect(await annotations({ metrics: { enabled: true } })).toEqual({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '8080',
    'prometheus.io/path': '/debug/metrics',
    'checksum/config': at(plain, 'checksum/config'),
  })
  expect(at(await annotations({ config: { LOG_FORMAT: 'json' } }), 'checksum/config')).not.toBe(
    at(plain, 'checksum/config'),
  )
})
