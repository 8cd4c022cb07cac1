import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { CHARTS, fixtureProject, run, snapshot, writeFiles } from '../cli/fixture-project.ts'
import { bin } from './cli-process.ts'

// The shell lets no file grow above one block, so longer files fail in the middle of a write as on a full disk.
test('a write that fails in the middle leaves the old file, says which, and no part of the new one', async () => {
  const root = fixtureProject()
  expect((await run(root, ['generate'])).code).toBe(0)
  const before = snapshot(root)
  writeFiles(root, { 'charts.ts': CHARTS.replaceAll('describe(', 'describe("Now: " + ') })

  const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, bin, 'generate'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('charts/shop/values.schema.json cannot be written: the file is too large')
  const after = snapshot(root)
  expect([...after.keys()]).toEqual([...before.keys()])
  expect(after.get('charts/shop/values.schema.json')).toEqual(before.get('charts/shop/values.schema.json'))
  // what fits is written all the same
  expect(after.get('charts/shop-api/README.md')?.content).toContain('Now: Pods of the API')
})
