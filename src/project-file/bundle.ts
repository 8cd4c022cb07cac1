import { isBuiltin } from 'node:module'
import { relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildFailure, build, type Message, type Plugin } from 'esbuild'
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
 * @throws ValuesError `project-config` with file and line of each syntax error and unknown import.
 */
export async function bundleConfig(file: string, folder: string, cwd: string): Promise<Bundle> {
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [file],
      absWorkingDir: folder,
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'silent',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(file).href) },
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

/** Our own package goes into the bundle, where what the configuration does not use falls away (a YAML parser, for one). */
const OWN_PACKAGE = /^clipper-values(\/|$)/

const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, importer, kind, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point') return undefined
      if (isBuiltin(path)) return { path, external: true }
      const found = await builder.resolve(path, { resolveDir, importer, kind, pluginData: 'asked' })
      if (found.errors.length > 0) return found
      const outside = /[\\/]node_modules[\\/]/.test(found.path) && !OWN_PACKAGE.test(path)
      return outside ? { path: pathToFileURL(found.path).href, external: true, sideEffects: false } : found
    })
  },
}

const issueOf = ({ text, location }: Message, folder: string, cwd: string): Issue => ({
  code: 'project-config',
  path: [],
  message: text,
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
