import type { Binding } from './bindings.ts'

/** Settings of yaml-language-server for Neovim 0.11 or newer, in Lua. */
export function neovimSettings(bindings: readonly Binding[]): string {
  const lines = bindings.map(({ schema, globs }) => `        [${quoted(`./${schema}`)}] = { ${listOf(globs)} },`)
  return `vim.lsp.config('yamlls', {
  settings = {
    yaml = {
      schemas = {
${lines.join('\n')}
      },
    },
  },
})
vim.lsp.enable('yamlls')
`
}

/** The same for Helix, in TOML. */
export function helixSettings(bindings: readonly Binding[]): string {
  const lines = bindings.map(({ schema, globs }) => `${quoted(`./${schema}`)} = [${listOf(globs)}]`)
  return `[language-server.yaml-language-server.config.yaml.schemas]\n${lines.join('\n')}\n`
}

const listOf = (texts: readonly string[]): string => texts.map(quoted).join(', ')
/** Lua and TOML escape as JSON does, for all that a path holds. */
const quoted = (text: string): string => JSON.stringify(text)
