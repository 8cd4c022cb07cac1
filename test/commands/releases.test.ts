import { expect, test } from 'vitest'
import { type Release, Releases } from './releases.ts'

const release = (name: string, object: string, namespace = 'production'): Release => ({
  name,
  namespace,
  values: [],
  objects: [{ kind: 'Service', metadata: { name: object, namespace } }],
})

test('an upgrade takes the place of what was there', () => {
  const releases = new Releases()
  releases.put(release('clipper', 'one'), undefined)
  releases.put(release('clipper', 'two'), releases.get('production', 'clipper'))
  expect(releases.objects('production').map(({ metadata }) => metadata)).toEqual([
    { name: 'two', namespace: 'production' },
  ])
})

test('a name that is in use is refused, in another namespace it is not', () => {
  const releases = new Releases()
  releases.put(release('clipper', 'one'), undefined)
  expect(() => releases.put(release('clipper', 'two'), undefined)).toThrow('still in use')
  releases.put(release('clipper', 'one', 'staging'), undefined)
})

test('an object of another release is refused', () => {
  const releases = new Releases()
  releases.put(release('clipper', 'one'), undefined)
  expect(() => releases.put(release('clipper-backend', 'one'), undefined)).toThrow('Service production/one')
})

test('a release that is not there cannot be upgraded', () => {
  expect(() => new Releases().get('production', 'clipper')).toThrow('not found')
})
