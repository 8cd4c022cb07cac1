import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarios } from '../../charts/clipper/scenarios.ts'
import { environments } from '../../charts/environments.ts'
import { isAllowed } from '../../network/is-allowed.ts'
import { neighbourhoodOf, outsiders, portsOf, valuesOf } from '../../network/neighbourhood.ts'
import type { Connection, Peer } from '../../network/world.ts'
import { anyQuestion } from './any-world.ts'
import { enforce, type Question } from './enforce.ts'

const found = ({ world, connections }: Question) => connections.map((one) => isAllowed(world, one))
const inWords = ({ from, to, port, protocol }: Connection) => `${from.name} -> ${to.name} ${port}/${protocol}`

/** Connections of which the two do not say the same, and what the enforcer says. */
async function differences(questions: readonly Question[]): Promise<object[]> {
  const verdicts = await enforce(questions)
  expect(verdicts.map((one) => one.length)).toEqual(questions.map(({ connections }) => connections.length))
  return questions.flatMap((question, index) => {
    const own = found(question)
    return question.connections
      .map((connection, at) => ({ connection, enforced: verdicts[index]?.[at] ?? null, own: own[at] }))
      .filter((one) => one.enforced !== one.own)
      .map(({ connection, enforced }) => ({
        enforced,
        connection: inWords(connection),
        policies: JSON.stringify(question.world.policies),
      }))
  })
}

test('five hundred random clusters: what the tests of the charts take for allowed, an enforcer lets through', async () => {
  const questions = fc.sample(anyQuestion, { numRuns: 500, seed: 5 })
  const verdicts = questions.flatMap(found)
  // neither is the rule
  for (const verdict of [true, false])
    expect(verdicts.filter((one) => one === verdict).length).toBeGreaterThan(verdicts.length / 10)
  expect((await differences(questions)).slice(0, 3)).toEqual([])
})

describe('every connection of a release', () => {
  const releases: readonly [string, object][] = [
    ...environments.map((name): [string, object] => [name, valuesOf(name)]),
    ['everything on', scenarios['everything on'] ?? {}],
  ]
  test.each(releases)('%s', async (_name, values) => {
    const { world } = await neighbourhoodOf(values)
    const peers: readonly Peer[] = [...new Set([...world.pods, ...outsiders])]
    const connections = peers.flatMap((from) =>
      peers.filter((to) => to !== from).flatMap((to) => portsOf(world).map((port) => ({ from, to, ...port }))),
    )
    expect(connections.length).toBeGreaterThan(5000)
    expect(await differences([{ world, connections }])).toEqual([])
  })
})
