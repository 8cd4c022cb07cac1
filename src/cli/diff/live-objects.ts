import { resolve } from 'node:path'
import { type Live, readLive } from '../../diff/live.ts'
import { readNamed } from '../../disk/read.ts'
import { ValuesError } from '../../issues.ts'
import type { Io } from '../io.ts'

/** Reads what `--live` names. @throws ValuesError where it cannot be read or holds no objects. */
export async function liveObjects(name: string | undefined, release: string, io: Io): Promise<Live | undefined> {
  if (name === undefined) return undefined
  const content = name === '-' ? await io.stdin() : await readNamed(resolve(io.cwd, name), name)
  if ('code' in content) throw new ValuesError([content])
  const { live, issues } = readLive(Buffer.from(content).toString('utf8'), release)
  if (issues.length > 0) throw new ValuesError(issues)
  if (live.objects.size > 0) return live
  const message = `${name === '-' ? 'standard input' : name} holds no objects of a cluster`
  const hint = 'kubectl get persistentvolumeclaims,statefulsets,deployments,services -n <namespace> -o yaml prints them'
  throw new ValuesError([{ code: 'file-unreadable', path: [], message, hint }])
}
