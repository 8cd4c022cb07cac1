import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineChart } from '../../src/define/chart.ts'
import type { SecretDefinition, SecretKey } from '../../src/define/secrets.ts'
import { ValuesError } from '../../src/issues.ts'
import { isSet } from '../../src/rules/index.ts'
import { modelOf } from '../../src/schema/model.ts'

const keyList = z.array(z.enum(['A', 'B']))
const values = z.strictObject({
  name: z
    .union([z.literal(''), z.string().min(3)])
    .default('web-secret')
    .describe('Name'),
  on: z.boolean().default(true).describe('Switch'),
  required: keyList.default(['A']).describe('Keys'),
  optional: keyList.default(['B']).describe('Keys'),
  any: z.array(z.string()).default([]).describe('Keys'),
  config: z.record(z.string(), z.string()).default({}).describe('Variables'),
})
const given: SecretKey = { origin: 'external', description: 'Given' }
const both = { A: given, B: given }
const sharing = (sameAs: string): SecretKey => ({ ...given, sameAs: sameAs as `${string}/${string}` })
const chart = (name: string, ...secrets: SecretDefinition[]) => defineChart({ name, values, secrets })

/** Code, path and message of each mistake in the chart `web`, a subchart beside `db`. */
async function mistakes(web: SecretDefinition): Promise<string[]> {
  const db = chart('db', { name: 'name', keys: { PASSWORD: given, COPY: sharing('db/PASSWORD') } })
  const root = defineChart({ name: 'root', values: z.strictObject({}), subcharts: { web: chart('web', web), db } })
  try {
    await modelOf(root)
    return []
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    return error.issues.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)
  }
}

const fine: [string, SecretDefinition][] = [
  [
    'everything',
    {
      name: 'name',
      when: isSet('on'),
      filledBy: 'on',
      requiredKeys: 'required',
      optionalKeys: 'optional',
      unless: ['any', 'config'],
      keys: { A: sharing('db/PASSWORD'), B: { origin: 'generated', command: 'date', description: 'Made' } },
    },
  ],
  ['a key that the only list cannot hold', { name: 'name', requiredKeys: 'required', keys: { ...both, C: given } }],
  ['a list that may hold any', { name: 'name', requiredKeys: 'any', optionalKeys: 'required', keys: both }],
  ['the same value as a key of a chart elsewhere', { name: 'name', keys: { A: sharing('cache/PASSWORD') } }],
]
test.each(fine)('fine: %s', async (_, secret) => expect(await mistakes(secret)).toEqual([]))

const wrong: [string, { given: SecretDefinition; want: string[] }][] = [
  [
    'paths that are no settings',
    {
      given: { name: 'nam', when: isSet('on.more'), keys: {} },
      want: [
        'nam is named by name in secrets, and is no setting',
        'on.more is named by when in secrets, and is no setting',
      ],
    },
  ],
  [
    'settings of another type',
    {
      given: {
        name: 'on',
        filledBy: 'name',
        requiredKeys: 'config',
        unless: ['name'],
        keys: { A: { ...given, calledBy: 'any' } },
      },
      want: [
        'any is named by calledBy in secrets, and so must be a string',
        'config is named by requiredKeys in secrets, and so must be a list',
        'name is named by filledBy in secrets, and so must be true or false',
        'name is named by unless in secrets, and so must be a list',
        'on is named by name in secrets, and so must be a string',
      ],
    },
  ],
  [
    'a key of a list that is not declared',
    {
      given: { name: 'name', requiredKeys: 'required', keys: { A: given } },
      want: ['required may hold B, which secrets does not declare'],
    },
  ],
  [
    'a key that no list can hold',
    {
      given: { name: 'name', requiredKeys: 'required', optionalKeys: 'optional', keys: { ...both, C: given } },
      want: ['name secrets declares the key C, which no list of keys can hold'],
    },
  ],
  [
    'what Kubernetes does not take, what no command makes',
    {
      given: { name: 'name', keys: { 'A B': given, C: { origin: 'generated', command: ' ', description: 'Made' } } },
      want: ['name Kubernetes takes no key "A B"', 'name the key C is generated and so needs a command, on one line'],
    },
  ],
  [
    'a shared key that nobody can find',
    {
      given: { name: 'name', keys: { A: sharing('PASSWORD'), B: sharing('db/PASWORD'), C: sharing('db/COPY') } },
      want: [
        'name the key A shares the value of PASSWORD, which is not written <chart>/<key>',
        'name the key B shares the value of db/PASWORD, which db does not declare',
        'name the key C shares the value of db/COPY, which has it from elsewhere: name that one',
      ],
    },
  ],
]
test.each(wrong)('schema-secret: %s', async (_, { given: secret, want }) =>
  expect(await mistakes(secret)).toEqual(want.map((message) => `schema-secret ${message}`)),
)
