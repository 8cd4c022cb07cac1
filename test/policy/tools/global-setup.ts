import type { TestProject } from 'vitest/node'
import { installTools, type Tools } from './install.ts'

declare module 'vitest' {
  interface ProvidedContext {
    policyTools: Tools
  }
}

/** Makes the tools before any test; without them there is nothing to run. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('policyTools', await installTools())
}
