import * as z from 'zod'

// Every segment but `..`, which Kubernetes refuses because it would leave the volume.
const SEGMENT = '(\\.?[^/.][^/]*|\\.\\.[^/]+|\\.)'
// Where Kubernetes itself writes files, a name that starts with `..` is its own.
const OWN_SEGMENT = '(\\.?[^/.][^/]*|\\.)'

/** Path inside a volume, without a leading slash (Kubernetes: `volumeMounts[].subPath`). */
export function relativePath(): z.ZodString {
  return z.string().regex(new RegExp(`^${SEGMENT}(/${SEGMENT})*/?$`))
}

/** Path of a file that Kubernetes writes into a volume (Kubernetes: `items[].path` of a configMap or secret volume). */
export function writtenPath(): z.ZodString {
  return z.string().regex(new RegExp(`^${OWN_SEGMENT}(/${SEGMENT})*$`))
}

/** Path with a leading slash (Kubernetes: `volumes[].hostPath.path`, `volumes[].nfs.path`). */
export function absolutePath(): z.ZodString {
  return z.string().regex(new RegExp(`^/(${SEGMENT}(/${SEGMENT})*/?)?$`))
}
