import { describe, expect, test } from 'vitest'
import { hpa, podDisruptionBudget } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const policy = { type: 'Percent', value: 100, periodSeconds: 30 }
// The engine composes an object from its children, Zod alone wants it to be there.
const behavior = { scaleUp: {}, scaleDown: {} }
const set = (change: object) => ({ behavior, ...change })
const up = (scaleUp: unknown) => set({ behavior: { ...behavior, scaleUp } })
const step = (change: object) => up({ policies: [{ ...policy, ...change }] })

describe('hpa', () => {
  judgeCases(hpa({ minReplicas: 2, maxReplicas: 10 }), {
    accepted: {
      'nothing set': set({}),
      numbers: set({ minReplicas: 1, maxReplicas: 1, targetCPUUtilizationPercentage: 70 }),
      'a metric left out': set({ targetMemoryUtilizationPercentage: 0 }),
      'the largest window': up({ stabilizationWindowSeconds: 3600 }),
      'a direction switched off': up({ selectPolicy: 'Disabled' }),
      'two policies': up({ policies: [policy, { type: 'Pods', value: 2, periodSeconds: 1800 }] }),
    },
    refused: {
      'no pod at least': set({ minReplicas: 0 }),
      'no pod at most': set({ maxReplicas: 0 }),
      'half a pod': set({ minReplicas: 1.5 }),
      'a share as text': set({ targetCPUUtilizationPercentage: '70%' }),
      'a window above an hour': up({ stabilizationWindowSeconds: 3601 }),
      'an unknown choice': up({ selectPolicy: 'max' }),
      'no policy': up({ policies: [] }),
      'a policy without period': up({ policies: [{ type: 'Pods', value: 1 }] }),
      'an unknown unit': step({ type: 'percent' }),
      'a step of nothing': step({ value: 0 }),
      'no period': step({ periodSeconds: 0 }),
      'a period above half an hour': step({ periodSeconds: 1801 }),
    },
  })
})

test('behaviour has the defaults of the options and nothing else', () => {
  const policies = [{ type: 'Pods', value: 2, periodSeconds: 30 }] as const
  const scaleDown = { stabilizationWindowSeconds: 300, selectPolicy: 'Min', policies } as const
  const schema = hpa({ minReplicas: 1, maxReplicas: 3, behavior: { scaleDown } })
  expect(schema.shape.behavior.shape.scaleDown.parse({})).toEqual(scaleDown)
  expect(schema.shape.behavior.shape.scaleUp.parse({})).toEqual({})
})

describe('podDisruptionBudget', () => {
  judgeCases(podDisruptionBudget({ minAvailable: 1 }), {
    accepted: {
      'nothing set': {},
      'no pod': { minAvailable: 0 },
      'a share': { minAvailable: '50%' },
      'every pod': { maxUnavailable: '100%' },
      'when to evict': { unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
    refused: {
      'a negative number': { minAvailable: -1 },
      'a number as text': { minAvailable: '1' },
      'more than all': { minAvailable: '101%' },
      'a fraction of a share': { maxUnavailable: '1.5%' },
      'an unknown policy': { unhealthyPodEvictionPolicy: 'Never' },
      'null instead of a number': { maxUnavailable: null },
    },
  })
})
