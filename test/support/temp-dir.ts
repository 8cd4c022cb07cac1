import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** Makes an empty folder, removed after the test file. Give each test its own. */
export function tempDir(): string {
  // The real path: tools print that one where the system's temporary folder is a link (macOS).
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'clipper-values-test-')))
  made.push(dir)
  return dir
}
