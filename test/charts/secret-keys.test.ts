import { describe, expect, test } from 'vitest'
import { buildLayers } from '../../src/build/build-layers.ts'
import { neededSecrets } from '../../src/secrets/needed-secrets.ts'
import type { Values } from '../../src/values/values.ts'
import { projectCharts } from './project-charts.ts'
import { at, podOf, type Rendered, render } from './render.ts'
import { type SecretReference, secretReferences } from './secret-references.ts'

/** References that a values file brings itself, such as those of extraEnv. */
function referencesIn(values: unknown): string[] {
  if (typeof values !== 'object' || values === null) return []
  const { secretKeyRef } = values as { secretKeyRef?: { name: string; key: string } }
  const own = secretKeyRef ? [`${secretKeyRef.name}/${secretKeyRef.key}`] : []
  return [...own, ...Object.values(values).flatMap(referencesIn)]
}

/** The name of a Secret that a store fills is the chart's to choose. */
const targetOf = (objects: readonly Rendered[]): string =>
  String(
    at(
      objects.find(({ kind }) => kind === 'ExternalSecret'),
      'spec',
      'target',
      'name',
    ),
  )

describe.each(projectCharts)('$name', (chart) => {
  test.each(chart.overlays)(
    'says of each key that its pods take from a Secret, and of no other that they need it, with %s',
    async (_name, overlay) => {
      const objects = await render(chart, { overlay })
      const { values = {} } = buildLayers(chart.model, [{ name: 'overlay', values: overlay as Values }], {
        nulls: 'remove',
      })
      const said = neededSecrets(chart.model, values).flatMap(({ name, keys }) =>
        keys.map(
          ({ key, required }): SecretReference => ({ secret: name ?? targetOf(objects), key, optional: !required }),
        ),
      )
      const brought = referencesIn(overlay)
      const made = objects.filter(({ kind }) => kind === 'Secret').map((object) => at(object, 'metadata', 'name'))
      const taken = secretReferences(objects).filter(
        ({ secret, key }) => !brought.includes(`${secret}/${key}`) && !made.includes(secret),
      )
      expect(said).toEqual(expect.arrayContaining(taken))
      const mounted = JSON.stringify(objects.map((object) => podOf(object)?.spec.volumes))
      const idle = said.filter(({ secret, key, optional }) => {
        const isTaken = taken.some((reference) => reference.secret === secret && reference.key === key)
        return !optional && !isTaken && !mounted.includes(`"secretName":${JSON.stringify(secret)}`)
      })
      expect(idle).toEqual([])
    },
  )
})
