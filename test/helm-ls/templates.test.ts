import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leafSettings, type Setting } from '../../src/schema/settings.ts'
import { projectCharts } from '../charts/project-charts.ts'
import type { Editor } from '../editor/editor.ts'
import { startHelmLs } from './helm-ls.ts'

const withDefault = (settings: readonly Setting[]): Setting[] =>
  settings.filter((setting) => setting.default !== undefined)
const mapsIn = (settings: readonly Setting[]): Setting[] =>
  settings.filter(({ children }) => children.length > 0).flatMap((map) => [map, ...mapsIn(map.children)])
/** Templates reach other keys by `index`. */
const isWord = ({ path }: Setting): boolean => path.every((key) => /^[A-Za-z]\w*$/.test(String(key)))

describe.each(projectCharts)('in templates of $name', ({ dir, model }) => {
  let editor: Editor
  beforeAll(async () => {
    editor = await startHelmLs(dir)
  })
  afterAll(() => editor.close())

  test('.Values is completed with the settings in values.yaml, at every depth', async () => {
    const maps = mapsIn(model.settings).filter(isWord)
    const places = [{ path: [] as string[], children: model.settings }, ...maps]
    const lines = places.map(({ path }, i) => `key${i}: {{ .Values${path.map((key) => `.${key}`).join('')}. }}\n`)
    const file = await editor.show(join(dir, 'templates/completed.yaml'), lines.join(''))
    for (const [i, { path, children }] of places.entries()) {
      const offered = (await file.complete(lines[i]?.slice(0, -4).trimEnd() ?? '')).map(({ label }) => label)
      const wanted = withDefault(children).map(({ key }) => key)
      expect({ path, offered }).toEqual({ path, offered: expect.arrayContaining(wanted) })
    }
  })

  test('each number and text is shown', async () => {
    const leaves = leafSettings(model.settings)
      // it shows False for every boolean
      .filter((leaf) => ['number', 'string'].includes(typeof leaf.default) && isWord(leaf))
      // and large numbers as Go prints them
      .filter(({ default: value }) => value !== '' && !(typeof value === 'number' && value >= 1_000_000))
    const lines = leaves.map(({ path }, i) => `key${i}: {{ .Values.${path.join('.')} }}\n`)
    const file = await editor.show(join(dir, 'templates/shown.yaml'), lines.join(''))
    for (const [i, { path, default: value }] of leaves.entries()) {
      const shown = await file.hover(lines[i]?.replace(/. }}\n$/, '') ?? '')
      const [first = ''] = String(value).split('\n')
      expect({ path, shown }).toEqual({ path, shown: expect.stringContaining(first) })
    }
  })
})
