import { describe } from 'vitest'
import { persistence, resources } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

// The engine composes an object from its children, Zod alone wants it to be there.
const set = (change: object) => ({ requests: {}, limits: {}, ...change })

describe('resources', () => {
  judgeCases(resources({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } }), {
    accepted: {
      'nothing set': set({}),
      'all set': {
        requests: { cpu: 1, memory: 1048576, 'ephemeral-storage': '1Gi' },
        limits: { cpu: '1.5', memory: '2G', 'ephemeral-storage': '2Gi' },
      },
    },
    refused: {
      'memory in thousandths': set({ requests: { memory: '100m' } }),
      'CPU in bytes': set({ limits: { cpu: '1Gi' } }),
      'an unknown resource': set({ limits: { gpu: 1 } }),
      'an unknown key': set({ claims: [] }),
      'null instead of limits': set({ limits: null }),
    },
  })
})

describe('persistence', () => {
  judgeCases(persistence({ size: '20Gi' }), {
    accepted: {
      'nothing set': {},
      'all set': { enabled: false, size: '1Ti', storageClassName: 'fast', accessModes: ['ReadWriteOncePod'] },
      'a size in bytes': { size: 1073741824 },
    },
    refused: {
      'an unknown unit': { size: '20GB' },
      'no size': { size: '0' },
      'no access mode': { accessModes: [] },
      'an unknown access mode': { accessModes: ['RWO'] },
      'a class that is no name': { storageClassName: 'Fast Class' },
    },
  })
})
