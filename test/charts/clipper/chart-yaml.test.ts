import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { at } from '../render.ts'
import { parts, umbrella } from './umbrella.ts'

const chartYaml = (dir: string) =>
  parse(readFileSync(join(dir, 'Chart.yaml'), 'utf8')) as Readonly<Record<string, unknown>>
const own = chartYaml(umbrella.dir)
const dependencies = own.dependencies as Readonly<Record<string, unknown>>[]

/** Keys that stand for a whole chart. */
const shorthandOf = (alias: string): string[] =>
  Object.entries(umbrella.model.shorthands).flatMap(([key, path]) => ([path].flat().join('.') === alias ? [key] : []))

test('the dependencies are the charts of the definition, under its keys', () => {
  const defined = Object.entries(umbrella.model.subcharts).map(([alias, { name }]) => `${alias}: ${name}`)
  expect(dependencies.map(({ alias, name }) => `${alias}: ${name}`)).toEqual(defined)
})

describe.each(dependencies)('$name', ({ name, alias, ...dependency }) => {
  const part = parts.find((chart) => chart.name === name)
  const theirs = chartYaml(part?.dir ?? '')

  // Helm forgets alias, condition and tags of a dependency whose version does not fit, without a word.
  test('has the version that its chart has, as has the copy', () => {
    expect(theirs.version).toBe(dependency.version)
    expect(chartYaml(join(umbrella.dir, 'charts', String(name)))).toEqual(theirs)
  })

  test('is switched by both of its keys, the name first, as it wins', () => {
    expect(shorthandOf(String(alias))).toEqual([name])
    expect(dependency.condition).toBe(`${name}.enabled,${alias}.enabled`)
  })

  test('has tags that the values know, and no repository to ask', () => {
    const known = Object.keys(at(umbrella.model.schema, 'properties', 'tags', 'properties') as object)
    expect(dependency.tags).toEqual([expect.toSatisfy((tag: string) => known.includes(tag))])
    const defined = Object.entries(umbrella.model.tags).filter(([, keys]) => keys.includes(String(alias)))
    expect(dependency.tags).toEqual(defined.map(([tag]) => tag))
    expect(dependency.repository).toBe('')
  })

  test('asks for no other Kubernetes', () => {
    expect(theirs.kubeVersion).toBe(own.kubeVersion)
  })
})

test('Clipper is of one version', () => {
  const versions = ['clipper-backend', 'clipper-frontend'].map(
    (name) => chartYaml(parts.find((chart) => chart.name === name)?.dir ?? '').appVersion,
  )
  expect(versions).toEqual([own.appVersion, own.appVersion])
})
