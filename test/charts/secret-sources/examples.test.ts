import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { helms } from '../../helm/helms.ts'
import { runHelm } from '../../helm/run-helm.ts'
import { umbrella } from '../clipper/umbrella.ts'
import { at, type Rendered } from '../render.ts'
import { secretReferences } from '../secret-references.ts'
import { EXAMPLES, keysIn, listIn, NAMESPACE, SECRETS, secretExample } from './secret-example.ts'

/** The keys of the Secrets that an object of each kind makes. */
const MAKERS: Readonly<Record<string, (object: Rendered) => [string, string[]][]>> = {
  ExternalSecret: (object) => [
    [String(at(object, 'spec', 'target', 'name')), keysIn(at(object, 'spec', 'data'), 'secretKey')],
  ],
  SealedSecret: (object) => [
    [
      String(at(object, 'spec', 'template', 'metadata', 'name')),
      Object.keys(at(object, 'spec', 'encryptedData') as object),
    ],
  ],
  SecretProviderClass: (object) =>
    listIn(at(object, 'spec', 'secretObjects')).map((made) => [
      String(at(made, 'secretName')),
      keysIn(at(made, 'data'), 'key'),
    ]),
}

const metadata = z.strictObject({ name: z.string(), namespace: z.literal(NAMESPACE) })
const type = z.literal('Opaque')

/** Kinds whose types no package has. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  SealedSecret: z.strictObject({
    apiVersion: z.literal('bitnami.com/v1alpha1'),
    kind: z.literal('SealedSecret'),
    metadata,
    spec: z.strictObject({
      encryptedData: z.record(z.string(), z.string()),
      template: z.strictObject({ metadata, type }),
    }),
  }),
  SecretProviderClass: z.strictObject({
    apiVersion: z.literal('secrets-store.csi.x-k8s.io/v1'),
    kind: z.literal('SecretProviderClass'),
    metadata,
    spec: z.strictObject({
      provider: z.literal('vault'),
      parameters: z.strictObject({ vaultAddress: z.url(), roleName: z.string(), objects: z.string() }),
      secretObjects: z.array(
        z.strictObject({
          secretName: z.string(),
          type,
          data: z.array(z.strictObject({ objectName: z.string(), key: z.string() })),
        }),
      ),
    }),
  }),
}

describe.each(EXAMPLES)('examples/secrets/%s', async (folder) => {
  const { manifests, objects } = await secretExample(folder)
  const makers = [...manifests, ...objects].filter(({ kind }) => MAKERS[String(kind)])
  const made = makers.flatMap((object) => MAKERS[String(object.kind)]?.(object) ?? [])

  test('makes the Secrets of the stack, each once, in its namespace', () => {
    expect(Object.fromEntries(made)).toEqual(SECRETS)
    expect(made).toHaveLength(Object.keys(SECRETS).length)
    expect(new Set(makers.map((object) => at(object, 'metadata', 'namespace')))).toEqual(new Set([NAMESPACE]))
  })

  test('its Secrets are those that the containers take', () => {
    const needed = secretReferences(objects).filter(({ optional }) => !optional)
    const taken = (name: string) => needed.filter(({ secret }) => secret === name).map(({ key }) => key)
    const found = [...new Set(needed.map(({ secret }) => secret))].map((name) => [name, taken(name).sort()])
    const want = Object.entries(SECRETS).map(([name, keys]) => [name, [...keys].sort()])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(want))
  })

  test('leaves no Secret to the charts', () => {
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([])
  })

  test('its objects have the fields that their controllers know', () => {
    for (const object of manifests)
      expect(SHAPES[String(object.kind)]?.safeParse(object).error?.issues ?? []).toEqual([])
  })

  test.each(helms)('its values go with the chart as they are, helm $version', async ({ bin }) => {
    const values = new URL(`../../../examples/secrets/${folder}/values.yaml`, import.meta.url).pathname
    expect(await runHelm(bin, ['template', 'clipper', umbrella.dir, '-f', values])).toMatchObject({ code: 0 })
  })
})

test('the ciphertexts of the sealed Secrets are placeholders', async () => {
  const { manifests } = await secretExample('sealed-secrets')
  const sealed = manifests.flatMap((object) => Object.values(at(object, 'spec', 'encryptedData') as object))
  expect(new Set(sealed)).toEqual(new Set(['PLACEHOLDER-written-by-kubeseal']))
})

test.each(EXAMPLES)('the commands of %s name files that are there', async (folder) => {
  const { file } = await secretExample(folder)
  const named = [...file('README.md').matchAll(/-f ((?:\.\.\/)*[-\w/]+\.yaml)/g)].map(([, name]) => name ?? '')
  expect(named).toContain('values.yaml')
  for (const name of named) expect(file(name).length).toBeGreaterThan(0)
})
