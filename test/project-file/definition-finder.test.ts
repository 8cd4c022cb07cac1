import { describe, expect, test } from 'vitest'
import { DefinitionFinder } from '../../src/project-file/definitions/definition-finder.ts'
import { SourceGraph } from '../../src/project-file/definitions/source-graph.ts'

const FILES: Record<string, string> = {
  '/p/shop.ts': `import { z } from 'zod'
import { defineChart } from 'clipper-values'
import * as k8s from 'clipper-values/k8s'
import { api, apiName } from './api.js'
import * as parts from './parts/index.ts'
import defaults, { image as picture, names } from './parts/index.ts'

const NAME = 'shop'
export const shop = defineChart({
  name: NAME,
  values: z.strictObject({
    banner: z.string().describe('Banner'),
    ...names,
    ...defaults.shape,
    image: picture('a'),
    probes: parts.probes(),
    resources: k8s.resources({ limits: {} }),
    ports: z.array(z.strictObject({ port: z.int() })).default([]),
    open: z.record(z.string(), z.looseObject({ deep: z.string() })),
    'quoted-key': z.string(),
    kind: z.union([
      z.strictObject({ file: z.string() }),
      z.strictObject({ memory: z.string() }).optional(),
    ]),
    more: picture('b').extend({ extra: z.string(), tag: z.int() }) as never,
    tree,
    circle,
  }),
  subcharts: { api },
})
const tree = z.strictObject({ child: z.lazy(() => tree), leaf: z.string() })
const circle = round
const round = circle
`,
  '/p/api.ts': `import { z } from 'zod'
import { defineChart } from 'clipper-values'
export const apiName = 'shop-api'
export const api = defineChart({ name: apiName, values: z.object({ pods: z.int() }).strict() })
`,
  '/p/parts/index.ts': `export * from './names.ts'
export { picture as image } from './image.ts'
export { default } from './defaults.ts'
export const probes = () => {
  const path = 'x'
  return z.strictObject({ path: z.string().default(path) })
}
`,
  '/p/parts/names.ts': `export const names = { nameOverride: z.string(), ...{ fullname: z.string() } }`,
  '/p/parts/image.ts': `export function picture(tag: string) {
  return z
    .strictObject({
      repository: z.string(),
      tag: z.string().default(tag),
    })
    .describe('Image')
}`,
  '/p/parts/defaults.ts': `export default z.strictObject({ shared: z.string() })`,
  '/p/broken.ts': 'const =',
}
const finder = new DefinitionFinder(new SourceGraph([...Object.keys(FILES), '/p/gone.ts'], (file) => FILES[file]))
const placeOf = (chart: string, path: string): string | undefined => {
  const place = finder.placeOf(chart, path.replaceAll('[]', '.[]').split('.'))
  if (!place) return undefined
  const line = FILES[place.file]?.split('\n')[place.line - 1] ?? ''
  return `${place.file.slice(3)}:${place.line} ${line.slice(place.column - 1).split(/[:,( ]/)[0]}`
}

describe('the line of a setting', () => {
  test.each([
    ['a key', 'banner', 'shop.ts:12 banner'],
    ['a key in quotes', 'quoted-key', "shop.ts:20 'quoted-key'"],
    ['spread from another module', 'nameOverride', 'parts/names.ts:1 nameOverride'],
    ['spread from a spread', 'fullname', 'parts/names.ts:1 fullname'],
    ['of a schema that is the default export', 'shared', 'parts/defaults.ts:1 shared'],
    ['what a function makes', 'image', 'shop.ts:15 image'],
    ['inside what a function makes', 'image.tag', 'parts/image.ts:5 tag'],
    ['inside what a function of a namespace makes', 'probes.path', 'parts/index.ts:6 path'],
    ['what a package makes', 'resources.limits.memory', 'shop.ts:17 resources'],
    ['in an item of a list', 'ports[].port', 'shop.ts:18 port'],
    ['in a map of any keys', 'open.*.deep', 'shop.ts:19 deep'],
    ['of the first variant', 'kind.file', 'shop.ts:22 file'],
    ['of a later variant', 'kind.memory', 'shop.ts:23 memory'],
    ['that extends', 'more.extra', 'shop.ts:25 extra'],
    ['that replaces', 'more.tag', 'shop.ts:25 tag'],
    ['that stays', 'more.repository', 'parts/image.ts:4 repository'],
    ['beside a schema in itself', 'tree.leaf', 'shop.ts:31 leaf'],
    ['behind names in a circle', 'circle.x', 'shop.ts:27 circle'],
    ['nobody has', 'banner.x', 'shop.ts:12 banner'],
    ['a subchart', 'api', 'shop.ts:29 api'],
    ['what every chart takes', 'enabled', undefined],
  ])('%s', (_, path, want) => expect(placeOf('shop', path)).toBe(want))

  test('of a chart whose name is a constant of its own', () =>
    expect(placeOf('shop-api', 'pods')).toBe('api.ts:4 pods'))

  test('of no chart', () => expect(placeOf('other', 'pods')).toBeUndefined())
})
