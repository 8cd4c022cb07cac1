import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { runGo } from '../support/run-go.ts'
import { tempDir } from '../support/temp-dir.ts'
import { controlPlanePrograms } from './control-plane/build.ts'
import { programsFor } from './control-plane/programs.ts'
import { chosenVersions, kubernetesVersions } from './control-plane/versions.ts'

afterEach(() => vi.unstubAllEnvs())

const oldest = { minor: '1.28', version: '1.28.15' }
const newest = kubernetesVersions.at(-1) ?? oldest

/** A folder with programs that only say which Kubernetes they are. */
function assets(programs: readonly string[], version = ''): string {
  const folder = tempDir()
  for (const name of programs)
    writeFileSync(join(folder, name), `#!/bin/sh\necho Kubernetes v${version}\n`, { mode: 0o755 })
  return folder
}

test('ready programs are taken from the folder that the variable of the version names', async () => {
  const folder = assets(controlPlanePrograms, '1.28.3')
  vi.stubEnv('CLUSTER_ASSETS_1_28', folder)
  expect(await programsFor(oldest)).toMatchObject({ controlPlane: folder })
})

test('KUBEBUILDER_ASSETS names those of the newest only', async () => {
  const folder = assets(controlPlanePrograms, `${newest.minor}.9`)
  vi.stubEnv('KUBEBUILDER_ASSETS', folder)
  expect(await programsFor(newest)).toMatchObject({ controlPlane: folder })
  vi.stubEnv('CLUSTER_ASSETS_1_28', assets(['etcd', 'kubectl']))
  await expect(programsFor(oldest)).rejects.toThrow('has no kube-apiserver, kube-controller-manager, kube-scheduler')
})

test('programs of another version are refused', async () => {
  vi.stubEnv('CLUSTER_ASSETS_1_28', assets(controlPlanePrograms, '1.29.0'))
  await expect(programsFor(oldest)).rejects.toThrow('has Kubernetes v1.29.0, not 1.28')
})

test('without go it is said what is missing', async () => {
  vi.stubEnv('PATH', '/nowhere')
  const run = runGo(['version'], { what: 'Kubernetes 1.28.15', cwd: '/' })
  await expect(run).rejects.toThrow('Go 1.26 or newer is needed for Kubernetes 1.28.15, and no go is on PATH')
})

test('the versions to run can be named', () => {
  expect(chosenVersions('1.28')).toEqual([oldest])
  expect(chosenVersions('')).toEqual(kubernetesVersions)
  expect(() => chosenVersions('1.28,1.99')).toThrow('CLUSTER_VERSIONS has 1.99; there are 1.28, 1.37')
})
