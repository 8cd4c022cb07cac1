import { statSync } from 'node:fs'

/** Changes whenever a file does; empty where there is none. */
export function fileState(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : ''
}
