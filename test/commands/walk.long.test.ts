import { describe } from 'vitest'
import { helms } from '../helm/helms.ts'
import { walkPage } from './walk-page.ts'

/** What helm prints differs by generation; what else differs by version is judged elsewhere. */
const ends = helms.filter((helm) => helm === helms[0] || helm === helms.at(-1))

describe.each(ends)('with helm $version', ({ bin }) => walkPage(bin))
