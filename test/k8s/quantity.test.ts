import { describe, expect, test } from 'vitest'
import { toJSONSchema } from 'zod'
import { parseQuantity } from '../../src/k8s/index.ts'
import { cpuQuantity, memoryQuantity, storageQuantity } from '../../src/k8s/quantity.ts'
import { type Cases, each, judgeCases } from './verdicts.ts'

const CPU = ['100m', '0.5', '2', '1.', '.5', '0.001', '00.10', '2.5m', '1000', 1, 0.25]
const BYTES = [
  '1',
  '1073741824',
  '512Mi',
  '1.5Gi',
  '.5Gi',
  '0.5k',
  '1k',
  '1M',
  '1G',
  '1T',
  '1P',
  '1E',
  '1Ki',
  '1Ti',
  '1Pi',
]
const NO_BYTES = [
  '',
  '0',
  '0Mi',
  '0.0Gi',
  '-1Gi',
  '+1Gi',
  '1.5',
  '100m',
  '1K',
  '1mi',
  '1gb',
  '1GB',
  '1 Gi',
  ' 1Gi',
  '1Gi\n',
]

describe('cpuQuantity', () => {
  judgeCases(cpuQuantity(), {
    accepted: each(...CPU),
    refused: {
      ...each(
        '',
        '0',
        '0m',
        '0.0',
        '-1',
        '+1',
        '100 m',
        '1Gi',
        '1k',
        '1e3',
        'm',
        '.',
        '1.2.3',
        '100M',
        ' 1',
        '1\n',
        0,
        -1,
      ),
      'a list': ['1'],
      null: null,
      true: true,
    },
  })
})

const bytes: Cases = {
  accepted: each(...BYTES, '1Ei', 1, 1073741824),
  refused: { ...each(...NO_BYTES, '1e9', '1Zi', 'Gi', '.Gi', 0, -1, 1.5), null: null, true: true },
}
describe('memoryQuantity', () => judgeCases(memoryQuantity(), bytes))
describe('storageQuantity', () => judgeCases(storageQuantity(), bytes))

test.each([...CPU, ...BYTES])('%s, which a pattern takes, is a quantity above zero', (text) => {
  expect(parseQuantity(text)?.nano).toBeGreaterThan(0n)
})

test.each([cpuQuantity, memoryQuantity, storageQuantity])('%o is marked, so that amounts can be compared', (fragment) =>
  expect(toJSONSchema(fragment().optional().describe('x'))).toMatchObject({ 'x-quantity': true, description: 'x' }),
)
