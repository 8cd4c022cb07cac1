import type { Releases } from './releases.ts'
import { type Command, commandsIn } from './shell-words.ts'
import type { Workbench } from './workbench.ts'

/** What a heading of the page takes for granted: the folder of its commands, and what was done before. */
interface StartState {
  readonly folder: string
  readonly done: readonly string[]
}

const INSTALL = 'helm install clipper ./clipper -n clipper-production'
const nothing: StartState = { folder: 'charts', done: [] }
const installed: StartState = { folder: 'charts', done: [INSTALL] }

const states: readonly [RegExp, StartState][] = [
  [/^Quick Start \/ Install the Complete Stack$/, { folder: '', done: [] }],
  [/^(Quick Start|Configuration|Secrets Management|Chart Development) \//, nothing],
  [/ \/ Upgrade Strategy$/, { folder: 'charts', done: [`${INSTALL} -f ./clipper/examples/values-production.yaml`] }],
  [
    /^Rollback \//,
    { folder: 'charts', done: [INSTALL, `${INSTALL.replace('install', 'upgrade')} --set backend.image.tag=v2`] },
  ],
]

/** Brings a workbench into the state that a heading starts from; gives what brings it back there. */
export async function startOf(heading: string, bench: Workbench): Promise<() => void> {
  const { folder, done } = states.find(([headings]) => headings.test(heading))?.[1] ?? installed
  bench.reset('charts')
  for (const command of commandsIn(done.join('\n')) as Command[]) await bench.run(command)
  const releases: Releases = bench.releases
  const reset = (): void => bench.reset(folder, releases)
  reset()
  return reset
}
