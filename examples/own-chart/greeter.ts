import { defineChart } from 'clipper-values'
import { image, resources } from 'clipper-values/k8s'
import { z } from 'zod'

/** The chart in charts/greeter: each setting is declared here, once. */
export const greeter = defineChart({
  name: 'greeter',
  description: 'A web server that says hello',
  values: z.strictObject({
    replicaCount: z.int().min(1).max(20).default(1).describe('Number of pods'),
    greeting: z.string().min(1).default('Hello').describe('What the server says'),
    image: image({ repository: 'nginxinc/nginx-unprivileged', tag: '1.27' }),
    resources: resources({ requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } }),
  }),
})
