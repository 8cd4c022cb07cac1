import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { toStrictSchema } from './strict-schema.ts'

interface Crd {
  readonly kind: string
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: object } }[]
  }
}

/** Writes a strict schema for each version of each CustomResourceDefinition in a folder, as `<group>/<kind>_<version>.json`. */
export async function writeCrdSchemas(from: string, to: string): Promise<void> {
  const files = (await readdir(from)).filter((name) => name.endsWith('.yaml'))
  for (const file of files) for (const crd of crdsIn(await readFile(join(from, file), 'utf8'))) await write(crd, to)
}

function crdsIn(text: string): readonly Crd[] {
  const documents = parseAllDocuments(text)
  if ('empty' in documents) return []
  const objects = documents.map((document) => document.toJS() as Crd | null)
  return objects.filter((object) => object !== null && object.kind === 'CustomResourceDefinition') as Crd[]
}

async function write({ spec: { group, names, versions } }: Crd, to: string): Promise<void> {
  await mkdir(join(to, group), { recursive: true })
  for (const { name, schema } of versions) {
    const file = join(to, group, `${names.kind.toLowerCase()}_${name}.json`)
    await writeFile(file, JSON.stringify(toStrictSchema(schema.openAPIV3Schema)))
  }
}
