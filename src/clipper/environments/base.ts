import type { ClipperBackendOverlay } from '../../../generated/types/clipper-backend.ts'
import { defineEnvironment } from '../../index.ts'

/** What all environments on the Internet share. */
export const base = defineEnvironment<ClipperBackendOverlay>({
  name: 'base',
  values: {
    // the stock image needs user 0; this is the build of examples/backend-image
    image: { repository: 'subculture-collective/clipper-backend' },
    config: { GIN_MODE: 'release', SENTRY_ENABLED: true },
  },
})
