import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, only, podOf } from '../render.ts'
import { chart, renderPostgres } from './postgres.ts'

const on = { backup: { enabled: true } }

test('is off by default', async () => {
  expect((await renderPostgres()).filter(({ kind }) => kind === 'CronJob')).toEqual([])
})

test('dumps run one after the other, and the log of one that failed stays', async () => {
  const { spec } = only(await renderPostgres(on), 'CronJob', 'backup')
  expect(spec).toMatchObject({
    schedule: '0 2 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 3600,
    failedJobsHistoryLimit: 3,
    jobTemplate: { spec: { activeDeadlineSeconds: 3600, backoffLimit: 2 } },
  })
})

test('nothing is restored by itself, nor twice', async () => {
  const restore = only(await renderPostgres(on), 'CronJob', 'restore')
  expect(restore.spec).toMatchObject({ suspend: true, jobTemplate: { spec: { backoffLimit: 0 } } })
  expect(at(podOf(restore)?.spec, 'containers', 0, 'env')).toContainEqual({ name: 'RESTORE_FILE', value: '' })
})

test('names stay short enough for a CronJob', async () => {
  const objects = await renderPostgres(on, { release: 'a'.repeat(53) })
  const names = objects.filter(({ kind }) => kind === 'CronJob').map((job) => String(at(job, 'metadata', 'name')))
  expect(names).toHaveLength(2)
  for (const name of names) expect(name.length).toBeLessThanOrEqual(52)
})

test('the scripts of the chart reach the pods as they are', async () => {
  const data = at(only(await renderPostgres(on), 'ConfigMap', '-scripts'), 'data')
  for (const file of ['backup.sh', 'restore.sh'])
    expect(at(data, file)).toBe(readFileSync(join(chart.dir, 'files', file), 'utf8'))
})

const schedules: readonly [string, boolean][] = [
  ['*/15 2-4 * * MON', true],
  ['@daily', true],
  ['@every 5m', false],
  ['0 2 * *', false],
  ['TZ=Etc/UTC 0 2 * * *', false],
]
test.each(schedules)('the schedule %j is valid: %j', async (schedule, valid) => {
  const rendered = renderPostgres({ backup: { enabled: true, schedule } })
  if (valid) await expect(rendered).resolves.not.toEqual([])
  else await expect(rendered).rejects.toThrow('backup.schedule')
})
