import { describe, expect, test } from 'vitest'
import { developing } from '../../commands/expectations/developing.ts'
import { commandsByHeading, earlier, readme } from '../../commands/readme.ts'
import type { Command } from '../../commands/shell-words.ts'
import { startStateOf } from '../../commands/start-states.ts'
import { clusters } from '../clusters.ts'
import { outcomes } from './outcomes/all.ts'
import { namespaceOf, Terminal } from './terminal.ts'

/** Commands that do not run here, each with its reason. */
const leftOut: Readonly<Record<string, string>> = {
  'kubectl logs <pod-name> -n clipper-production': 'a kubelet has the logs, and there is none',
}

const isAsked = ({ words: [program = ''] }: Command) => program === 'helm' || program === 'kubectl'
const askedIn = (page: string): string[] => {
  const commands = [...commandsByHeading(page).values()].flat()
  return [...new Set(commands.filter(isAsked).map(({ text }) => text))].sort()
}

const sections = [...commandsByHeading(readme)]
  // lint, template, package: they ask no cluster, and run with every helm in test/commands
  .filter(([heading]) => !heading.startsWith('Chart Development /'))
  .map(([heading, commands]) => [heading, commands.filter(({ text }) => !(text in leftOut))] as const)

test('every command of helm and kubectl has an outcome, is left out for a reason, or needs no cluster', () => {
  const known = [...Object.keys(outcomes), ...Object.keys(leftOut), ...Object.keys(developing)]
  expect(known.sort()).toEqual(askedIn(readme))
})

test('every one of the earlier documentation is among them, word for word', () => {
  expect(askedIn(earlier).length).toBeGreaterThan(40)
  expect(askedIn(earlier).filter((text) => !askedIn(readme).includes(text))).toEqual([])
})

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  const terminal = new Terminal(cluster)

  /** Says which command it was. */
  async function judge(command: Command): Promise<void> {
    try {
      const done = await terminal.run(command)
      if (isAsked(command)) await outcomes[command.text]?.(done)
    } catch (error) {
      if (error instanceof Error) error.message = `${command.text}\n${error.message}`
      throw error
    }
  }

  // the namespaces of the page are the same ones in each section
  describe.sequential('the page from top to bottom', () => {
    // one that ran out of time would go on, in the way of the next
    test.each(sections)('%s', { timeout: 600_000 }, async (heading, commands) => {
      const namespaces = [...new Set(commands.filter(isAsked).map(({ words }) => namespaceOf(words)))]
      const start = () => terminal.start(startStateOf(heading), namespaces)
      await start()
      for (const command of commands) {
        // one or the other
        if (/^Option [2-9]/.test(command.comment)) await start()
        await judge(command)
      }
    })
  })
})
