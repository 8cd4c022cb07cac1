import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { EnvironmentLocator } from '../layers/environment-layers.ts'
import { locateInTypeScript } from '../layers/typescript/typescript-source.ts'

/**
 * Finds the line of a value in the TypeScript source of its environment: the file among the project's sources that
 * defines an environment of that name. Sources are read and parsed only when somebody asks for a line.
 */
export function environmentLocator(sources: readonly string[], cwd: string): EnvironmentLocator {
  return (name) => (path) => {
    for (const file of sources) {
      // a file that went away since it was loaded tells no line
      const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
      const place = text.includes('defineEnvironment') ? locateInTypeScript({ text, name, path }) : undefined
      if (place) return { file: relative(cwd, file), ...place }
    }
    return undefined
  }
}
