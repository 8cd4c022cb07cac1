import * as z from 'zod'
import {
  configMapKeySelector,
  envFieldSelector,
  envResourceSelector,
  optional,
  secretKeySelector,
} from './env-source.ts'
import { dnsSubdomain } from './metadata.ts'

// Kubernetes before 1.30 takes these names only; `.`, `..` and what starts with `..` it never takes.
const name = z
  .string()
  .regex(/^([-_a-zA-Z]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*$/)
  .describe('Name of the variable')

const valueFrom = z.union([
  z.strictObject({ configMapKeyRef: configMapKeySelector.describe('Key of a ConfigMap') }),
  z.strictObject({ secretKeyRef: secretKeySelector.describe('Key of a Secret') }),
  z.strictObject({ fieldRef: envFieldSelector.describe('Field of the pod') }),
  z.strictObject({ resourceFieldRef: envResourceSelector.describe('Resource of a container') }),
])

const envVar = z
  .union([
    z.strictObject({ name, value: z.string().optional().describe('Value of the variable, empty where left out') }),
    z.strictObject({ name, valueFrom: valueFrom.describe('Where the value comes from') }),
  ])
  .meta({ id: 'EnvVar', description: 'Environment variable' })

const prefix = z
  .string()
  .regex(/^([-_a-zA-Z]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*$/)
  .optional()
  .describe('Text in front of every name')

const envSource = (kind: string) => z.strictObject({ name: dnsSubdomain().describe(`Name of the ${kind}`), optional })

const envFromSource = z
  .union([
    z.strictObject({ prefix, configMapRef: envSource('ConfigMap').describe('All keys of a ConfigMap') }),
    z.strictObject({ prefix, secretRef: envSource('Secret').describe('All keys of a Secret') }),
  ])
  .meta({ id: 'EnvFromSource', description: 'Source of several environment variables' })

/** Further environment variables, by value or by reference (Kubernetes: `containers[].env`). */
export const extraEnv = () => z.array(envVar).default([]).describe('Further environment variables')

/** ConfigMaps and Secrets whose keys all become environment variables (Kubernetes: `containers[].envFrom`). */
export const extraEnvFrom = () =>
  z.array(envFromSource).default([]).describe('ConfigMaps and Secrets whose keys become environment variables')
