import type { Problem } from './engine.ts'

/** The file of an environment with these values. */
export const environment = (
  values: string,
): string => `import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'
export const production = defineEnvironment<ClipperOverlay>({ name: 'production', values: ${values} })
`
/** What a person may write, and what is said of it. */
export const mistakes: Record<string, { given: string; want: Problem }> = {
  'a misspelled key of a chart': {
    given: '{ backend: { replicaCuont: 3 } }',
    want: {
      at: 'replicaCuont',
      message:
        "Object literal may only specify known properties, but 'replicaCuont' does not exist in type 'ClipperBackendOverlay'. Did you mean to write 'replicaCount'?",
    },
  },
  'a misspelled key deep inside': {
    given: '{ backend: { autoscaling: { minReplcas: 3 } } }',
    want: {
      at: 'minReplcas',
      message:
        "Object literal may only specify known properties, but 'minReplcas' does not exist in type 'ClipperBackendAutoscaling'. Did you mean to write 'minReplicas'?",
    },
  },
  'a key that is no setting': {
    given: "{ postgres: { persistence: { colour: 'red' } } }",
    want: {
      at: 'colour',
      message:
        "Object literal may only specify known properties, and 'colour' does not exist in type 'ClipperPostgresPersistence'.",
    },
  },
  'a key in one of many forms of a volume': {
    given: "{ redis: { extraVolumes: [{ name: 'x', secret: { secretNme: 'y' } }] } }",
    want: {
      at: 'secretNme',
      message:
        "Object literal may only specify known properties, but 'secretNme' does not exist in type 'ClipperRedisVolumeSecret'. Did you mean to write 'secretName'?",
    },
  },
  'a wrong word': {
    given: "{ frontend: { image: { pullPolicy: 'Alwyas' } } }",
    want: {
      at: 'pullPolicy',
      message: `Type '"Alwyas"' is not assignable to type '"Always" | "IfNotPresent" | "Never" | undefined'. Did you mean '"Always"'?`,
    },
  },
  'a text for a number': {
    given: "{ backend: { replicaCount: '3' } }",
    want: { at: 'replicaCount', message: "Type 'string' is not assignable to type 'number'." },
  },
  'a secret, which is not repeated': {
    given: "{ monitoring: { grafana: { adminPassword: 'hunter2' } } }",
    want: {
      at: 'adminPassword',
      message: `Type 'string' is not assignable to type 'SecretsStayOutOfOverlays<"grafana.adminPassword of clipper-monitoring">'.`,
    },
  },
  'an item without a key that it needs': {
    given: '{ backend: { imagePullSecrets: [{}] } }',
    want: {
      at: '{}',
      message: "Property 'name' is missing in type '{}' but required in type 'ClipperBackendImagePullSecretsItem'.",
    },
  },
}

/** Whether TypeScript tells that an optional key may be absent depends on its version. */
export const withoutUndefined = (message: string): string => message.replaceAll(' | undefined', '')
