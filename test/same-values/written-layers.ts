import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { mergeLayers } from '../../src/values/merge.ts'
import { nested } from '../../src/values/shorthands.ts'
import type { Values } from '../../src/values/values.ts'
import { tempDir } from '../support/temp-dir.ts'
import { type Batch, LAYERS, type LayerName, type Said } from './random-case.ts'

/** A batch as a user has it: what the environment and the one it extends say, values files, flags. */
export interface WrittenLayers {
  readonly base: Values
  readonly production: Values
  /** Options of the command line by their names, as helm and `clipper-values` take them. */
  readonly options: Readonly<Record<string, string[]>>
  /** The same as arguments for helm, the environments as files below. */
  readonly args: readonly string[]
}

/** Where the files of all batches lie; each batch writes its own over those of the last. */
const folder = tempDir()

/** Writes the files of a batch. One values file is as JSON, the other as people and programs write YAML. */
export function writeLayers(batch: Batch): WrittenLayers {
  const parts: readonly Said[] = [batch.whole, ...batch.cases]
  const said = (name: LayerName): Values =>
    mergeLayers(
      parts.flatMap(({ entries }) => entries.filter(({ layer }) => layer === name).map((e) => nested(e.path, e.value))),
    )
  const [base, production, one, two] = LAYERS.map(said) as [Values, Values, Values, Values]
  const flags = parts.flatMap((part) => part.flags)
  const options: Record<string, string[]> = {
    values: [write('one.yaml', stringify(one, { version: '1.1', lineWidth: 40 })), write('two.yaml', toJson(two))],
  }
  for (const [index, { kind, key, text }] of flags.entries()) {
    options[kind] ??= []
    options[kind].push(`${key}=${kind === 'set-file' ? write(`content-${index}`, text) : text}`)
  }
  const environments = [write('base.yaml', toJson(base)), write('production.yaml', toJson(production))]
  const args = Object.entries({ ...options, values: [...environments, ...(options.values ?? [])] })
  return {
    base,
    production,
    options,
    args: args.flatMap(([kind, given]) => given.flatMap((one) => [`--${kind}`, one])),
  }
}

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** On one line; the signs that YAML does not print are escaped. */
const toJson = (values: Values): string =>
  JSON.stringify(values).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
