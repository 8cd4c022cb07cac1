import { test } from 'vitest'
import { judged } from './expectations/all.ts'
import { needsCluster } from './needs-cluster.ts'
import { commandsByHeading, readme } from './readme.ts'
import type { Command } from './shell-words.ts'
import { startOf } from './start-states.ts'
import { Workbench } from './workbench.ts'

/** Each section of the page, with what it runs. */
export const sections = [...commandsByHeading(readme)]

/** A test for each section, by a helm. */
export function walkPage(bin: string): void {
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
}
