import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import project from '../../values.config.ts'
import { environments } from '../charts/environments.ts'
import { objectsIn } from '../charts/render.ts'
import { clusters } from './clusters.ts'
import { settles } from './live.ts'
import { installArgs } from './preparation.ts'
import { containersWithToken, grantedIn, mountingAccounts, startCronJobs } from './privileges.ts'

const PROMETHEUS = 'clipper-monitoring-prometheus'

/** Service accounts that may do what others may not. */
const granted = (hasMonitoring: boolean) =>
  // it finds the pods that it scrapes
  hasMonitoring ? { [PROMETHEUS]: ['pods [] [] [get list watch]'] } : {}

/** Containers that have a token; all others speak to no API server. */
const withToken = (hasMonitoring: boolean) => (hasMonitoring ? ['prometheus'] : [])

describe.concurrent.each(clusters)('Kubernetes $minor', (cluster) => {
  test.each(environments)('in %s nobody may do more, or has a token more, than is needed', async (environment) => {
    const namespace = await cluster.namespace()
    const release = { dir: project.root.dir, namespace }
    const input = readFileSync(`generated/${environment}/clipper.yaml`, 'utf8')
    expect(await cluster.helm(installArgs('install', release), { input })).toMatchObject({ code: 0, stderr: '' })
    await settles(cluster, namespace)
    const cronJobs = await startCronJobs(cluster, namespace)
    expect(cronJobs.length > 0).toBe(environment === 'production')

    const hasMonitoring = environment !== 'development'
    expect(await grantedIn(cluster, namespace)).toEqual(granted(hasMonitoring))
    expect(await mountingAccounts(cluster, namespace)).toEqual([])
    const { stdout: hooks } = await cluster.helm(['get', 'hooks', 'clipper', '-n', namespace])
    const { pods, containers } = await containersWithToken(cluster, namespace, objectsIn(hooks))
    // four workloads at least, and the tests of each chart
    expect(pods).toBeGreaterThan(6 + cronJobs.length)
    expect(containers).toEqual(withToken(hasMonitoring))

    const account = `--as=system:serviceaccount:${namespace}:${PROMETHEUS}`
    const listsSecrets = await cluster.kubectl(['auth', 'can-i', 'list', 'secrets', account, '-n', namespace])
    expect(listsSecrets).toMatchObject({ code: 1, stdout: 'no\n' })
    await cluster.remove(namespace)
  })
})
