import { expect, test } from 'vitest'
import { toStrictSchema } from './strict-schema.ts'

const text = { type: 'string' }

test.each<[string, { given: object; want: object }]>([
  [
    'an object knows its own keys only, at every depth',
    {
      given: { type: 'object', properties: { a: { items: { properties: { b: text } } } }, required: ['a'] },
      want: {
        type: 'object',
        properties: { a: { items: { properties: { b: text }, additionalProperties: false } } },
        required: ['a'],
        additionalProperties: false,
      },
    },
  ],
  [
    'a map stays open, what is in it does not',
    {
      given: { additionalProperties: { properties: { a: text } } },
      want: { additionalProperties: { properties: { a: text }, additionalProperties: false } },
    },
  ],
  [
    'an object that keeps unknown keys stays open',
    {
      given: { 'x-kubernetes-preserve-unknown-fields': true, properties: { a: text } },
      want: { 'x-kubernetes-preserve-unknown-fields': true, properties: { a: text } },
    },
  ],
  [
    'alternatives close nothing, as each names a part of the keys',
    {
      given: { properties: { a: text }, anyOf: [{ properties: { a: { enum: ['b'] } } }] },
      want: { properties: { a: text }, anyOf: [{ properties: { a: { enum: ['b'] } } }], additionalProperties: false },
    },
  ],
  [
    'a number or text',
    {
      given: { 'x-kubernetes-int-or-string': true },
      want: { 'x-kubernetes-int-or-string': true, type: ['integer', 'string'] },
    },
  ],
  [
    'what may be null',
    {
      given: { ...text, nullable: true, enum: ['a'] },
      want: { type: ['string', 'null'], nullable: true, enum: ['a', null] },
    },
  ],
  [
    'a property called like a word of JSON Schema',
    {
      given: { properties: { items: text, properties: { type: 'object', properties: { a: text } } } },
      want: {
        properties: {
          items: text,
          properties: { type: 'object', properties: { a: text }, additionalProperties: false },
        },
        additionalProperties: false,
      },
    },
  ],
])('%s', (_name, { given, want }) => {
  expect(toStrictSchema(given)).toEqual(want)
})
