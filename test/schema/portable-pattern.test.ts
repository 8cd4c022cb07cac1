import { describe, expect, test } from 'vitest'
import { patternFault } from '../../src/schema/portable-pattern.ts'

describe('patterns that RE2 and ECMAScript read alike', () => {
  test.each([
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    '^(a|b)+?$',
    '^\\d{1,3}\\.\\w$',
    '^[^/]*$',
    '^(?:x){0,1000}$',
    '^$',
    'a\\/b',
    '^[0-9]+(\\.[0-9]+)?(m|[kMG]i?)?$',
  ])('%s', (pattern) => expect(patternFault(pattern)).toBeUndefined())
})

describe('patterns that some judge reads otherwise', () => {
  test.each([
    '(?!x)',
    '(?<=x)',
    '(?<n>x)',
    '(a)\\1',
    '\\u0041',
    '\\cA',
    '[^]',
    'x{1001}',
    'x{1,2000}',
    '\\s',
    '\\bx',
    '\\p{L}',
    '(?i)x',
    '[[:alpha:]]',
    '[a',
  ])('%s', (pattern) => expect(patternFault(pattern)).toBeTypeOf('string'))
})
