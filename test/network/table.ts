import {
  elsewhere,
  ingressController,
  inNamespace,
  internet,
  type Neighbourhood,
  openPorts,
  privateNetwork,
  roleOf,
  UNNAMED,
} from './neighbourhood.ts'
import type { Peer } from './world.ts'

/** Who is called, as the page says it: those of no release, in groups that are named where all of them may be called. */
const groups: readonly (readonly [string, readonly Peer[]])[] = [
  ['anybody outside the release', [inNamespace, elsewhere, privateNetwork, internet]],
  ['pods of the namespace', [inNamespace]],
  ['pods elsewhere in the cluster', [elsewhere]],
  ['addresses of the private network', [privateNetwork]],
  ['the Internet', [internet]],
]

/** Who may call whom, as a table of Markdown. Pods that listen on nothing are no targets. */
export function tableOf({ world, own }: Neighbourhood): string {
  const listening = own.filter(({ ports }) => ports.length > 0)
  const calls = [ingressController, ...own, inNamespace, elsewhere, privateNetwork, internet].flatMap((from) => {
    const outside = from === ingressController || !own.some((pod) => pod === from)
    const targets = listening
      .filter((to) => to !== from)
      .map((to): [string, string[]] => [roleOf(to), openPorts(world, from, to)])
    return [...targets, ...(outside ? [] : outwards(world, from))].map(([to, ports]) => ({
      from: roleOf(from),
      to,
      ports,
    }))
  })
  const rows = new Map<string, { from: string[]; to: string; ports: string }>()
  for (const { from, to, ports } of calls) {
    if (ports.length === 0) continue
    const text = ports.includes(String(UNNAMED)) ? 'any' : inWords(ports)
    const row = rows.get(`${to} ${text}`) ?? { from: [], to, ports: text }
    row.from.push(from)
    rows.set(`${to} ${text}`, row)
  }
  const cells = [...rows.values()].map(({ from, to, ports }) => `| ${from.join(', ')} | ${to} | ${ports} |`)
  return ['| Who | Calls | Ports |', '| --- | --- | --- |', ...cells].join('\n')
}

/** Where a pod of the release may go outside of it; a port that all are reached on is said once. */
function outwards(world: Neighbourhood['world'], from: Peer): [string, string[]][] {
  const said = new Set<string>()
  return groups.map(([name, peers]) => {
    const [first = [], ...others] = peers.map((to) => openPorts(world, from, to))
    const ports = first.filter((port) => others.every((open) => open.includes(port)) && !said.has(port))
    for (const port of peers.length > 1 ? ports : []) said.add(port)
    return [name, ports]
  })
}

/** `53/UDP` beside `53` is one port. */
const inWords = (ports: readonly string[]): string =>
  ports
    .filter((port) => !port.endsWith('/UDP') || !ports.includes(port.replace('/UDP', '')))
    .map((port) => (ports.includes(`${port}/UDP`) ? `${port} (TCP and UDP)` : port))
    .join(', ')
