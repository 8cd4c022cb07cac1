import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    tempRoot: string
  }
}

/**
 * Makes the folder that holds all temporary folders of a run, and removes it after the run: test files share a process and
 * its modules, so what a shared module made must outlive the first file that reads it.
 */
export default function setup(project: TestProject): () => void {
  // The real path: tools print that one where the system's temporary folder is a link (macOS).
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'clipper-values-test-')))
  // programs that run as another user get folders of their own in it
  chmodSync(root, 0o711)
  project.provide('tempRoot', root)
  return () => rmSync(root, { recursive: true, force: true })
}
