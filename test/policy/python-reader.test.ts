import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { environmentValues } from '../../src/emit/environment-values.ts'
import type { Values } from '../../src/values/values.ts'
import { everywhere, TEXTS } from '../emit/hard-values.ts'
import { anyText, anyValues } from '../judge/any-values.ts'
import { tempDir } from '../support/temp-dir.ts'
import { runTool } from './scanners/run-tool.ts'

const { python } = inject('policyTools')
const READ =
  'import json, sys, yaml\nprint(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf-8", newline=""))))'

// PyYAML is what Ansible, yamllint and most scripts around Helm read values with
test('Python reads what was written', async () => {
  const values: Values = {
    hard: TEXTS.map(everywhere),
    random: fc.sample(anyValues, { numRuns: 2000, seed: 1 }),
    texts: fc.sample(anyText, { numRuns: 2000, seed: 2 }),
  }
  const file = join(tempDir(), 'values.yaml')
  writeFileSync(file, environmentValues(values))
  expect(JSON.parse(await runTool(python, ['-c', READ, file]))).toEqual(values)
})
