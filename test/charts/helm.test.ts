import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { withoutDrawn } from './exceptions.ts'
import { projectCharts } from './project-charts.ts'
import { newestHelm, objectsIn, renderText } from './render.ts'

describe.each(projectCharts)('$name', ({ name, chart, dir, overlays }) => {
  describe.each(helms)('helm $version', ({ bin }) => {
    test('lints without a values file', async () => {
      const { code, stdout } = await runHelm(bin, ['lint', '--strict', dir])
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.not.stringMatching(/WARNING|ERROR/) })
    })

    test('packages', async () => {
      const folder = tempDir()
      const { code } = await runHelm(bin, ['package', dir, '-d', folder])
      expect({ code, files: readdirSync(folder) }).toEqual({
        code: 0,
        files: [expect.stringMatching(`^${name}-.*tgz$`)],
      })
    })

    test('renders without a values file what every helm renders', async () => {
      const bare = async (helm: string) =>
        objectsIn(withoutDrawn((await runHelm(helm, ['template', 'backend', dir])).stdout))
      const objects = await bare(bin)
      expect(objects.length).toBeGreaterThan(0)
      expect(objects).toEqual(await bare(newestHelm()))
    })
  })

  test.each(overlays)('is tidy with %s', async (_overlay, overlay) => {
    const text = await renderText({ chart, dir }, { overlay })
    expect(text.split('\n').filter((line) => / $|\t/.test(line))).toEqual([])
    // the newest Helm 4 ends each document with an empty line of its own
    expect(text.trim().replaceAll('\n\n---\n', '\n---\n').split('\n')).not.toContain('')
    expect(text).not.toMatch(/<no value>|%!|<nil>|: null$/m)
  })

  test.each(overlays)('has notes with %s', async (_overlay, overlay) => {
    // only Helm 4 installs without a cluster
    const args = ['install', 'clipper', dir, '--dry-run=client', '-n', 'clipper-production', '-f', '-']
    const { code, stdout, stderr } = await runHelm(newestHelm(), args, { input: JSON.stringify(overlay) })
    const notes = stdout.split('\nNOTES:\n')[1] ?? stderr
    expect({ code, notes }).toEqual({ code: 0, notes: expect.stringContaining('clipper-production') })
    expect(notes).not.toMatch(/<no value>|%!|<nil>|[ \t]$|\n\n\n/m)
  })
})
