import { z } from 'zod'
import { URL_WITH_VALID_PORT, variable } from './variable.ts'

const { flag, optionalHost, identifier, list, port, ratio, text, url, whole } = variable

const ORIGIN = /^https?:\/\/[^/, ]+$/

/** Variables of the process itself and of what it stands on: server, database, cache, search engine, browsers. */
export const platformConfig = {
  PORT: port(8080, 'Port of the container for API, health and metrics, not a privileged one', 1024),
  GIN_MODE: z
    .enum(['release', 'debug'])
    .default('release')
    .describe('Mode of the web framework, debug opens the test login and drops Secure from cookies'),
  ENVIRONMENT: z
    .enum(['', 'production', 'staging', 'development'])
    .default('')
    .describe('Name of the environment, empty means global.environment, else production'),
  BASE_URL: url('', 'Address of the site, empty means the domain of the site'),
  EXPORT_DIR: z
    .string()
    .regex(/^\/[^:]+$/)
    .default('/exports')
    .describe("Folder for the users' data exports, a volume is mounted there"),
  DOCS_PATH: text('', 'Folder of the documentation pages, the image has none'),
  LOG_FORMAT: z.enum(['', 'json']).default('').describe('Format of the log, GIN_MODE release always writes JSON'),

  DB_HOST: optionalHost('Host of PostgreSQL, empty means clipper-postgres, in the umbrella its own'),
  DB_PORT: port(5432, 'Port of PostgreSQL'),
  DB_USER: identifier('User of PostgreSQL, empty means clipper, to which a migration grants rights by name'),
  DB_NAME: identifier('Name of the database, empty means clipper_db'),
  DB_SSLMODE: z
    .enum(['disable', 'require', 'verify-ca', 'verify-full'])
    .default('disable')
    .describe('TLS to PostgreSQL'),

  REDIS_HOST: optionalHost('Host of Redis, empty means clipper-redis, in the umbrella its own'),
  REDIS_PORT: port(6379, 'Port of Redis'),
  REDIS_DB: whole(0, 'Number of the Redis database'),

  OPENSEARCH_URL: url(
    'http://opensearch:9200',
    'Address of OpenSearch, PostgreSQL searches while it cannot be reached',
    URL_WITH_VALID_PORT,
  ),
  OPENSEARCH_USERNAME: text('', 'User of OpenSearch, empty takes it from the Secret if it is there'),
  OPENSEARCH_INSECURE_SKIP_VERIFY: flag(false, 'Whether the certificate of OpenSearch is trusted unseen'),

  CORS_ALLOWED_ORIGINS: list([], 'Origins whose pages may call the API, empty means the one of BASE_URL', ORIGIN),
  WEBSOCKET_ALLOWED_ORIGINS: list([], 'Origins whose pages may open the chat, empty means the one of BASE_URL', ORIGIN),

  SENTRY_ENABLED: flag(false, 'Whether errors are sent to Sentry, needs SENTRY_DSN in the Secret'),
  SENTRY_ENVIRONMENT: text('', 'Environment that Sentry shows, empty means ENVIRONMENT'),
  SENTRY_RELEASE: text('', 'Release that Sentry shows'),
  SENTRY_TRACES_SAMPLE_RATE: ratio(0.1, 'Share of requests that Sentry traces'),

  TELEMETRY_ENABLED: flag(false, 'Whether traces are sent by OTLP, the network policy needs a rule for it'),
  TELEMETRY_SERVICE_NAME: text('clipper-backend', 'Name of the service in traces'),
  TELEMETRY_SERVICE_VERSION: text('', 'Version of the service in traces'),
  TELEMETRY_OTLP_ENDPOINT: text('localhost:4317', 'Host and port of the OTLP collector, gRPC'),
  TELEMETRY_INSECURE: flag(true, 'Whether the collector is reached without TLS'),
  TELEMETRY_TRACES_SAMPLE_RATE: ratio(0.1, 'Share of requests that are traced'),
  TELEMETRY_ENVIRONMENT: text('', 'Environment in traces, empty means ENVIRONMENT'),
}
