import { describe } from 'vitest'
import { extraEnv, extraEnvFrom } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const from = (valueFrom: unknown) => [{ name: 'A', valueFrom }]
const field = (fieldPath: string) => from({ fieldRef: { fieldPath } })
const resource = (resource: string, divisor?: string) =>
  from({ resourceFieldRef: { resource, ...(divisor === undefined ? {} : { divisor }) } })

describe('extraEnv', () => {
  judgeCases(extraEnv(), {
    accepted: {
      none: [],
      values: [{ name: 'A', value: 'a' }, { name: '_b.c-d', value: '' }, { name: 'E' }],
      'a key of a ConfigMap': from({ configMapKeyRef: { name: 'a', key: 'b', optional: true } }),
      'a key of a Secret': from({ secretKeyRef: { name: 'a', key: 'b' } }),
      'a field of the pod': field('status.podIP'),
      'an annotation with a prefix': field("metadata.annotations['Example.com/note']"),
      'a key that starts with a dot': from({ secretKeyRef: { name: 'a', key: '.b' } }),
      'a label of the pod': field("metadata.labels['app']"),
      'the memory limit': resource('limits.memory', '1Mi'),
      'the CPU request': resource('requests.cpu', '1m'),
      'huge pages': resource('limits.hugepages-2Mi'),
    },
    refused: {
      'a value that is a number': [{ name: 'A', value: 1 }],
      'no name': [{ value: 'a' }],
      'a name with a sign': [{ name: 'A=B' }],
      'a name that starts with a digit': [{ name: '1A' }],
      'a name of two dots': [{ name: '..' }],
      'a value and a reference': [{ name: 'A', value: 'a', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
      'two references': from({ secretKeyRef: { name: 'a', key: 'b' }, configMapKeyRef: { name: 'a', key: 'b' } }),
      'no reference': from({}),
      'a reference without key': from({ secretKeyRef: { name: 'a' } }),
      'a label that is none': field("metadata.labels['a?']"),
      'a key that starts with two dots': from({ configMapKeyRef: { name: 'a', key: '..b' } }),
      'the key .': from({ secretKeyRef: { name: 'a', key: '.' } }),
      'all labels': field('metadata.labels'),
      'an unknown field': field('spec.containers'),
      'an unknown resource': resource('limits.gpu'),
      'CPU in bytes': resource('limits.cpu', '1Mi'),
      'memory in thousandths': resource('limits.memory', '1m'),
      'a map instead of a list': { A: 'a' },
    },
  })
})

describe('extraEnvFrom', () => {
  judgeCases(extraEnvFrom(), {
    accepted: {
      none: [],
      both: [{ configMapRef: { name: 'a' } }, { prefix: 'P_', secretRef: { name: 'b', optional: true } }],
    },
    refused: {
      'two sources': [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }],
      'no source': [{ prefix: 'P_' }],
      'a plain name': ['a'],
      'a bad prefix': [{ prefix: '1', secretRef: { name: 'b' } }],
    },
  })
})
