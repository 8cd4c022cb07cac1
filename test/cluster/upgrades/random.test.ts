import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffObjects } from '../../../src/diff/diff-objects.ts'
import { type Live, readLive } from '../../../src/diff/live.ts'
import { type Objects, readObjects } from '../../../src/diff/objects.ts'
import { arbitraryValues, testValues } from '../../../src/testing.ts'
import type { Values } from '../../../src/values/values.ts'
import { type ProjectChart, projectCharts } from '../../charts/project-charts.ts'
import { helmTemplate } from '../../charts/render.ts'
import { manyRenderer } from '../../charts/render-many.ts'
import { seed } from '../../verdicts/seed.ts'
import { type Cluster, clusters, listOf } from '../clusters.ts'
import { bound, identities, liveText, lost } from './release.ts'

// each takes a kubectl
const CASES = Number(process.env.UPGRADE_CASES ?? 16)

/** The objects that an upgrade changes: hooks are deleted and made anew. */
function upgraded(text: string): Objects {
  const all = [...readObjects(text).objects]
  return new Map(all.filter(([, { metadata }]) => !JSON.stringify(metadata).includes('"helm.sh/hook"')))
}

/** Applies as the helm of the cluster's time does; gives the objects, `persistentvolumeclaim/data`, that are taken. */
async function apply(cluster: Cluster, namespace: string, objects: Objects, isDry: boolean): Promise<string[]> {
  if (objects.size === 0) return []
  const placed = [...objects.values()].map((one) => ({ ...one, metadata: { ...(one.metadata as Values), namespace } }))
  const how = cluster.minor === '1.28' ? [] : ['--server-side', '--force-conflicts', '--field-manager=helm']
  const args = ['apply', ...how, ...(isDry ? ['--dry-run=server'] : []), '-n', namespace, '-o', 'name', '-f', '-']
  const { code, stdout, stderr } = await cluster.kubectl(args, { input: listOf(placed) })
  if (!isDry) expect({ code, stderr }).toMatchObject({ code: 0 })
  const taken = stdout.split('\n').map((name) => name.replace(/\.[^/]*\//, '/'))
  return [...objects.keys()].filter((name) => taken.includes(shortName(name)))
}

const shortName = (object: string): string => {
  const [kind = '', name] = object.split(' ')
  return `${kind.toLowerCase().split('.')[0]}/${name}`
}

/** Renders many values of a chart; one with shorthands can be no subchart of another. */
function renderer({ name, dir, model }: ProjectChart): (all: readonly Values[]) => Promise<string[]> {
  if (Object.keys(model.shorthands).length === 0) return manyRenderer(name, dir)
  return (all) => Promise.all(all.map((values) => helmTemplate(dir, values)))
}

/** The objects of the defaults, and random upgrades of them: half of them, where there are so many, change claims. */
async function upgradesOf(project: ProjectChart) {
  const cases = isUmbrella(project) ? Math.ceil(CASES / 4) : CASES
  const overlays = fc.sample(await arbitraryValues(fc, project.chart), { ...seed, numRuns: 8 * cases })
  const all = await Promise.all([{}, ...overlays].map((overlay) => testValues(project.chart, overlay as object)))
  const [before, ...afters] = (await renderer(project)(all)).map(upgraded)
  if (!before) throw new Error('nothing was rendered')
  const upgrades = afters.map((after, i) => ({ overlay: overlays[i], after }))
  const isClaims = ({ after }: { after: Objects }): boolean => claimsIn(after) !== claimsIn(before)
  const claims = upgrades.filter(isClaims).slice(0, cases / 2)
  const others = upgrades.filter((one) => !isClaims(one)).slice(0, cases - claims.length)
  return { before, chosen: [...claims, ...others] }
}

const isUmbrella = ({ model }: ProjectChart): boolean => Object.keys(model.subcharts).length > 0

const claimsIn = (objects: Objects): string =>
  JSON.stringify([...objects.values()].filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ spec }) => spec))

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(projectCharts)('random upgrades of $name from its defaults', async (project) => {
    const { before, chosen } = await upgradesOf(project)
    const namespace = await cluster.namespace()
    await apply(cluster, namespace, before, false)
    await bound(cluster, namespace)
    const there = await identities(cluster, namespace)
    const { live } = readLive(await liveText(cluster, namespace), 'clipper')
    let count = 0
    const empty = await cluster.namespace()
    for (const { overlay, after } of chosen) {
      const both = new Map([...after].filter(([object]) => before.has(object)))
      const taken = await apply(cluster, namespace, both, true)
      const left = new Map([...both].filter(([object]) => !taken.includes(object)))
      // what is refused where nothing was is wrong as such, and no matter of the upgrade
      const refused = await apply(cluster, empty, left, true)
      const judged = (known?: Live) =>
        diffObjects(before, after, { secrets: [], again: after, live: known }).filter(
          ({ object }) => taken.includes(object) || refused.includes(object),
        )
      const sure = (known?: Live) =>
        judged(known).flatMap(({ object, effects }) => (effects.includes('refused') ? [object] : []))
      expect({ overlay, refused: sure(live) }).toEqual({ overlay, refused: refused.sort() })
      // what is said without a look at the cluster is right, and nothing is left out
      expect(refused).toEqual(expect.arrayContaining(sure()))
      const doubted = judged().flatMap(({ object, refusals }) => (refusals.length > 0 ? [object] : []))
      expect(doubted).toEqual(expect.arrayContaining(refused))
      count += refused.length
    }
    expect(lost(there, await identities(cluster, namespace))).toEqual({})
    await Promise.all([namespace, empty].map((name) => cluster.remove(name)))
    if (claimsIn(before) !== '[]' && !isUmbrella(project)) expect(count).toBeGreaterThan(0)
  })
})
