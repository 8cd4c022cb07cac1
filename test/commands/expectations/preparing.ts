import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Expectation, Expectations } from './expectation.ts'

const makes =
  (file: string): Expectation =>
  ({ cwd }) =>
    expect(existsSync(join(cwd, file)), file).toBe(true)

/** Folders and files that other commands need. */
export const preparing: Expectations = {
  'cd charts': makes('clipper/Chart.yaml'),
  'cd clipper': makes('Chart.yaml'),
  'mkdir -p backend': makes('backend'),
  'cp clipper/examples/values-production.yaml values-production.yaml': makes('values-production.yaml'),
  'cp ../generated/production/clipper.yaml values.yaml': makes('values.yaml'),
  'cp ../generated/production/clipper-backend.yaml backend/values.yaml': makes('backend/values.yaml'),
}
