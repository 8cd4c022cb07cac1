import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defineChart } from '../../src/define/chart.ts'
import { modelOf } from '../../src/schema/model.ts'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { everyFragment } from './every-fragment.ts'
import { everyValue } from './every-value.ts'

// Fails with every key that lacks a description or a default, and every pattern that is not portable.
const { schema } = await modelOf(defineChart({ name: 'web', values: everyFragment }))
const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  values: {{ toJson .Values | quote }}
`

function chartWith(values: unknown): string {
  const dir = join(tempDir(), 'web')
  mkdirSync(join(dir, 'templates'), { recursive: true })
  writeFileSync(
    join(dir, 'Chart.yaml'),
    'apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://example.com/web.png\n',
  )
  writeFileSync(join(dir, 'templates', 'values.yaml'), CONFIG_MAP)
  writeFileSync(join(dir, 'values.schema.json'), JSON.stringify(schema))
  writeFileSync(join(dir, 'values.yaml'), JSON.stringify(values))
  return dir
}

describe.each(helms)('helm $version', ({ bin }) => {
  // An unusable pattern anywhere, even in a definition that nothing uses, fails the whole chart.
  test('compiles every pattern and takes a value of every kind', async () => {
    const { code, stdout, stderr } = await runHelm(bin, [
      'lint',
      '--strict',
      chartWith(everyFragment.parse(everyValue)),
    ])
    expect({ code, said: stdout + stderr }).toEqual({ code: 0, said: expect.any(String) })
  })

  test('refuses what a pattern deep in a definition refuses', async () => {
    const values = everyFragment.parse(everyValue)
    values.extraVolumes = [{ name: 'Upper', emptyDir: {} }]
    const { code, stdout, stderr } = await runHelm(bin, ['lint', '--strict', chartWith(values)])
    expect(code).toBe(1)
    expect(stdout + stderr).toMatch(/extraVolumes/)
  })
})
