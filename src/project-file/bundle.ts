import { isBuiltin } from 'node:module'
import { relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildFailure, build, type Message, type OnResolveResult, type Plugin, type ResolveResult } from 'esbuild'
import { type Issue, ValuesError } from '../issues.ts'

/** The configuration and all local files that it imports, as one module. */
export interface Bundle {
  readonly code: string
  /** Absolute paths of the project's own source files. */
  readonly sources: readonly string[]
}

/**
 * Bundles a configuration written in TypeScript. Packages stay outside, under the address where they really lie, so that
 * the project's own Zod is loaded and only that one; a package linked from a workspace is source, so it goes in.
 *
 * @param sourceMap appends a source map, for whoever looks for the line of an error.
 * @throws ValuesError `project-config` with file and line of each syntax error and unknown import.
 */
export async function bundleConfig(file: string, folder: string, cwd: string, sourceMap = false): Promise<Bundle> {
  try {
    const { outputFiles, metafile } = await build({
      ...MODULE,
      entryPoints: [file],
      absWorkingDir: folder,
      sourcemap: sourceMap && 'inline',
      sourcesContent: false,
      plugins: [packagesOutside],
    })
    const sources = Object.keys(metafile.inputs).map((input) => `${folder}${sep}${input}`)
    return { code: outputFiles[0]?.text ?? '', sources }
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (!errors) throw error
    throw new ValuesError(errors.map((message) => issueOf(message, folder, cwd)))
  }
}

/** How sources become a module of this Node, in memory. */
export const MODULE = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'silent',
} as const

/** The address of a module that lies in no file. */
export const moduleUrl = (code: string): string => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`

/** Our own package goes into the bundle, where what the configuration does not use falls away (a YAML parser, for one). */
export const OWN_PACKAGE = /^clipper-values(\/|$)/

const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup(builder) {
    const known = new Map<string, Promise<OnResolveResult>>()
    builder.onResolve({ filter: /^[^./]/ }, ({ path, resolveDir, importer, kind, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point') return undefined
      if (isBuiltin(path)) return { path, external: true }
      const place = `${path} from ${resolveDir}`
      const asked = { resolveDir, importer, kind, pluginData: 'asked' }
      const found = known.get(place) ?? builder.resolve(path, asked).then((result) => outside(path, result))
      known.set(place, found)
      return found
    })
  },
}

function outside(name: string, found: ResolveResult): OnResolveResult {
  const isPackage = isInstalled(found.path) && !OWN_PACKAGE.test(name)
  if (found.errors.length > 0 || !isPackage) return found
  return { path: pathToFileURL(found.path).href, external: true, sideEffects: false }
}

/** True for a file of a package that is installed, not linked. */
export const isInstalled = (path: string): boolean => /[\\/]node_modules[\\/]/.test(path)

const issueOf = ({ text, location }: Message, folder: string, cwd: string): Issue => ({
  code: 'project-config',
  path: [],
  message: text,
  ...(/^Could not resolve "[^./]/.test(text) ? { hint: 'npm install brings the packages of package.json' } : {}),
  ...(location
    ? {
        origin: {
          layer: 'configuration',
          file: relative(cwd, `${folder}${sep}${location.file}`),
          line: location.line,
          column: location.column + 1,
        },
      }
    : {}),
})
