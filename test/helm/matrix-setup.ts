import type { TestProject } from 'vitest/node'
import { buildHelm, helmSources } from './build-helm.ts'
import type { Helm } from './global-setup.ts'

/** Builds the helms that npm does not carry, before any test, one after the other: each build takes all processors. */
export default async function setup(project: TestProject): Promise<void> {
  const helms: Helm[] = []
  for (const source of helmSources) helms.push(await buildHelm(source))
  const newest = helms.at(-1)
  if (!newest) throw new Error('there is no helm to build')
  project.provide('foundHelms', { helm: newest, helms })
}
