import { expect, test } from 'vitest'
import { chartTemplates } from '../../src/chart-folder/chart-templates.ts'
import { writeFiles } from '../cli/fixture-project.ts'
import { tempDir } from '../support/temp-dir.ts'

test('all templates of the charts, and the helpers of charts inside that are not among them', () => {
  const root = tempDir()
  writeFiles(root, {
    'charts/web/templates/b.yaml': 'b',
    'charts/web/templates/deep/a.txt': 'a',
    'charts/web/templates/notes.bak': 'no template',
    'charts/web/charts/lib/templates/_l.tpl': 'l',
    'charts/web/charts/lib/templates/made.yaml': 'of somebody else',
    'charts/web/charts/api/templates/copy.tpl': 'a copy',
    'charts/api/templates/c.yaml': 'c',
    'charts/other/templates/d.yaml': 'd',
  })
  const charts = ['web', 'api', 'none'].map((name) => ({ name, dir: `charts/${name}` }))
  expect(chartTemplates(root, charts)).toEqual([
    { file: 'charts/web/templates/b.yaml', text: 'b' },
    { file: 'charts/web/templates/deep/a.txt', text: 'a' },
    { file: 'charts/web/charts/lib/templates/_l.tpl', text: 'l' },
    { file: 'charts/api/templates/c.yaml', text: 'c' },
  ])
})
