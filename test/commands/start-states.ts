import type { Releases } from './releases.ts'
import { commandsIn } from './shell-words.ts'
import type { Workbench } from './workbench.ts'

/** What a heading of the page takes for granted: the folder of its commands, and what was done before, in `charts`. */
export interface StartState {
  readonly folder: string
  readonly done: readonly string[]
}

const INSTALL = 'helm install clipper ./clipper -n clipper-production --create-namespace'
const EXAMPLE = '-f ./clipper/examples/values-production.yaml'
const GROWN = '--set postgres.persistence.size=100Gi'
const upgradeTo = (tag: string): string =>
  `helm upgrade clipper ./clipper -n clipper-production --set backend.image.tag=${tag}`
const nothing: StartState = { folder: 'charts', done: [] }
const installed: StartState = { folder: 'charts', done: [INSTALL] }

const states: readonly [RegExp, StartState][] = [
  [/^Quick Start \/ Install the Complete Stack$/, { folder: '', done: [] }],
  [/^(Quick Start|Configuration|Secrets Management|Chart Development) \//, nothing],
  [/ \/ Upgrade Strategy$/, { folder: 'charts', done: [`${INSTALL} ${EXAMPLE}`] }],
  // revision 3 is none that a rollback to the one before leads to
  [
    / \/ Automatic Rollback$/,
    {
      folder: 'charts',
      done: [`${INSTALL} ${EXAMPLE}`, ...['v2', 'v3'].map((tag) => `${upgradeTo(tag)} ${EXAMPLE} ${GROWN}`)],
    },
  ],
  [/ \/ Manual Rollback$/, { folder: 'charts', done: [INSTALL, upgradeTo('v2')] }],
]

/** The state that a heading starts from. */
export const startStateOf = (heading: string): StartState =>
  states.find(([headings]) => headings.test(heading))?.[1] ?? installed

/** Brings a workbench into the state that a heading starts from; gives what brings it back there. */
export async function startOf(heading: string, bench: Workbench): Promise<() => void> {
  const { folder, done } = startStateOf(heading)
  bench.reset('charts')
  for (const command of commandsIn(done.join('\n'))) await bench.run(command)
  const releases: Releases = bench.releases
  const reset = (): void => bench.reset(folder, releases)
  reset()
  return reset
}
