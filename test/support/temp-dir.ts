import { mkdtempSync } from 'node:fs'
import { join, sep } from 'node:path'
import { inject } from 'vitest'

/** Makes an empty folder, removed after the run. Give each test its own. */
export const tempDir = (): string => mkdtempSync(join(inject('tempRoot'), sep))
