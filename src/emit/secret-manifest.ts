import type { NeededSecret } from '../secrets/needed-secrets.ts'
import { filledWords, keyWords } from './secret-words.ts'
import { yamlString } from './yaml.ts'

/**
 * The Secrets as manifests to fill in: every value is empty. Optional keys are comments, because an empty key is not the
 * same as none. A Secret that somebody else fills is a comment as a whole.
 */
export function secretManifest(secrets: readonly NeededSecret[], namespace?: string): string {
  const filled = secrets.filter(({ filledBy }) => filledBy)
  const own = secrets.filter(({ filledBy }) => !filledBy)
  const lines = [...filled.flatMap(filledLines), ...own.flatMap((secret) => ['---', ...secretLines(secret, namespace)])]
  return [...head(own), ...lines].map((line) => `${line}\n`).join('')
}

function head(secrets: readonly NeededSecret[]): string[] {
  if (secrets.length === 0) return []
  const hasOptional = secrets.some(({ keys }) => keys.some(({ required }) => !required))
  return [
    '# Fill in each value, then kubectl apply -f. Never commit the filled file.',
    ...(hasOptional ? ['# An optional key counts once the # in front of it is gone.'] : []),
  ]
}

const secretLines = ({ name = '', keys }: NeededSecret, namespace: string | undefined): string[] => [
  'apiVersion: v1',
  'kind: Secret',
  'metadata:',
  `  name: ${yamlString(name)}`,
  ...(namespace === undefined ? [] : [`  namespace: ${yamlString(namespace)}`]),
  'type: Opaque',
  'stringData:',
  ...keys.flatMap((key) => [`  # ${keyWords(key)}`, `  ${key.required ? '' : '# '}${yamlString(key.key)}: ""`]),
]

const filledLines = (secret: NeededSecret): string[] => [
  `# ${filledWords(secret)}, which needs:`,
  ...secret.keys.map((key) => `#   ${key.key}  ${keyWords(key)}`),
]
