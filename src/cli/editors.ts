import type { Binding } from '../emit/editor/bindings.ts'
import type { Issue } from '../issues.ts'
import { UsageError } from './io.ts'

/** One file with settings. */
export interface EditorFile {
  /** Relative to the folder that the editor opens. */
  readonly path: string
  /** A comment line in the language of the file. */
  readonly comment: (text: string) => string
  /** The file with the bindings in it. */
  readonly merge: (before: string | undefined, bindings: readonly Binding[]) => string | Issue
}

/** An editor and where it looks for settings. */
interface Editor {
  readonly name: string
  /** The file is a person's or depends on how the editor is set up, so it is not written. */
  readonly isPasted: boolean
  readonly files: readonly EditorFile[]
}

const NAMES = ['vscode', 'jetbrains', 'neovim', 'helix'] as const

/** @throws UsageError for an editor that nothing is known of. */
export async function editorNamed(given: string): Promise<Editor> {
  const name = NAMES.find((known) => known === given)
  if (!name) throw new UsageError(`there is no editor "${given}"`, { word: given, among: NAMES })
  return { name, isPasted: name === 'neovim' || name === 'helix', files: await FILES[name]() }
}

const FILES: Readonly<Record<(typeof NAMES)[number], () => Promise<EditorFile[]>>> = {
  vscode: async () => {
    const { vscodeExtensions, vscodeSettings } = await import('../emit/editor/vscode.ts')
    const comment = (text: string): string => `// ${text}`
    return [
      { path: '.vscode/settings.json', comment, merge: vscodeSettings },
      { path: '.vscode/extensions.json', comment, merge: vscodeExtensions },
    ]
  },
  jetbrains: async () => {
    const { jetbrainsMappings } = await import('../emit/editor/jetbrains.ts')
    return [{ path: '.idea/jsonSchemas.xml', comment: (text) => `<!-- ${text} -->`, merge: jetbrainsMappings }]
  },
  neovim: async () => {
    const { neovimSettings } = await import('../emit/editor/pasted.ts')
    return [{ path: '.nvim.lua', comment: (text) => `-- ${text}`, merge: (_, bindings) => neovimSettings(bindings) }]
  },
  helix: async () => {
    const { helixSettings } = await import('../emit/editor/pasted.ts')
    const merge: EditorFile['merge'] = (_, bindings) => helixSettings(bindings)
    return [{ path: '.helix/languages.toml', comment: (text) => `# ${text}`, merge }]
  },
}
