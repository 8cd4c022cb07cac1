import { spawnSync } from 'node:child_process'
import { Editor } from '../editor/editor.ts'

/** Opens a folder in an editor with helm-ls: `$HELM_LS`, or the first on PATH under the names that it has. */
export function startHelmLs(folder: string): Promise<Editor> {
  const given = process.env.HELM_LS
  const command = (given ? [given] : ['helm_ls', 'helm-ls']).find((name) => spawnSync(name, ['version']).status === 0)
  if (!command)
    throw new Error('helm-ls is needed, as $HELM_LS or on PATH: https://github.com/mrjosh/helm-ls#getting-started')
  const settings = { yamlls: { enabled: false } }
  return Editor.start({
    folder,
    server: { command, args: ['serve'], section: 'helm-ls', language: 'helm', settings },
  })
}
