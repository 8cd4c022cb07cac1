import { fileURLToPath } from 'node:url'
import { redis as chart } from '../../../src/clipper/charts/redis.ts'
import { at, only, type Rendered, type RenderOptions, render } from '../render.ts'

/** The chart that these tests are about. */
export const redis = { chart, dir: fileURLToPath(new URL(`../../../${chart.dir}`, import.meta.url)) }

/** Its objects. */
export const renderRedis = (options?: RenderOptions): Promise<Rendered[]> => render(redis, options)

/** The pod that the StatefulSet makes. */
export const podSpecOf = (objects: readonly Rendered[]): unknown =>
  at(only(objects, 'StatefulSet'), 'spec', 'template', 'spec')

/** One of its containers. */
export const containerOf = (objects: readonly Rendered[], name = 'redis'): unknown =>
  (at(podSpecOf(objects), 'containers') as unknown[]).find((container) => at(container, 'name') === name)

/** The files that the ConfigMap puts into /etc/redis. */
export const filesOf = (objects: readonly Rendered[]): Readonly<Record<string, string>> =>
  at(only(objects, 'ConfigMap'), 'data') as Record<string, string>

/** The arguments of each line of redis.conf, by directive. */
export function directivesOf(objects: readonly Rendered[]): Map<string, string[]> {
  const directives = new Map<string, string[]>()
  for (const line of (filesOf(objects)['redis.conf'] ?? '').trim().split('\n')) {
    const [, name = '', value = ''] = /^(\S+) (.*)$/.exec(line) ?? []
    directives.set(name, [...(directives.get(name) ?? []), value])
  }
  return directives
}
