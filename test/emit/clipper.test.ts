import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { emitProject } from '../../src/emit/emit-project.ts'
import { GITOPS } from '../../src/emit/gitops-schemas.ts'
import project from '../../values.config.ts'

const { artifacts, issues } = await emitProject(project)
const ending = (end: string): [string, string][] =>
  artifacts.filter(({ path }) => path.endsWith(end)).map(({ path, content }) => [path, content])

test('every environment of this repository is valid', () => expect(issues).toEqual([]))

describe('what this repository emits', () => {
  // those of GitOps objects need the overlay schema beside them: schema.test.ts
  const alone = ending('.json').filter(([path]) => !Object.values(GITOPS).some((kind) => path.includes(kind)))
  test.each(alone)('%s compiles in a strict validator', (path, content) => {
    // draft-07 itself has lists of types
    const ajv = new Ajv({ strict: true, allowUnionTypes: true })
    if (path.endsWith('.overlay.schema.json')) ajv.addKeyword('errorMessage')
    expect(ajv.compile(JSON.parse(content))).toBeTypeOf('function')
  })

  const values = ending('.yaml').filter(([path]) => !path.includes('/templates/'))
  test.each(values)('%s reads the same as YAML 1.1 and 1.2', (_, content) => {
    const read: unknown = parse(content, { version: '1.2', schema: 'core' })
    expect(read).toEqual(parse(content, { version: '1.1', schema: 'yaml-1.1' }))
    expect(Object.keys((read ?? {}) as object).length).toBeGreaterThan(0)
  })

  test.each(ending('/values.schema.json'))('%s is below 150 kB, as Helm stores it in every release', (_, content) => {
    expect(content.length).toBeLessThan(150_000)
  })
})
