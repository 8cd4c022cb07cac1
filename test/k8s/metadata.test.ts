import { describe, expect, test } from 'vitest'
import {
  annotations,
  dnsLabel,
  dnsSubdomain,
  existingSecret,
  hostName,
  labels,
  openMap,
  secretKeyRef,
} from '../../src/k8s/index.ts'
import { labelKey } from '../../src/k8s/metadata.ts'
import { each, judgeCases } from './verdicts.ts'

describe('dnsLabel', () => {
  judgeCases(dnsLabel(), {
    accepted: each('a', '0', 'web-1', 'a'.repeat(63)),
    refused: each('', '-a', 'a-', 'A', 'a.b', 'a_b', 'a'.repeat(64), 'a\n'),
  })
})
describe('hostName', () => {
  judgeCases(hostName(), {
    accepted: each('localhost', 'web.example.com', '1.2.3.4.example', 'xn--bcher-kva.example', '0.a9'),
    refused: each('', '1.2.3.4', 'web.example.1', 'Web.example', '*.example', 'web.example.', 'a'.repeat(254)),
  })
})

describe('dnsSubdomain', () => {
  judgeCases(dnsSubdomain(), {
    accepted: each('a', 'a.b', 'web-1.example', `${'a.'.repeat(126)}a`),
    refused: each('', '.a', 'a.', 'a..b', 'A.b', 'a-.b', `${'a.'.repeat(126)}ab`),
  })
})
describe('labelKey', () => {
  judgeCases(labelKey(), {
    accepted: each('app', 'app.kubernetes.io/name', 'A_b.c-d', 'a'.repeat(63), `a.io/${'a'.repeat(63)}`),
    refused: each('', '/app', 'app/', 'a/b/c', 'App.io/name', '-app', 'app-', 'a'.repeat(64), 'a b'),
  })
})
describe('labels', () => {
  judgeCases(labels(), {
    accepted: { none: {}, empty: { a: '' }, 'names of Object.prototype': { constructor: 'a', toString: 'b' } },
    refused: {
      'a number': { a: 1 },
      null: { a: null },
      'a long value': { a: 'a'.repeat(64) },
      'a list': ['a'],
      'a key with a blank': { 'my team': 'a' },
      'a key with two slashes': { 'a/b/c': 'a' },
      'a prefix in upper case': { 'Example.com/team': 'a' },
    },
  })
})
describe('annotations', () => {
  judgeCases(annotations(), {
    accepted: { none: {}, 'any text': { a: 'ü\n"' }, 'a prefix in upper case': { 'Example.com/a': '' } },
    refused: { 'a number': { a: 1 }, 'a boolean': { a: true }, 'a malformed key': { 'example.com/': 'a' } },
  })
})
describe('openMap', () => {
  judgeCases(openMap('Anything'), {
    accepted: { none: {}, 'any value': { a: 1, b: [null], c: { d: 'e' } } },
    refused: { 'a list': [], text: 'a' },
  })
})
describe('existingSecret', () => {
  judgeCases(existingSecret({ keys: ['A'] }), {
    accepted: each('', 'backend-secrets', 'a.b'),
    refused: each('Backend', 'a_b', ' ', 1),
  })
})
describe('secretKeyRef', () => {
  judgeCases(secretKeyRef({ name: 'redis', key: 'password' }), {
    accepted: {
      'nothing set': {},
      'all set': { name: 'a', key: 'A_b.c-d', optional: true },
      none: { name: '', key: '' },
    },
    refused: { 'a key with a slash': { key: 'a/b' }, 'an upper-case name': { name: 'A' }, 'a value': { value: 'x' } },
  })
})

test('the description of existingSecret names the keys', () => {
  expect(existingSecret({ keys: ['A'] }).description).toBe('Name of an existing Secret with the key A')
  expect(existingSecret({ keys: ['A', 'B'] }).description).toBe('Name of an existing Secret with the keys A, B')
})

test('defaults are those of the options', () => {
  expect(existingSecret({ default: 'web', keys: ['A'] }).parse(undefined)).toBe('web')
  expect(secretKeyRef({ name: 'redis', key: 'password' }).parse({})).toEqual({ name: 'redis', key: 'password' })
  expect(annotations({ a: 'b' }).parse(undefined)).toEqual({ a: 'b' })
})
