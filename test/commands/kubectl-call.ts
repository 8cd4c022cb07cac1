/** A kubectl command, taken apart. */
export interface KubectlCall {
  readonly verb: string
  /** As manifests write it; `''` where the command has none. */
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

const kinds: Readonly<Record<string, string>> = {
  certificate: 'Certificate',
  deployment: 'Deployment',
  endpoints: 'Service',
  hpa: 'HorizontalPodAutoscaler',
  ingress: 'Ingress',
  namespace: 'Namespace',
  pod: 'Pod',
  pods: 'Pod',
  pvc: 'PersistentVolumeClaim',
  svc: 'Service',
}

/** Takes the words of a kubectl command apart. Endpoints count as what makes them: the Service. */
export function kubectlCall(words: readonly string[]): KubectlCall {
  const flag = words.indexOf('-n')
  const namespace = flag < 0 ? '' : (words[flag + 1] ?? '')
  const plain = words.filter((word, i) => !word.startsWith('-') && (flag < 0 || i !== flag + 1))
  const [, verb = '', ...rest] = plain
  const [object = '', second = ''] = verb === 'rollout' ? rest.slice(1) : verb === 'logs' ? ['pod', ...rest] : rest
  const [kind = '', name = second] = object.split('/')
  if (!(kind in kinds)) throw new Error(`what kind is ${kind}?`)
  return { verb, kind: kinds[kind] ?? '', name, namespace }
}
