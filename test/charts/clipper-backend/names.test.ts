import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { backend, containerOf, renderBackend } from './backend.ts'

const names: readonly [string, { given: { release: string; overlay?: object }; want: string }][] = [
  ['the umbrella', { given: { release: 'clipper' }, want: 'clipper-backend' }],
  ['the chart', { given: { release: 'clipper-backend' }, want: 'clipper-backend' }],
  ['its end', { given: { release: 'backend' }, want: 'clipper-backend' }],
  ['another name', { given: { release: 'prod' }, want: 'prod-clipper-backend' }],
  ['a name with dots', { given: { release: 'prod.eu' }, want: 'prod-eu-clipper-backend' }],
  ['a number', { given: { release: '42' }, want: 'clipper-backend-42' }],
  ['a long name', { given: { release: 'a'.repeat(53) }, want: `${'a'.repeat(53)}-clipper-b` }],
  ['a name of its own', { given: { release: 'prod', overlay: { nameOverride: 'api' } }, want: 'prod-api' }],
  ['a full name', { given: { release: 'prod', overlay: { fullnameOverride: 'api' } }, want: 'api' }],
]

test.each(names)('objects of a release named like %s', async (_name, { given, want }) => {
  const objects = await renderBackend(given)
  for (const kind of ['Deployment', 'Service', 'Ingress', 'HorizontalPodAutoscaler', 'NetworkPolicy', 'ServiceAccount'])
    expect(at(only(objects, kind), 'metadata', 'name')).toBe(want)
  expect(at(only(objects, 'HorizontalPodAutoscaler'), 'spec', 'scaleTargetRef', 'name')).toBe(want)
  expect(at(only(objects, 'Deployment'), 'spec', 'selector', 'matchLabels')).toEqual({
    'app.kubernetes.io/name': 'clipper-backend',
    'app.kubernetes.io/instance': given.release,
  })
  for (const object of objects) expect(String(at(object, 'metadata', 'name')).length).toBeLessThanOrEqual(70)
  expect(at(only(objects, 'Service'), 'metadata', 'name')).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/)
})

const images: readonly [string, { given: object; want: string }][] = [
  ['the default', { given: {}, want: 'ghcr.io/subculture-collective/clipper/backend:1.0.0' }],
  [
    'a tag that is a number',
    { given: { image: { tag: 20240101 } }, want: 'ghcr.io/subculture-collective/clipper/backend:20240101' },
  ],
  [
    'a digest',
    {
      given: { image: { tag: 'v1', repository: 'a', digest: `sha256:${'0'.repeat(64)}` } },
      want: `ghcr.io/a@sha256:${'0'.repeat(64)}`,
    },
  ],
  [
    'no registry',
    { given: { image: { registry: '', repository: 'clipper-backend', tag: 'dev' } }, want: 'clipper-backend:dev' },
  ],
  [
    'a registry for all charts',
    {
      given: { global: { imageRegistry: 'mirror.example.com:5000' }, image: { repository: 'a' } },
      want: 'mirror.example.com:5000/a:1.0.0',
    },
  ],
]
test.each(images)('image: %s', async (_name, { given, want }) => {
  const objects = await renderBackend({ overlay: given })
  expect(at(containerOf(objects), 'image')).toBe(want)
  expect(at(only(objects, 'Pod'), 'spec', 'containers', 0, 'image')).toBe(want)
})

test('pull secrets are those of all charts and its own, each once', async () => {
  const overlay = {
    global: { imagePullSecrets: ['a', { name: 'b' }] },
    imagePullSecrets: [{ name: 'b' }, { name: 'c' }],
  }
  const deployment = only(await renderBackend({ overlay }), 'Deployment')
  expect(at(deployment, 'spec', 'template', 'spec', 'imagePullSecrets')).toEqual([
    { name: 'a' },
    { name: 'b' },
    { name: 'c' },
  ])
})

test('the README says of each required key of the Secret what happens without it', () => {
  const readme = readFileSync(join(backend.dir, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| .+ \|$/gm)].map(([, key]) => key)
  expect(rows).toEqual(at(backend.model.defaults, 'secrets', 'requiredKeys'))
})
