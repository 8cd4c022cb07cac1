import { describe, expect, test } from 'vitest'
import { at, only } from '../render.ts'
import { dashboards } from './dashboards.ts'
import { containerOf, renderMonitoring } from './monitoring.ts'

test('there is one for the application, the resources, the database and the cache', () => {
  expect(dashboards.map(({ name }) => name)).toEqual(['application', 'database', 'redis', 'resources'])
})

describe.each(dashboards)('$name', ({ name, text, json, panels }) => {
  const variables = at(json, 'templating', 'list') as unknown[]
  const shown = panels.filter((panel) => at(panel, 'type') !== 'row')

  test('has a fixed address and no id, so that a new version replaces it', () => {
    expect(json).toMatchObject({
      uid: `clipper-${name}`,
      title: expect.stringMatching(/^Clipper \/ /),
      tags: expect.arrayContaining(['clipper']),
    })
    expect(json).not.toHaveProperty('id')
    expect(text).toBe(`${JSON.stringify(json, null, 2)}\n`)
  })

  test('lets the data source and the namespace be chosen', () => {
    expect(variables.map((variable) => at(variable, 'name'))).toEqual(
      expect.arrayContaining(['datasource', 'namespace', 'window']),
    )
    expect(variables[0]).toMatchObject({ type: 'datasource', query: 'prometheus' })
    const datasource = { type: 'prometheus', uid: '$' + '{datasource}' }
    for (const panel of shown) {
      expect(panel).toMatchObject({ datasource })
      for (const target of at(panel, 'targets') as unknown[]) expect(target).toMatchObject({ datasource })
    }
  })

  test('uses no variable that it does not have', () => {
    const used = [...text.matchAll(/\$\{?(\w+)/g)].map(([, variable]) => variable)
    const known = [...variables.map((variable) => at(variable, 'name')), '__all']
    expect(used.filter((variable) => !known.includes(variable))).toEqual([])
  })

  test('every panel has a title, a unit and queries with a letter of their own, in the chosen namespace', () => {
    expect(shown.length).toBeGreaterThan(5)
    for (const panel of shown) {
      expect(panel).toMatchObject({
        title: expect.stringMatching(/./),
        fieldConfig: { defaults: { unit: expect.any(String) } },
      })
      const targets = at(panel, 'targets') as unknown[]
      const letters = targets.map((target) => at(target, 'refId'))
      expect(letters.length).toBeGreaterThan(0)
      expect(new Set(letters).size).toBe(letters.length)
      for (const target of targets) {
        const query = String(at(target, 'expr'))
        expect(query.match(/\{/g)?.length).toBe(query.match(/namespace="\$namespace"/g)?.length)
      }
    }
  })

  test('no panel lies over another', () => {
    const ids = panels.map((panel) => at(panel, 'id'))
    expect(new Set(ids).size).toBe(ids.length)
    const cells = panels.flatMap((panel) => {
      const { x, y, w, h } = at(panel, 'gridPos') as Record<'x' | 'y' | 'w' | 'h', number>
      expect(x + w).toBeLessThanOrEqual(24)
      return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`)
    })
    expect(new Set(cells).size).toBe(cells.length)
  })
})

test('Grafana gets them, and finds them where it is told to look', async () => {
  const objects = await renderMonitoring()
  const data = at(only(objects, 'ConfigMap', '-dashboards'), 'data') as Record<string, string>
  expect(Object.keys(data)).toEqual(dashboards.map(({ name }) => `${name}.json`))
  for (const { name, text } of dashboards) expect(data[`${name}.json`]).toBe(text)
  const mounts = at(containerOf(objects, 'grafana'), 'volumeMounts') as unknown[]
  expect(mounts).toContainEqual({ name: 'dashboards', mountPath: '/etc/grafana/dashboards', readOnly: true })
  const provider = at(only(objects, 'ConfigMap', 'grafana'), 'data', 'dashboards.yaml')
  expect(provider).toContain('path: /etc/grafana/dashboards')
})
