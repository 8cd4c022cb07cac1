import { inject } from 'vitest'
import type { Connection, Pod, World } from '../../network/world.ts'
import { runProgram } from '../../support/run-program.ts'

/** Connections in a world. */
export interface Question {
  readonly world: World
  readonly connections: readonly Connection[]
}

/** What the enforcer says of each connection of each question. */
export async function enforce(questions: readonly Question[]): Promise<boolean[][]> {
  const input = questions.map((question) => JSON.stringify(asked(question))).join('\n')
  const { code, stdout, stderr } = await runProgram(inject('policyTools').enforcer, [], { input })
  if (code !== 0) throw new Error(stderr)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as boolean[])
}

const asked = ({ world, connections }: Question) => ({
  world: {
    namespaces: Object.entries(world.namespaces).map(([name, labels]) => ({ metadata: { name, labels } })),
    pods: world.pods.map(toPod),
    policies: world.policies,
  },
  connections: connections.map(({ from, to, port, protocol }) => ({ from: from.ip, to: to.ip, port, protocol })),
})

const toPod = ({ name, namespace, labels, ip, ports }: Pod) => ({
  metadata: { name, namespace, labels },
  // an API server says each protocol
  spec: { containers: [{ name: 'a', ports: ports.map((port) => ({ protocol: 'TCP', ...port })) }] },
  status: { phase: 'Running', podIPs: [{ ip }] },
})
