import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { TemplateFile } from '../templates/template-library.ts'

const IS_TEMPLATE = /\.(ya?ml|tpl|txt|json)$/

/**
 * The templates of charts, named by their path from the project: all of their own and, of charts in their `charts/` that
 * are not among them, the helpers. What cannot be read is left out.
 *
 * @param root absolute path of the project.
 * @param charts names, and folders from the project.
 */
export function chartTemplates(
  root: string,
  charts: readonly { readonly name: string; readonly dir: string }[],
): TemplateFile[] {
  const names = new Set(charts.map(({ name }) => name))
  return charts.flatMap(({ dir }) => {
    const others = folderNames(join(root, dir, 'charts')).filter((name) => !names.has(name))
    const helpers = others.flatMap((name) => templatesIn(root, `${dir}/charts/${name}`))
    return [...templatesIn(root, dir), ...helpers.filter(({ file }) => file.endsWith('.tpl'))]
  })
}

function templatesIn(root: string, dir: string): TemplateFile[] {
  const folder = join(root, dir, 'templates')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && IS_TEMPLATE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      file: `${dir}/templates/${path
        .slice(folder.length + 1)
        .split(sep)
        .join('/')}`,
      text: readFileSync(path, 'utf8'),
    }))
}

const folderNames = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : []
