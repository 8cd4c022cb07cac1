import { resolve } from 'node:path'
import { readNamed } from '../disk/read.ts'
import type { Issue } from '../issues.ts'
import type { Layer } from '../layers/layer.ts'
import { MAX_BYTES, TOO_LARGE } from '../layers/limits.ts'
import type { SetFlag } from '../layers/set/set-flags.ts'
import { type Io, UsageError } from './io.ts'
import type { ParsedOptions } from './parsed-options.ts'

/** The layers of a command, from the lowest up, and what is wrong with them. */
export interface UserLayers {
  readonly layers: readonly Layer[]
  readonly issues: readonly Issue[]
}

/**
 * Puts on top of the layers below what options name: `-f` files in their order, then the `--set` flags, which change what
 * lies below in place, as in Helm. Issues: `file-missing`, `file-unreadable`, `file-too-large`, and those of the
 * readers.
 */
export async function userLayers(options: ParsedOptions, io: Io, below: readonly Layer[] = []): Promise<UserLayers> {
  const issues: Issue[] = []
  const layers = [...below]
  for (const name of options.texts('values')) {
    const text = await readInput(name, `-f ${name}`, io, issues)
    if (text === undefined) continue
    const { readYamlLayer } = await import('../layers/yaml/yaml-file.ts')
    const read = readYamlLayer({ name: `-f ${name}`, file: name === '-' ? 'standard input' : name, text })
    for (const issue of read.issues) issues.push(issue)
    if (read.layer) layers.push(read.layer)
  }
  const flags = await setFlags(options, io, issues)
  if (flags.length === 0) return { layers, issues }
  const { applySetFlags } = await import('../layers/set/apply-set-flags.ts')
  const applied = applySetFlags(flags, layers)
  return { layers: applied.layers, issues: [...issues, ...applied.issues] }
}

async function setFlags(options: ParsedOptions, io: Io, issues: Issue[]): Promise<SetFlag[]> {
  const flags: SetFlag[] = []
  for (const kind of ['set-json', 'set', 'set-string', 'set-literal'] as const)
    flags.push(...options.texts(kind).map((text) => ({ kind, text })))
  // as in Helm, a comma that is not escaped starts the next pair
  for (const flag of options.texts('set-file').flatMap((text) => text.split(/(?<!\\),/))) {
    const [key, name] = splitOnce(flag, '=')
    if (!name) throw new UsageError('--set-file is key=file')
    const content = await readInput(name, `--set-file ${key}`, io, issues)
    if (content === undefined) continue
    if (content.length > MAX_BYTES)
      issues.push({ code: 'file-too-large', path: [], message: `--set-file ${key}: ${name} ${TOO_LARGE}` })
    else flags.push({ kind: 'set-file', key, content: Buffer.from(content).toString('utf8') })
  }
  return flags
}

async function readInput(name: string, layer: string, io: Io, issues: Issue[]): Promise<Uint8Array | undefined> {
  const content = name === '-' ? await io.stdin() : await readNamed(resolve(io.cwd, name), name)
  if (!('code' in content)) return content
  issues.push({ ...content, message: `${layer}: ${content.message}` })
  return undefined
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
