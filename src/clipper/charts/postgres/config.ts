import { z } from 'zod'

// What the backend's DB_NAME and DB_USER take as well.
const identifier = () => z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/)

/** Amount as postgresql.conf writes it. A bare number is refused: it counts in units that differ by parameter. */
const amount = () =>
  z
    .string()
    .regex(/^([1-9][0-9]*(kB|MB|GB|TB))?$/)
    .default('')
    .meta({ examples: ['64MB', '1GB'] })

/** The database and the settings of the server. */
export const config = z
  .strictObject({
    // A restore puts the old database aside under a longer name, and PostgreSQL cuts names at 63 bytes.
    database: identifier().max(40).default('clipper_db').describe('Name of the database, made at the first start'),
    username: identifier()
      .max(63)
      .default('clipper')
      .describe('Name of its owner, a superuser, made at the first start'),
    initdbArgs: z
      .string()
      .default('--data-checksums')
      .describe('Arguments of initdb, which makes the data directory at the first start'),
    maxConnections: z
      .int()
      .min(10)
      .max(262143)
      .default(520)
      .describe('Connections at most, each pod of the backend opens up to 50 and there may be 10 of them'),
    sharedBuffers: amount().describe("PostgreSQL's own cache, empty means a quarter of the memory limit"),
    effectiveCacheSize: amount().describe(
      'Cache that the planner counts on, empty means three quarters of the memory limit',
    ),
    workMem: amount().describe(
      'Memory of one sort or hash, empty means a quarter of the memory limit shared by all connections, at least 4MB',
    ),
    maintenanceWorkMem: amount().describe(
      'Memory of VACUUM and of building an index, empty means a sixteenth of the memory limit',
    ),
    parameters: z
      .record(
        z.string().regex(/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/),
        z.union([z.string(), z.number(), z.boolean()]),
      )
      .default({})
      .describe('Further parameters of postgresql.conf by name'),
  })
  .describe('Database and server')
