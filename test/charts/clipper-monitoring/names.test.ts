import { expect, test } from 'vitest'
import { at } from '../render.ts'
import { renderMonitoring } from './monitoring.ts'

const names: readonly [string, { given: object; release: string; want: string }][] = [
  ['the umbrella', { given: {}, release: 'clipper', want: 'clipper-monitoring' }],
  ['the chart', { given: {}, release: 'clipper-monitoring', want: 'clipper-monitoring' }],
  ['its end', { given: {}, release: 'monitoring', want: 'clipper-monitoring' }],
  ['another name', { given: {}, release: 'prod', want: 'prod-clipper-monitoring' }],
  ['a full name', { given: { fullnameOverride: 'watch' }, release: 'prod', want: 'watch' }],
]
test.each(names)('objects of a release named like %s', async (_name, { given, release, want }) => {
  const objects = await renderMonitoring(given, { release })
  const starts = objects.filter((object) => String(at(object, 'metadata', 'name')).startsWith(`${want}-`))
  expect(starts).toHaveLength(objects.length)
})

test('the longest names fit', async () => {
  const objects = await renderMonitoring({}, { release: 'a'.repeat(53) })
  const tooLong = objects.filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Role')
  for (const object of tooLong) expect(String(at(object, 'metadata', 'name')).length).toBeLessThanOrEqual(63)
  expect(new Set(objects.map((object) => `${object.kind} ${at(object, 'metadata', 'name')}`)).size).toBe(objects.length)
})
