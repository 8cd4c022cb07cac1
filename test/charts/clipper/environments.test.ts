import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Values } from '../../../src/values/values.ts'
import { helms } from '../../helm/helms.ts'
import { environments } from '../environments.ts'
import { withoutDrawn } from '../exceptions.ts'
import { helmTemplate, objectsIn } from '../render.ts'
import { umbrella } from './umbrella.ts'

const valuesIn = (file: string): Values =>
  parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')) as Values

describe.each(helms)('helm $version', ({ bin }) => {
  const objects = async (file: string) =>
    objectsIn(withoutDrawn(await helmTemplate(umbrella.dir, valuesIn(file), { bin })))

  test.each(environments)('the short values of %s render what the full ones do', async (name) => {
    const full = await objects(`generated/${name}/clipper.yaml`)
    expect(full.length).toBeGreaterThan(15)
    expect(await objects(`charts/clipper/examples/values-${name}.yaml`)).toEqual(full)
    expect(await objects(`charts/clipper/ci/${name}-values.yaml`)).toEqual(full)
  })
})

test('the short values are a fraction of the full ones', () => {
  const size = (file: string) => JSON.stringify(valuesIn(file)).length
  for (const name of environments)
    expect(size(`charts/clipper/examples/values-${name}.yaml`) * 5).toBeLessThan(size(`generated/${name}/clipper.yaml`))
})
