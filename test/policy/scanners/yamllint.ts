import { inject } from 'vitest'
import type { Finding } from './finding.ts'
import { runTool } from './run-tool.ts'

const { python } = inject('policyTools')
const spaces = {
  'min-spaces-inside': 0,
  'max-spaces-inside': 0,
  'min-spaces-inside-empty': -1,
  'max-spaces-inside-empty': -1,
}

/** The rules that chart-testing gives yamllint. */
const config = {
  rules: {
    braces: spaces,
    brackets: spaces,
    colons: { 'max-spaces-before': 0, 'max-spaces-after': 1 },
    commas: { 'max-spaces-before': 0, 'min-spaces-after': 1, 'max-spaces-after': 1 },
    comments: { 'require-starting-space': true, 'min-spaces-from-content': 2 },
    'document-end': 'disable',
    'document-start': 'disable',
    'empty-lines': { max: 2, 'max-start': 0, 'max-end': 0 },
    hyphens: { 'max-spaces-after': 1 },
    indentation: { spaces: 'consistent', 'indent-sequences': 'whatever', 'check-multi-line-strings': false },
    'key-duplicates': 'enable',
    'line-length': 'disable',
    'new-line-at-end-of-file': 'enable',
    'new-lines': { type: 'unix' },
    'trailing-spaces': 'enable',
    truthy: { level: 'warning' },
  },
}

/** Judges the YAML of a file. */
export async function scanYaml(file: string, name: string): Promise<Finding[]> {
  const args = ['-m', 'yamllint', '--strict', '--format', 'parsable', '--config-data', JSON.stringify(config), file]
  const lines = (await runTool(python, args)).split('\n').filter(Boolean)
  return lines.map((line) => {
    const [, place, message, rule] = /^.*?:(\d+:\d+): \[\w+\] (.*) \((\S+)\)$/.exec(line) ?? []
    return { tool: 'yamllint', check: rule ?? 'syntax', object: name, where: `line ${place}`, message: message ?? line }
  })
}
