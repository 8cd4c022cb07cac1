import { scenarios as clipper } from './clipper/scenarios.ts'
import { scenarios as backend } from './clipper-backend/scenarios.ts'
import { scenarios as frontend } from './clipper-frontend/scenarios.ts'
import { scenarios as monitoring } from './clipper-monitoring/scenarios.ts'
import { scenarios as postgres } from './clipper-postgres/scenarios.ts'
import { scenarios as redis } from './clipper-redis/scenarios.ts'

/** Values under which settings matter that the defaults switch off, by chart. A later one starts from the defaults again. */
export const scenarios: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  clipper,
  'clipper-backend': backend,
  'clipper-frontend': frontend,
  'clipper-monitoring': monitoring,
  'clipper-postgres': postgres,
  'clipper-redis': redis,
}
