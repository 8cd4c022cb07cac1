import { spawn } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Jobs, jobsOn, pathWith } from './postgres-jobs.ts'
import { programs } from './postgres-programs.ts'
import { type PostgresServer, password, startServer } from './postgres-server.ts'

const SCHEMA = `
  CREATE EXTENSION pg_trgm;
  CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
  CREATE TABLE clips (
    id bigserial PRIMARY KEY, owner bigint REFERENCES users ON DELETE CASCADE, title text, at timestamptz DEFAULT now()
  );
  CREATE INDEX ON clips USING gin (title gin_trgm_ops);
  CREATE VIEW titles AS SELECT title FROM clips;
  CREATE ROLE reader;
  GRANT SELECT ON clips TO reader;
  INSERT INTO users (name) SELECT 'user ' || n FROM generate_series(1, 100) AS n;
  INSERT INTO clips (owner, title) SELECT 1 + n % 100, E'clip \\n' || md5(n::text) FROM generate_series(1, 5000) AS n;
`

let server: PostgresServer
let jobs: Jobs
/** Name of a dump of the schema above. */
let dump: string
beforeAll(async () => {
  server = await startServer({ backup: { enabled: true } })
})
afterAll(() => server?.stop())
beforeEach(() => {
  server.query(SCHEMA)
  jobs = jobsOn(server)
  jobs.backup()
  dump = jobs.files()[0] ?? ''
})
afterEach(() => {
  for (const name of databases()) server.query(`DROP DATABASE IF EXISTS "${name}"`, 'postgres')
  server.query('DROP ROLE reader', 'postgres')
  server.query('CREATE DATABASE clipper_db', 'postgres')
})

const databases = (): string[] =>
  server.query("SELECT datname FROM pg_database WHERE datname LIKE 'clipper%' ORDER BY 1", 'postgres').split('\n')
/** Schema and data as one text, without the random key that newer versions of pg_dump put into it. */
const contents = (): string => server.run(['pg_dump']).stdout.replace(/^\\(un)?restrict .*$/gm, '')

const losses: readonly [string, () => void][] = [
  ['rows were deleted', () => void server.query('DELETE FROM users')],
  ['a table was dropped, another was added', () => void server.query('DROP TABLE clips CASCADE; CREATE TABLE a ()')],
  ['the schema was migrated', () => void server.query('ALTER TABLE users ADD COLUMN b int; CREATE TYPE c AS ENUM ()')],
  ['the database was dropped', () => void server.query('DROP DATABASE clipper_db', 'postgres')],
]
test.each(losses)('brings everything back after %s', (_name, lose) => {
  const before = contents()
  lose()
  expect(contents()).not.toBe(before)
  const { code, stdout, stderr } = jobs.restore('latest')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain(dump)
  expect(contents()).toBe(before)
  expect(server.query('INSERT INTO clips (owner) VALUES (1) RETURNING id')).toBe('5001')
})

test('keeps what was there before under another name, which can be connected to', () => {
  server.query("INSERT INTO users (name) VALUES ('since the dump')")
  jobs.restore(dump)
  const [before, ...others] = databases().filter((name) => name !== 'clipper_db')
  expect(others).toEqual([])
  expect(before).toMatch(/^clipper_db_before_[0-9]{14}$/)
  expect(server.query("SELECT count(*) FROM users WHERE name = 'since the dump'", before)).toBe('1')
  expect(server.query("SELECT count(*) FROM users WHERE name = 'since the dump'")).toBe('0')
})

test('lists the dumps and changes nothing unless one is named', () => {
  server.query('DELETE FROM users')
  const { code, stdout } = jobs.restore('')
  expect(code).toBe(0)
  expect(stdout).toContain(dump)
  expect(server.query('SELECT count(*) FROM users')).toBe('0')
})

test('restores the named dump, not the newest', () => {
  server.run(['cp', join(jobs.dir, dump), join(jobs.dir, 'before-migration.dump')])
  writeFileSync(join(jobs.dir, 'clipper_db-99990101T000000Z.dump'), 'not a dump')
  server.query('DELETE FROM users')
  expect(jobs.restore('before-migration.dump').code).toBe(0)
  expect(server.query('SELECT count(*) FROM users')).toBe('100')
})

describe('a restore that fails leaves the database as it is', () => {
  const faults: readonly [string, { file: string; given: () => void }][] = [
    ['of a dump that is not there', { file: 'none.dump', given: () => {} }],
    ['of a dump that was cut off', { file: 'latest', given: () => truncateSync(join(jobs.dir, dump), 10_000) }],
    [
      'whose role is missing',
      { file: 'latest', given: () => void server.query('DROP OWNED BY reader; ALTER ROLE reader RENAME TO other') },
    ],
  ]
  test.each(faults)('%s', (_name, { file, given }) => {
    server.query("INSERT INTO users (name) VALUES ('since the dump')")
    given()
    const { code, stderr } = jobs.restore(file)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/./) })
    expect(server.query('SELECT count(*) FROM users')).toBe('101')
    expect(databases()).toEqual(['clipper_db'])
    if (server.query("SELECT 1 FROM pg_roles WHERE rolname = 'other'"))
      server.query('ALTER ROLE other RENAME TO reader')
  })
})

test('lets applications in again if the change of names fails', () => {
  server.query('CREATE DATABASE clipper_db_before_1', 'postgres')
  const { code, stderr } = jobs.restore('latest', pathWith(join(jobs.dir, '..'), 'date', 'echo 1'))
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('already exists') })
  expect(server.query('SELECT count(*) FROM users')).toBe('100')
  expect(databases()).toEqual(['clipper_db', 'clipper_db_before_1'])
})

test('does not wait for the application, whose connections it closes', async () => {
  const env = { PGHOST: '127.0.0.1', PGPORT: String(server.port), PGUSER: 'clipper', PGPASSWORD: password }
  const client = spawn(join(programs, 'psql'), ['-tAc', 'SELECT pg_sleep(100)', 'clipper_db'], { env })
  const ended = new Promise((resolve) => client.on('close', resolve))
  const connected = () => server.query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'")
  while (connected() !== '1') await new Promise((resolve) => setTimeout(resolve, 50))
  const { code, stdout } = jobs.restore('latest')
  expect(code).toBe(0)
  expect(stdout).toContain('closed connections: 1')
  expect(await ended).not.toBe(0)
})
