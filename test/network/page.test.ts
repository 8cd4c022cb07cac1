import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { neighbourhoodOf, valuesOf } from './neighbourhood.ts'
import { tableOf } from './table.ts'

const page = readFileSync('charts/README.md', 'utf8')
const BETWEEN = /(<!-- who-calls-whom:begin -->\n)[\s\S]*?(<!-- who-calls-whom:end -->)/

test('the page says who may call whom in production', async () => {
  const table = tableOf(await neighbourhoodOf(valuesOf('production')))
  expect(page).toMatch(BETWEEN)
  await expect(page.replace(BETWEEN, `$1\n${table}\n\n$2`)).toMatchFileSnapshot('../../charts/README.md')
})
