import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryValues, toYaml } from '../../../src/testing.ts'
import type { Values } from '../../../src/values/values.ts'
import { projectCharts } from '../../charts/project-charts.ts'
import { helmTemplate } from '../../charts/render.ts'
import { manyRenderer } from '../../charts/render-many.ts'
import { clusters } from '../clusters.ts'
import { ApiServer } from './api-server.ts'
import { Asking } from './ask.ts'
import { hardValues } from './hard-values.ts'

const N = Number(process.env.ACCEPT_CASES ?? 100)
const only = process.env.ACCEPT_CHART
const seed = Number(process.env.ACCEPT_SEED ?? 1)

describe.each(projectCharts.filter(({ name }) => !only || only.split(',').includes(name)))(
  '$name',
  ({ name, chart, model, dir }) => {
    test('x', async () => {
      const t0 = Date.now()
      const values = (await arbitraryValues(fc, chart)) as fc.Arbitrary<Values>
      const samples = fc.sample(values, { numRuns: N, seed })
      const t1 = Date.now()
      const words = [
        'exports',
        'data',
        'tmp',
        'run',
        'config',
        'http',
        'backend',
        '/tmp',
        '/data',
        'metrics',
        'clipper-backend',
        'clipper-postgres',
        'DB_HOST',
        'PORT',
        'DB_PASSWORD',
      ]
      samples.push(...fc.sample(hardValues(values, model, words), { numRuns: N, seed }))
      const t2 = Date.now()
      const texts: string[] = []
      const many = manyRenderer(name, dir)
      const plain = samples.filter((v) => !('tags' in v))
      const rendered = await many(plain)
      for (const v of samples) texts.push('tags' in v ? await helmTemplate(dir, v) : rendered[plain.indexOf(v)]!)
      const t3 = Date.now()
      for (const cluster of clusters) {
        const asking = new Asking(new ApiServer(cluster), {
          open: await cluster.namespace({}),
          restricted: await cluster.namespace(),
        })
        const groups = new Map<string, { n: number; yaml: string; msg: string }>()
        const t4 = Date.now()
        for (const [i, text] of texts.entries()) {
          for (const { object, fault } of await asking.rejections(text, samples[i]!)) {
            const key =
              object.split(' ')[0] +
              ' ' +
              fault
                .replaceAll(/"[^"]*"/g, '""')
                .replaceAll(/\[\d+\]/g, '[]')
                .replaceAll(/'[^']*'/g, "''")
                .slice(0, 400)
            const yaml = toYaml(samples[i]!)
            const g = groups.get(key) ?? { n: 0, yaml, msg: object + ': ' + fault }
            g.n++
            if (yaml.length < g.yaml.length) Object.assign(g, { yaml, msg: object + ': ' + fault })
            groups.set(key, g)
          }
        }
        const t5 = Date.now()
        const out = [...groups.values()]
          .sort((a, b) => b.n - a.n)
          .map((g) => `#### ${g.n}x ${g.msg.slice(0, 600)}\n${g.yaml.slice(0, 1500)}`)
          .join('\n')
        writeFileSync(
          `/tmp/accept-${name}-${cluster.minor}.txt`,
          `sample ${t1 - t0} hard ${t2 - t1} render ${t3 - t2} ask ${t5 - t4} asked ${asking.asked}\n${out}`,
        )
      }
      expect(1).toBe(1)
    }, 3_000_000)
  },
)
