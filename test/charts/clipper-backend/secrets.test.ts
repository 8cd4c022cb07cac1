import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../../src/build/build-layers.ts'
import { secretScript } from '../../../src/emit/secret-script.ts'
import { neededSecrets } from '../../../src/secrets/needed-secrets.ts'
import { runScript, secretsIn } from '../../support/run-script.ts'
import { at, only } from '../render.ts'
import { secretReferences } from '../secret-references.ts'
import { backend, renderBackend } from './backend.ts'

const required = ['DB_PASSWORD', 'REDIS_PASSWORD', 'JWT_PRIVATE_KEY', 'MFA_ENCRYPTION_KEY']
const fromElsewhere = (...names: string[]) =>
  names.map((name) => ({ name, valueFrom: { secretKeyRef: { name: 'other', key: name.toLowerCase() } } }))

/** Keys without which no pod starts, as `<secret>/<key>`. */
async function needed(overlay: object): Promise<string[]> {
  const references = secretReferences(await renderBackend({ overlay })).filter(({ optional }) => !optional)
  return references.map(({ secret, key }) => `${secret}/${key}`)
}

describe('a Secret that exists', () => {
  const cases: [string, { given: object; want: string[] }][] = [
    ['has every required key', { given: {}, want: required.map((key) => `backend-secrets/${key}`) }],
    [
      'need not have what is taken out of requiredKeys',
      {
        given: { secrets: { requiredKeys: required.filter((key) => key !== 'REDIS_PASSWORD') } },
        want: ['backend-secrets/DB_PASSWORD', 'backend-secrets/JWT_PRIVATE_KEY', 'backend-secrets/MFA_ENCRYPTION_KEY'],
      },
    ],
    [
      'need not have what extraEnv brings',
      {
        given: { extraEnv: fromElsewhere('DB_PASSWORD', 'REDIS_PASSWORD') },
        want: [
          'backend-secrets/JWT_PRIVATE_KEY',
          'backend-secrets/MFA_ENCRYPTION_KEY',
          'other/db_password',
          'other/redis_password',
        ],
      },
    ],
    [
      'need not be where extraEnv brings every one',
      {
        given: { secrets: { existingSecret: '' }, extraEnv: fromElsewhere(...required) },
        want: required.map((key) => `other/${key.toLowerCase()}`),
      },
    ],
  ]
  test.each(cases)('%s', async (_, { given, want }) => expect(await needed(given)).toEqual(want))

  const refused: [string, { given: object; want: string }][] = [
    ['all keys', { given: {}, want: 'DB_PASSWORD, REDIS_PASSWORD, JWT_PRIVATE_KEY, MFA_ENCRYPTION_KEY' }],
    [
      'those that extraEnv does not bring',
      {
        given: { extraEnv: fromElsewhere('DB_PASSWORD', 'JWT_PRIVATE_KEY') },
        want: 'REDIS_PASSWORD, MFA_ENCRYPTION_KEY',
      },
    ],
  ]
  test.each(refused)('must be named, else helm fails and names %s', async (_, { given, want }) => {
    await expect(renderBackend({ overlay: { secrets: { existingSecret: '' }, ...given } })).rejects.toThrow(
      `secrets.existingSecret  is empty, so no Secret holds ${want}: name one, or switch on externalSecrets.enabled`,
    )
  })

  test('is not made by the chart', async () => {
    const kinds = (await renderBackend()).map(({ kind }) => kind)
    expect(kinds).not.toEqual(expect.arrayContaining(['Secret']))
    expect(kinds).not.toEqual(expect.arrayContaining(['ExternalSecret']))
  })
})

describe('a Secret from a store', () => {
  const external = async (overlay: object = {}) => {
    const { externalSecrets = {}, ...others } = overlay as { externalSecrets?: object }
    const given = { externalSecrets: { enabled: true, ...externalSecrets }, ...others }
    return renderBackend({ overlay: given })
  }
  const specOf = async (overlay?: object) => at(only(await external(overlay), 'ExternalSecret'), 'spec')

  const entries: [string, { given: object; want: string }][] = [
    ['the environment where nothing is said', { given: {}, want: 'clipper/production/backend' }],
    ['global.environment', { given: { global: { environment: 'staging' } }, want: 'clipper/staging/backend' }],
    ['remoteKey', { given: { externalSecrets: { remoteKey: 'prod-backend' } }, want: 'prod-backend' }],
  ]
  test.each(entries)('reads the entry of %s, required keys one by one', async (_, { given, want }) => {
    const spec = await specOf(given)
    expect(at(spec, 'data')).toEqual(
      required.map((key) => ({ secretKey: key, remoteRef: { key: want, property: key } })),
    )
    expect(at(spec, 'dataFrom')).toEqual([{ extract: { key: want } }])
  })

  const names: [string, { given: object; want: string }][] = [
    ['existingSecret', { given: {}, want: 'backend-secrets' }],
    ['the objects where that is empty', { given: { secrets: { existingSecret: '' } }, want: 'clipper-backend' }],
    [
      'the objects under their own name',
      { given: { secrets: { existingSecret: '' }, fullnameOverride: 'api' }, want: 'api' },
    ],
  ]
  test.each(names)('is called like %s, for the pods as for the operator', async (_, { given, want }) => {
    const objects = await external(given)
    expect(at(only(objects, 'ExternalSecret'), 'metadata', 'name')).toBe(want)
    expect(at(only(objects, 'ExternalSecret'), 'spec', 'target', 'name')).toBe(want)
    expect(new Set(secretReferences(objects).map(({ secret }) => secret))).toEqual(new Set([want]))
  })

  test('names no key where none is required', async () => {
    const spec = await specOf({ secrets: { requiredKeys: [] } })
    expect(Object.keys(spec as object)).not.toContain('data')
  })

  test('comes from the store of the values', async () => {
    const externalSecrets = {
      apiVersion: 'external-secrets.io/v1beta1',
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      refreshInterval: '5m',
    }
    const made = only(await external({ externalSecrets }), 'ExternalSecret')
    expect(made).toMatchObject({
      apiVersion: 'external-secrets.io/v1beta1',
      spec: { secretStoreRef: { kind: 'SecretStore', name: 'vault' }, refreshInterval: '5m' },
    })
  })
})

test('the commands that clipper-values prints make every required key', () => {
  const { values = {} } = buildLayers(backend.model, [], { nulls: 'remove' })
  const openssl = '#!/bin/sh\nprintf "%s\\n" "made by openssl" "$*"\n'
  const { status, calls } = runScript(secretScript(neededSecrets(backend.model, values)), {
    programs: { openssl },
    env: { DB_PASSWORD: 'a', REDIS_PASSWORD: 'b', TWITCH_CLIENT_SECRET: 'c' },
  })
  expect(status).toBe(0)
  expect(Object.fromEntries(secretsIn(calls).get('backend-secrets') ?? [])).toEqual({
    DB_PASSWORD: 'a',
    REDIS_PASSWORD: 'b',
    JWT_PRIVATE_KEY: 'made by openssl\ngenrsa 2048',
    MFA_ENCRYPTION_KEY: 'made by openssl\nrand -base64 32',
    TWITCH_CLIENT_SECRET: 'c',
  })
})
