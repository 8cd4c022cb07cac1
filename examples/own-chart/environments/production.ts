import { defineEnvironment } from 'clipper-values'
import type { GreeterOverlay } from '../generated/types/greeter.d.ts'

/** What production sets; everything else is the chart's default. */
export const production = defineEnvironment<GreeterOverlay>({
  name: 'production',
  values: {
    replicaCount: 3,
    resources: { limits: { memory: '128Mi' } },
  },
})
