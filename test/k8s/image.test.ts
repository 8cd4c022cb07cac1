import { describe } from 'vitest'
import { image, imagePullSecrets } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

const digest = `sha256:${'0a'.repeat(32)}`

describe('image', () => {
  judgeCases(image({ repository: 'library/web' }), {
    accepted: {
      'nothing set': {},
      'a full image': { registry: 'ghcr.io', repository: 'org/web', tag: 'v1.2.3', digest, pullPolicy: 'Always' },
      'a registry with a port': { registry: 'localhost:5000' },
      'a registry with a path': { registry: 'registry.example.com/mirror/docker-io' },
      'a registry inside the repository': { repository: 'localhost:5000/org/web' },
      'separators in the repository': { repository: 'a_b/c__d/e--f/g.h' },
      'a tag that is an integer': { tag: 20240101 },
      'a tag of 128 characters': { tag: 'a'.repeat(128) },
    },
    refused: {
      'an empty repository': { repository: '' },
      'an upper-case repository': { repository: 'Library/web' },
      'a tag in the repository': { repository: 'web:1' },
      'a registry with a scheme': { registry: 'https://ghcr.io' },
      'a registry with a slash at the end': { registry: 'ghcr.io/' },
      'a tag with a slash': { tag: 'a/b' },
      'a tag of 129 characters': { tag: 'a'.repeat(129) },
      'a tag that is a fraction': { tag: 1.5 },
      'a tag that is null': { tag: null },
      'a short digest': { digest: 'sha256:0a' },
      'a digest in upper case': { digest: digest.toUpperCase() },
      'an unknown pull policy': { pullPolicy: 'always' },
      'an unknown key': { repo: 'web' },
    },
  })
})

describe('imagePullSecrets', () => {
  judgeCases(imagePullSecrets(), {
    accepted: { none: [], two: [{ name: 'a' }, { name: 'b.c' }] },
    refused: {
      'a plain name': ['a'],
      'no name': [{}],
      'an upper-case name': [{ name: 'A' }],
      'a key': [{ name: 'a', key: 'b' }],
    },
  })
})
