import { expect, test } from 'vitest'
import { helm, helms } from './helms.ts'
import { runHelm } from './run-helm.ts'

test.each([helm, ...helms])('helm $version runs and says its version', async ({ bin, version }) => {
  const { code, stdout } = await runHelm(bin, ['version', '--template', '{{.Version}}'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: `v${version}` })
})

test('a refusal is a result with what helm said', async () => {
  const { code, stderr } = await runHelm(helm.bin, ['template', 'no-such-folder'])
  expect(code).not.toBe(0)
  expect(stderr).toContain('no-such-folder')
})
