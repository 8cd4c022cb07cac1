import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { runHelm } from '../../helm/run-helm.ts'
import { newestHelm } from '../render.ts'
import { umbrella } from './umbrella.ts'

/** What a Secret may hold, and Helm keeps each revision of a release in one. */
const MOST = 1024 * 1024

/** The bytes that Helm would store of a release. */
async function storedSize(overlay: object): Promise<number> {
  const args = ['install', 'clipper', umbrella.dir, '--dry-run=client', '-o', 'json', '-f', '-']
  const { stdout } = await runHelm(newestHelm(), args, { input: JSON.stringify(overlay) })
  const release = JSON.parse(stdout) as { chart: { schema: string; templates: unknown[] }; manifest: string }
  expect(release.chart.schema.length).toBeGreaterThan(50_000)
  expect(release.chart.templates.length).toBeGreaterThan(3)
  expect(release.manifest.length).toBeGreaterThan(20_000)
  return gzipSync(JSON.stringify(release), { level: 9 }).toString('base64').length
}

test.each([...umbrella.overlays])('a release is stored with room to spare, with %s', async (_name, overlay) => {
  const size = await storedSize(overlay)
  expect(size).toBeGreaterThan(20_000)
  expect(size).toBeLessThan(MOST / 4)
})
