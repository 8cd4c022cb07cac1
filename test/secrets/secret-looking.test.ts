import { expect, test } from 'vitest'
import { isSecretName, isSecretText } from '../../src/secrets/secret-looking.ts'

test.each([
  'DB_PASSWORD',
  'password',
  'adminPassword',
  'POSTGRES_PASSWD',
  'TOKEN',
  'githubToken',
  'JWT_SECRET',
  'clientSecret',
  'STRIPE_SECRET_KEY',
  'JWT_PRIVATE_KEY',
  'MFA_ENCRYPTION_KEY',
  'apiKey',
  'APIKEY',
  'api-key',
  'SENTRY_DSN',
  'credentials',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true))

test.each([
  'existingSecret',
  'secretName',
  'tlsSecret',
  'passwordKey',
  'PASSWORD_FILE',
  'secretKeyRef',
  'requiredKeys',
  'key',
  'userKey',
  'SECRET_NAME',
  'tokenTtl',
  'name',
  'value',
  'monkey',
  '',
  'imagePullSecrets',
])('%s leads to none or to its name', (name) => expect(isSecretName(name)).toBe(false))

test.each([
  'postgres://me:hunter2@db:5432/x',
  '-----BEGIN RSA PRIVATE KEY-----\nabc',
  'server --password=hunter2',
  "token='abc'",
])('%s holds a secret', (text) => expect(isSecretText(text)).toBe(true))

test.each([
  'https://example.com:8080/a@b',
  'postgres://me@db/x',
  'postgres://me:$(DB_PASSWORD)@db/x',
  'redis-cli -a $PASSWORD',
  'password=$DB_PASSWORD',
  'password=',
  '-----BEGIN CERTIFICATE-----',
])('%s holds none', (text) => expect(isSecretText(text)).toBe(false))
