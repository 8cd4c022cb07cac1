import { expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { formatIssues } from '../../src/issues.ts'
import { modelOf } from '../../src/schema/model.ts'
import { shop } from './shop.ts'

const model = await modelOf(shop)
const said = (...layers: { name: string; values: object }[]): string =>
  formatIssues(buildLayers(model, layers as never, { nulls: 'remove' }).issues)

test('a broken rule says who set each of the settings', () => {
  expect(
    said(
      { name: 'low', values: { web: { scaling: { max: 4 } } } },
      { name: 'high', values: { web: { scaling: { min: 5 } } } },
    ),
  ).toBe(
    [
      'error  shop  web.scaling.min  must be at most web.scaling.max (4), got 5',
      '  set in high',
      '  web.scaling.max is set in low',
      '1 error',
    ].join('\n'),
  )
})

test('all that is broken comes at once, of all charts', () => {
  const web = { env: [{ name: 'A' }, { name: 'A' }], parameters: { 'max-size': '1', port: '2' } }
  expect(said({ name: 'mine', values: { connections: 1, web, other: { secret: '' } } })).toBe(
    [
      'error  shop  connections  must be at least 10 x web.scaling.max (10), which is 100, got 1: each pod opens 10',
      '  set in mine',
      '  web.scaling.max is set in charts/shop/values.yaml (chart defaults)',
      'error  shop  other.secret  is empty, so no Secret holds A, B: name one, or switch on other.stored',
      '  set in mine',
      'error  shop  web.env[1].name  is that of web.env[0] already',
      '  set in mine',
      'error  shop  web.parameters.max-size  is not free: set web.cache',
      '  set in mine',
      'error  shop  web.parameters.port  is not free: the chart depends on it',
      '  set in mine',
      '5 errors',
    ].join('\n'),
  )
})

test('of the items of a list it is said which, and what of them', () => {
  const mounts = [
    { name: 'tmp', path: '/a' },
    { name: 'tmp', path: '/a' },
    { name: 'B', path: '/data', mode: 'shared' },
  ]
  expect(said({ name: 'mine', values: { web: { mounts, rights: ['SOME', 'ALL'] } } })).toBe(
    [
      'error  shop  web.mounts[1]  has the name and path of web.mounts[0] already',
      '  set in mine',
      'error  shop  web.mounts[2].mode  must be another one: open shops share',
      '  set in mine',
      'error  shop  web.mounts[2].name  is no name in web.volumes, nor tmp',
      '  set in mine',
      '  web.volumes is set in charts/shop/values.yaml (chart defaults)',
      'error  shop  web.mounts[2].path  must be another one: it is ours',
      '  set in mine',
      '  web.folder is set in charts/shop/values.yaml (chart defaults)',
      'error  shop  web.rights[1]  must be another one: nobody has all',
      '  set in mine',
      '5 errors',
    ].join('\n'),
  )
})

test('a chart that is not deployed breaks nothing', () => {
  expect(
    said({ name: 'mine', values: { connections: 1, web: { enabled: false, secret: '' }, other: { token: 't' } } }),
  ).toBe('0 errors')
})

test('values that the schema refuses are not asked for rules', () => {
  expect(said({ name: 'mine', values: { connections: 'x', web: { secret: '' } } })).toMatch(
    /^error {2}shop {2}connections .*\n.*\n1 error$/,
  )
})
