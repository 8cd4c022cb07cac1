import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { type FakeCluster, fakeCluster } from '../fake-cluster.ts'
import { at, objectsIn, only } from '../render.ts'
import { monitoring } from './monitoring.ts'

const kept = Buffer.from('drawn by the first install').toString('base64')
let cluster: FakeCluster
beforeAll(async () => {
  cluster = await fakeCluster('clipper-monitoring-grafana', { 'admin-password': kept })
})
afterAll(() => cluster.close())

// Before 3.13 only an installation looks anything up, which needs more of a cluster than this one is.
const asking = helms.filter(({ version }) => !version.startsWith('3.12.'))

describe.each(asking)('helm $version', ({ bin }) => {
  const passwordWith = async (...args: string[]): Promise<unknown> => {
    const command = ['template', 'clipper', monitoring.dir, ...cluster.args, ...args]
    const { code, stdout, stderr } = await runHelm(bin, command)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return at(only(objectsIn(stdout), 'Secret'), 'data', 'admin-password')
  }

  test('the password of an earlier install stays', async () => {
    expect(await passwordWith()).toBe(kept)
  })

  test('a given one wins over it', async () => {
    expect(await passwordWith('--set', 'grafana.adminPassword=new')).toBe(Buffer.from('new').toString('base64'))
  })

  test('another release draws its own', async () => {
    expect(await passwordWith('--set', 'fullnameOverride=other')).not.toBe(kept)
  })
})
