import { describe, expect, test } from 'vitest'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { at, newestHelm, objectsIn, only, type Rendered } from '../render.ts'
import { containerOf, monitoring, renderMonitoring } from './monitoring.ts'

const decoded = (objects: readonly Rendered[], key: string): string =>
  Buffer.from(String(at(only(objects, 'Secret'), 'data', key)), 'base64').toString()
const variable = (objects: readonly Rendered[], name: string): unknown =>
  (at(containerOf(objects, 'grafana'), 'env') as unknown[]).find((entry) => at(entry, 'name') === name)

/** Anew each time. */
async function rendered(): Promise<Rendered[]> {
  return objectsIn((await runHelm(newestHelm(), ['template', 'clipper', monitoring.dir])).stdout)
}

describe('the password of Grafana', () => {
  test('is no known one where none is given', async () => {
    const [first, second] = await Promise.all([rendered(), rendered()])
    const passwords = [first, second].map((objects) => decoded(objects, 'admin-password'))
    for (const password of passwords) expect(password).toMatch(/^[A-Za-z0-9]{32}$/)
    expect(passwords[0]).not.toBe(passwords[1])
    // what is drawn anew restarts nothing
    expect(only(first, 'Deployment', 'grafana')).toEqual(only(second, 'Deployment', 'grafana'))
  })

  test('is the given one, which a number may be', async () => {
    for (const [given, want] of [
      ['pass word', 'pass word'],
      [20240101, '20240101'],
    ])
      expect(decoded(await renderMonitoring({ grafana: { adminPassword: given } }), 'admin-password')).toBe(want)
  })

  test.each(helms)('is the given one with --set, helm $version', async ({ bin }) => {
    const args = ['template', 'clipper', monitoring.dir, '--set', 'grafana.adminPassword=12345678']
    const { stdout } = await runHelm(bin, args)
    expect(stdout).toContain(`admin-password: "${Buffer.from('12345678').toString('base64')}"`)
  })

  test('comes from the Secret that is named, and the chart makes none', async () => {
    const admin = { existingSecret: 'mine', userKey: 'user', passwordKey: 'pass' }
    const objects = await renderMonitoring({ grafana: { adminPassword: '', admin } })
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([])
    expect(variable(objects, 'GF_SECURITY_ADMIN_USER')).toMatchObject({
      valueFrom: { secretKeyRef: { name: 'mine', key: 'user' } },
    })
    expect(variable(objects, 'GF_SECURITY_ADMIN_PASSWORD')).toMatchObject({
      valueFrom: { secretKeyRef: { name: 'mine', key: 'pass' } },
    })
  })

  test('has a name beside it, from the values where the Secret has none', async () => {
    const admin = { existingSecret: 'mine', userKey: '' }
    const objects = await renderMonitoring({ grafana: { adminUser: 'root', admin } })
    expect(variable(objects, 'GF_SECURITY_ADMIN_USER')).toEqual({ name: 'GF_SECURITY_ADMIN_USER', value: 'root' })
    expect(decoded(await renderMonitoring({ grafana: { adminUser: 'root' } }), 'admin-user')).toBe('root')
  })

  test('stays out of the notes, which say where it is', async () => {
    const args = ['install', 'clipper', monitoring.dir, '--dry-run=client', '--set', 'grafana.adminPassword=hush-hush']
    const notes = (await runHelm(newestHelm(), args)).stdout.split('\nNOTES:\n')[1] ?? ''
    expect(notes).not.toContain('hush-hush')
    expect(notes).toContain(
      `kubectl get secret clipper-monitoring-grafana -n default -o jsonpath="{.data['admin-password']}" | base64 -d`,
    )
  })

  test('outlives the release with the volume that knows it', async () => {
    for (const kind of ['Secret', 'PersistentVolumeClaim'])
      expect(
        at(only(await renderMonitoring({ prometheus: { enabled: false } }), kind), 'metadata', 'annotations'),
      ).toEqual({
        'helm.sh/resource-policy': 'keep',
      })
  })
})

test('Grafana calls nobody by itself', async () => {
  const objects = await renderMonitoring()
  for (const name of ['REPORTING_ENABLED', 'CHECK_FOR_UPDATES', 'CHECK_FOR_PLUGIN_UPDATES'])
    expect(variable(objects, `GF_ANALYTICS_${name}`)).toMatchObject({ value: 'false' })
  expect(variable(objects, 'GF_PLUGINS_PREINSTALL_DISABLED')).toMatchObject({ value: 'true' })
})

test('Grafana is reached below the domain, and knows it', async () => {
  const objects = await renderMonitoring({ global: { domain: 'example.com' }, grafana: { ingress: { enabled: true } } })
  expect(at(only(objects, 'Ingress'), 'spec')).toMatchObject({
    rules: [{ host: 'grafana.example.com' }],
    tls: [{ secretName: 'clipper-tls', hosts: ['grafana.example.com'] }],
  })
  expect(variable(objects, 'GF_SERVER_ROOT_URL')).toMatchObject({ value: 'https://grafana.example.com/' })
})
