import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { helms } from '../helm/helms.ts'
import { type HelmResult, runHelm } from '../helm/run-helm.ts'
import { tempDir } from '../support/temp-dir.ts'
import { withoutDrawn } from './exceptions.ts'
import { projectCharts } from './project-charts.ts'
import { helmTemplate, newestHelm, objectsIn } from './render.ts'

describe.each(projectCharts)('$name', ({ name, dir, overlays }) => {
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
      const bare = async (helm: string) => objectsIn(withoutDrawn(await helmTemplate(dir, {}, { bin: helm })))
      const objects = await bare(bin)
      expect(objects.length).toBeGreaterThan(0)
      expect(objects).toEqual(await bare(newestHelm()))
    })
  })

  // only Helm 4 installs without a cluster
  describe.each(overlays)('installed with %s', (_overlay, overlay) => {
    const args = ['install', 'clipper', dir, '--dry-run=client', '-n', 'clipper-production', '-f', '-']
    let said: HelmResult
    beforeAll(async () => {
      said = await runHelm(newestHelm(), args, { input: JSON.stringify(overlay) })
    })

    test('is tidy', () => {
      const [objects = ''] = (said.stdout.split('\nHOOKS:\n')[1] ?? said.stderr).split('\nNOTES:\n')
      const text = objects.replace(/^MANIFEST:\n/m, '')
      expect(text).toMatch(/^---\n# Source: /)
      expect(text.split('\n').filter((line) => / $|\t/.test(line))).toEqual([])
      // the newest Helm 4 ends each document with an empty line of its own
      expect(text.trim().replaceAll('\n\n---\n', '\n---\n').split('\n')).not.toContain('')
      expect(text).not.toMatch(/<no value>|%!|<nil>|: null$/m)
    })

    test('has notes', () => {
      const notes = said.stdout.split('\nNOTES:\n')[1] ?? said.stderr
      expect({ code: said.code, notes }).toEqual({ code: 0, notes: expect.stringContaining('clipper-production') })
      expect(notes).not.toMatch(/<no value>|%!|<nil>|[ \t]$|\n\n\n/m)
    })
  })
})
