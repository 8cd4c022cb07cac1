import { expect } from 'vitest'
import { grafana } from '../../../commands/expectations/grafana.ts'
import { installing as judged } from '../../../commands/expectations/installing.ts'
import { helmCall } from '../../../commands/helm-call.ts'
import { live, releaseObjects, releasesIn, settles } from '../../live.ts'
import type { Done } from '../terminal.ts'
import { nameOf, type Outcome, type Outcomes, succeeds } from './outcome.ts'

/** What must be rendered is what the cluster has, and all of it comes up. */
const installs =
  (judge: (typeof judged)[string]): Outcome =>
  async (done: Done) => {
    succeeds(done)
    expect(done.stdout).toMatch(/^STATUS: deployed$/m)
    const { cluster, namespace, words } = done
    const [release = ''] = helmCall(words).positionals
    const all = await Promise.all(
      (await releasesIn(cluster, namespace)).map((name) => releaseObjects(cluster, namespace, name)),
    )
    await judge({ objects: await releaseObjects(cluster, namespace, release), namespace: all.flat() })
    await settles(cluster, namespace)
    for (const claim of await live(cluster, namespace, 'pvc'))
      expect(claim, nameOf(claim)).toMatchObject({ status: { phase: 'Bound' } })
  }

/** Each installation of the page, judged as without a cluster, by what the cluster has. */
export const installing: Outcomes = Object.fromEntries(
  Object.entries({ ...judged, ...grafana }).map(([text, judge]) => [text, installs(judge)]),
)
