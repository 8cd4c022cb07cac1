import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../charts/render.ts'
import { serverOf } from './postgres-chart.ts'
import { type PostgresServer, startServer } from './postgres-server.ts'

const prefix = 'it\'s "quoted" \\ %m\nnext line '
let server: PostgresServer
beforeAll(async () => {
  const parameters = {
    log_line_prefix: prefix,
    random_page_cost: 1.1,
    jit: false,
    max_wal_size: '2GB',
    log_rotation_size: 1000000,
  }
  server = await startServer({ config: { parameters } })
})
afterAll(() => server?.stop())

test.each([
  ['shared_buffers', '512MB'],
  ['effective_cache_size', '1536MB'],
  ['work_mem', '4MB'],
  ['maintenance_work_mem', '128MB'],
  ['max_connections', '520'],
  ['listen_addresses', '*'],
  ['password_encryption', 'scram-sha-256'],
  ['random_page_cost', '1.1'],
  ['jit', 'off'],
  ['max_wal_size', '2GB'],
  ['log_rotation_size', '1000000kB'],
  ['log_line_prefix', prefix.trim()],
  ['data_checksums', 'on'],
  // initdb's, which a configuration without it would lose
  ['default_text_search_config', 'pg_catalog.english'],
])('the server reads %s as %j', (name, value) => {
  expect(server.query(`SHOW ${name}`)).toBe(value)
})

test('the server finds no fault in its files', () => {
  expect(server.query('SELECT sourceline, error FROM pg_file_settings WHERE error IS NOT NULL')).toBe('')
})

describe('the probes', () => {
  const probe = (kind: string) =>
    server.run(at(serverOf(server.objects), kind, 'exec', 'command') as string[]).code === 0
  const all = () => ['startupProbe', 'livenessProbe', 'readinessProbe'].map(probe)

  test('pass while the server serves', () => {
    expect(all()).toEqual([true, true, true])
  })

  test('fail while there is none, as for the one without a port that runs the init scripts', () => {
    server.stop()
    expect(all()).toEqual([false, false, false])
    server.start("-c listen_addresses=''")
    expect(all()).toEqual([false, false, false])
    server.stop()
  })

  test('keep a server alive that recovers, but send it no clients', () => {
    writeFileSync(join(server.dataDir, 'standby.signal'), '')
    // a standby that lets nobody in answers as a server in recovery does
    server.start('-c hot_standby=off')
    expect(all()).toEqual([true, true, false])
  })
})
