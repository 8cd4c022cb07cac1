import type { ClipperOverlay } from '../../../generated/types/clipper.d.ts'
import { defineEnvironment } from '../../index.ts'

/** What all environments on the Internet share. */
export const base = defineEnvironment<ClipperOverlay>({
  name: 'base',
  values: {
    backend: {
      // the stock image needs user 0; this is the build of examples/backend-image
      image: { repository: 'subculture-collective/clipper-backend' },
      config: { GIN_MODE: 'release', SENTRY_ENABLED: true },
    },
    // a generated password would be another one at each render of a GitOps tool
    monitoring: { grafana: { admin: { existingSecret: 'grafana-admin-secret' } } },
  },
})
