import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Jobs, jobsOn, pathWith } from './postgres-jobs.ts'
import { type PostgresServer, startServer } from './postgres-server.ts'

const DUMP = /^clipper_db-[0-9]{8}T[0-9]{6}Z\.dump$/
const DAY = 24 * 60 * 60 * 1000

let server: PostgresServer
let jobs: Jobs
beforeAll(async () => {
  server = await startServer({ backup: { enabled: true, retentionDays: 10, keepAtLeast: 3 } })
  server.query('CREATE TABLE clips AS SELECT n AS id, md5(n::text) AS title FROM generate_series(1, 20000) AS n')
})
afterAll(() => server?.stop())
beforeEach(() => {
  jobs = jobsOn(server)
})

/** Puts a file there as if it had been written some days ago. */
function leave(name: string, daysOld: number): void {
  const file = join(jobs.dir, name)
  writeFileSync(file, '')
  const then = new Date(Date.now() - daysOld * DAY)
  utimesSync(file, then, then)
}
const foreign = [
  ...[1, 2, 3, 4].map((day) => `clipper_db-b-2025010${day}T020000Z.dump`),
  'clipper_db-notes.txt',
  'other-20250101T020000Z.dump',
]
const dumpOf = (day: number) => `clipper_db-202501${String(day).padStart(2, '0')}T020000Z.dump`

test('a backup leaves one complete dump, and says what can be restored', () => {
  const { code, stdout, stderr } = jobs.backup()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(jobs.files()).toEqual([expect.stringMatching(DUMP)])
  expect(stdout).toContain(jobs.files()[0])
  expect(server.run(['pg_restore', '--list', join(jobs.dir, jobs.files()[0] ?? '')]).stdout).toContain('clips')
})

const failures: readonly [string, (folder: string) => Readonly<Record<string, string>>][] = [
  ['no server answers', () => ({ PGPORT: '1' })],
  ['the password is wrong', () => ({ PGPASSWORD: 'other' })],
  [
    'the dump breaks off with an error',
    (folder) => pathWith(folder, 'pg_dump', '"$real" "$@"; echo broken >&2; exit 1'),
  ],
  [
    'the dump is shorter than it says',
    (folder) => pathWith(folder, 'pg_dump', '"$real" "$@"; truncate -s -1000 "$file"'),
  ],
  ['the dump is empty', (folder) => pathWith(folder, 'pg_dump', ': > "$file"')],
]
describe.each(failures)('when %s', (_name, env) => {
  test('the Job fails, leaves no file and deletes none', () => {
    for (const day of [1, 2, 3, 4]) leave(dumpOf(day), 100)
    const { code, stderr } = jobs.backup(env(join(jobs.dir, '..')))
    expect(code).not.toBe(0)
    expect(stderr).not.toBe('')
    expect(jobs.files()).toEqual([1, 2, 3, 4].map(dumpOf))
  })
})

describe('what is deleted', () => {
  const cases: readonly [string, { given: Record<string, number>; want: string[] }][] = [
    [
      'nothing that is young',
      { given: { [dumpOf(1)]: 9, [dumpOf(2)]: 8, [dumpOf(3)]: 7, [dumpOf(4)]: 6 }, want: [1, 2, 3, 4].map(dumpOf) },
    ],
    [
      'what is old',
      { given: { [dumpOf(1)]: 12, [dumpOf(2)]: 11, [dumpOf(3)]: 9, [dumpOf(4)]: 8 }, want: [3, 4].map(dumpOf) },
    ],
    // the new dump is the third of those that stay whatever their age
    [
      'never one of the newest',
      { given: { [dumpOf(1)]: 90, [dumpOf(2)]: 80, [dumpOf(3)]: 70 }, want: [2, 3].map(dumpOf) },
    ],
    [
      'never what is not a dump of this database',
      {
        given: Object.fromEntries(foreign.map((name) => [name, 99])),
        want: foreign,
      },
    ],
    ['what a killed Job left', { given: { [`${dumpOf(1)}.part`]: 1 }, want: [] }],
    ['nothing that another Job may be writing', { given: { [`${dumpOf(1)}.part`]: 0 }, want: [`${dumpOf(1)}.part`] }],
  ]
  test.each(cases)('%s', (_name, { given, want }) => {
    for (const [name, days] of Object.entries(given)) leave(name, days)
    expect(jobs.backup().code).toBe(0)
    const [made, ...others] = jobs.files().filter((name) => DUMP.test(name) && !name.includes('-2025'))
    expect(others).toEqual([])
    rmSync(join(jobs.dir, made ?? ''))
    expect(jobs.files()).toEqual(want)
  })
})
