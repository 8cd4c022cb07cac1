import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { kwokStages } from './kwok.ts'

const ours = fileURLToPath(new URL('stages.yaml', import.meta.url))

interface Stage {
  readonly metadata: { readonly name: string }
  readonly spec: { readonly resourceRef: { readonly kind: string } }
}

/**
 * What kwok has the objects of the cluster go through, as a file for it: kwok's own stages and ours. Each step of a pod
 * takes as long as its annotation says, for example `pod-ready.stage.kwok.x-k8s.io/delay: 5s`; no time where it has none.
 */
export async function stages(kwok: string): Promise<string> {
  const texts = await Promise.all(kwokStages.map((file) => readFile(join(kwok, basename(file)), 'utf8')))
  const theirs = texts.map((text) => withDelay(parse(text) as Stage))
  return [...theirs.map((stage) => stringify(stage)), await readFile(ours, 'utf8')].join('---\n')
}

function withDelay(stage: Stage): Stage {
  if (stage.spec.resourceRef.kind !== 'Pod') return stage
  const expressionFrom = `.metadata.annotations["${stage.metadata.name}.stage.kwok.x-k8s.io/delay"]`
  const delay = { durationMilliseconds: 0, durationFrom: { expressionFrom } }
  return { ...stage, spec: { ...stage.spec, delay } as Stage['spec'] }
}
