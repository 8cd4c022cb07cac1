import { describe, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { judged } from './expectations/all.ts'
import { needsCluster } from './needs-cluster.ts'
import { commandsByHeading, readme } from './readme.ts'
import type { Command } from './shell-words.ts'
import { startOf } from './start-states.ts'
import { Workbench } from './workbench.ts'

const sections = [...commandsByHeading(readme)]
const texts = [...new Set(sections.flatMap(([, commands]) => commands.map(({ text }) => text)))]

test('every command of the page has one expectation, and every expectation a command', () => {
  expect([...Object.keys(judged), ...Object.keys(needsCluster)].sort()).toEqual(texts.sort())
})

test('left to a cluster is what Kubernetes or the history of helm answers, and nothing else', () => {
  const rendered = /^kubectl (get|describe) (?!pod|endpoints)|^helm (install|upgrade|lint|template|package|dependency) /
  expect(Object.keys(needsCluster).sort()).toEqual(
    texts.filter((text) => /^(helm|kubectl) /.test(text) && !rendered.test(text)).sort(),
  )
})

/** The oldest and the newest: what helm prints differs by generation. What differs by version is judged elsewhere. */
const [oldest, newest] = [helms[0], helms.at(-1)]

describe.each([...new Set([oldest, newest])].filter((helm) => helm !== undefined))('with helm $version', ({ bin }) => {
  const bench = new Workbench(bin)

  /** Says which command it was. */
  async function judge(command: Command): Promise<void> {
    const { text } = command
    try {
      const expectation = judged[text] ?? needsCluster[text]?.reliesOn
      if (!expectation) throw new Error('nobody has said what it must do')
      await expectation(await bench.run(command))
    } catch (error) {
      if (error instanceof Error) error.message = `${text}\n${error.message}`
      throw error
    }
  }

  test.each(sections)('%s: each command does what it says', async (heading, commands) => {
    const reset = await startOf(heading, bench)
    for (const command of commands) {
      // one or the other
      if (/^Option [2-9]/.test(command.comment)) reset()
      await judge(command)
    }
  })
})
