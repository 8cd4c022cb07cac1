import { describe, expect, onTestFinished, test } from 'vitest'
import { environments, valuesIn } from '../charts/environments.ts'
import { at, only } from '../charts/render.ts'
import { envOf, serverOf } from './postgres-chart.ts'
import { startServer } from './postgres-server.ts'

/** What each environment's server has to make of the memory and the connections that it is given. */
const tuned: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  development: { shared_buffers: '256MB', effective_cache_size: '768MB', max_connections: '520' },
  staging: { shared_buffers: '512MB', effective_cache_size: '1536MB', max_connections: '520' },
  production: { shared_buffers: '2GB', effective_cache_size: '6GB', max_connections: '1050' },
}

describe.each(environments)('%s', (environment) => {
  test('the server starts with what is rendered, finds no fault in it and passes its probes', async () => {
    const server = await startServer(await valuesIn(environment, 'clipper-postgres'))
    onTestFinished(() => server.stop())
    expect(server.query('SELECT name FROM pg_file_settings WHERE error IS NOT NULL')).toBe('')
    const names = Object.keys(tuned[environment] ?? {})
    const shown = names.map((name) => [name, server.query(`SHOW ${name}`)])
    expect(Object.fromEntries(shown)).toEqual(tuned[environment])
    for (const kind of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      expect(server.run(at(serverOf(server.objects), kind, 'exec', 'command') as string[]).code, kind).toBe(0)
  })
})

test('helm test logs in, and fails with another database, user or password and without a server', async () => {
  const server = await startServer({})
  onTestFinished(() => server.stop())
  const pod = at(only(server.objects, 'Pod', '-test'), 'spec', 'containers', 0)
  const login = (env: Readonly<Record<string, string>> = {}) =>
    server.run(at(pod, 'command') as string[], { env: { ...envOf(pod), PGHOST: '127.0.0.1', ...env } })
  expect(login()).toMatchObject({ code: 0, stdout: expect.stringContaining('PostgreSQL') })
  for (const env of [{ PGDATABASE: 'other' }, { PGUSER: 'other' }, { PGPASSWORD: 'other' }, { PGHOST: 'no.invalid' }])
    expect(login(env).code, JSON.stringify(env)).not.toBe(0)
  server.stop()
  expect(login().code).not.toBe(0)
})
