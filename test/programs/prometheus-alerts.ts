/** Series of one job by name and labels, with their values each minute in the notation of promtool. */
type Series = Readonly<Record<string, string>>

/** What an alert is about: under the one it must fire, under the other it must not. */
export interface AlertCase {
  readonly fires: Series
  readonly quiet: Series
  /** Minutes after which it is asked. @default 60 */
  readonly after?: number
  /** Labels of the alert besides its severity, its namespace and, where it is about a series, the job. */
  readonly labels?: Readonly<Record<string, string>>
}

const rate = (perMinute: number): string => `0+${perMinute}x1600`
const always = (value: number): string => `${value}x1600`
const onPod = (name: string, value: number) => ({ [`${name}{pod="a"}`]: always(value) })
const pod = { pod: 'a' }
const backend = { job: 'clipper-backend' }
const postgres = { job: 'clipper-postgres', ...pod }
const redis = { job: 'clipper-redis', ...pod }

/** A share of 100 requests a minute. */
const share = (part: string, rest: string, percent: number): Series => ({
  [part]: rate(percent),
  [rest]: rate(100 - percent),
})
const errors = (percent: number) =>
  share('http_requests_total{status="500"}', 'http_requests_total{status="404"}', percent)
const within = (name: string, limits: readonly string[], fastest: string): Series =>
  Object.fromEntries(
    limits.map((le) => [`${name}_bucket{le="${le}"}`, rate(Number(le) >= Number(fastest) || le === '+Inf' ? 100 : 0)]),
  )
const latency = (fastest: string) => within('http_request_duration_seconds', ['0.5', '1', '2.5', '+Inf'], fastest)
const searches = (fastest: string): Series =>
  Object.fromEntries(
    Object.entries(within('search_query_duration_ms', ['250', '500', '1000', '+Inf'], fastest)).map(
      ([name, values]) => [name.replace('{', '{search_type="bm25",'), values],
    ),
  )
/** The clock of promtool starts at 0, so this is an age after one day. */
const succeeded = (job: string, secondsAgo: number): Series => ({
  [`job_last_success_timestamp_seconds{job_name="${job}",pod="a"}`]: always(86400 - secondsAgo),
  // another pod did worse, which is no reason
  [`job_last_success_timestamp_seconds{job_name="${job}",pod="b"}`]: always(86400 - secondsAgo - 7200),
})

/** Of every alert a case in which it fires, and one close to it in which it does not. */
export const alertCases: Readonly<Record<string, AlertCase>> = {
  BackendDown: {
    fires: { 'up{pod="a"}': always(0) },
    quiet: { 'up{pod="a"}': always(0), 'up{pod="b"}': always(1) },
  },
  BackendScrapeFailing: { fires: onPod('up', 0), quiet: onPod('up', 1), labels: { ...backend, ...pod } },
  BackendErrorRateHigh: { fires: errors(2), quiet: errors(0.5) },
  BackendErrorRateCritical: { fires: errors(6), quiet: errors(4) },
  BackendLatencyHigh: {
    fires: latency('2.5'),
    quiet: {
      ...latency('1'),
      'http_request_duration_seconds_bucket{path="/chat/channels/:id/ws",le="1"}': rate(0),
      'http_request_duration_seconds_bucket{path="/chat/channels/:id/ws",le="+Inf"}': rate(1000),
    },
  },
  BackendRestarting: {
    fires: { 'process_start_time_seconds{pod="a"}': '0x20 1x9 2x9 3x30' },
    quiet: { 'process_start_time_seconds{pod="a"}': '0x20 1x9 2x60' },
    labels: { ...backend, ...pod },
  },
  BackendFileDescriptorsHigh: {
    fires: { ...onPod('process_open_fds', 81), ...onPod('process_max_fds', 100) },
    quiet: { ...onPod('process_open_fds', 79), ...onPod('process_max_fds', 100) },
    labels: { ...backend, ...pod },
  },
  JobStale: {
    fires: succeeded('clip_sync', 12000),
    // due every 6 hours
    quiet: { ...succeeded('clip_sync', 9000), ...succeeded('reputation_tasks', 21600) },
    after: 1440,
    labels: { job_name: 'clip_sync' },
  },
  ReputationJobStale: {
    fires: succeeded('reputation_tasks', 48000),
    quiet: { ...succeeded('reputation_tasks', 44000), ...succeeded('clip_sync', 48000) },
    after: 1440,
    labels: { job_name: 'reputation_tasks' },
  },
  JobFailing: {
    fires: { 'job_execution_total{job_name="clip_sync",status="failed"}': '0x20 1x5 2x5 4x40' },
    quiet: {
      'job_execution_total{job_name="clip_sync",status="failed"}': '0x20 2x60',
      'job_execution_total{job_name="clip_sync",status="success"}': rate(1),
    },
    labels: { job_name: 'clip_sync' },
  },
  SearchErrorRateHigh: {
    fires: share('search_queries_total{status="error"}', 'search_queries_total{status="success"}', 6),
    quiet: share('search_queries_total{status="error"}', 'search_queries_total{status="success"}', 4),
  },
  SearchLatencyHigh: { fires: searches('1000'), quiet: searches('500'), labels: { search_type: 'bm25' } },
  SearchFallingBack: {
    fires: { 'search_fallback_total{reason="timeout"}': rate(3) },
    quiet: { 'search_fallback_total{reason="timeout"}': rate(1) },
    labels: { reason: 'timeout' },
  },
  EmbeddingErrorRateHigh: {
    fires: share('embedding_generation_errors_total', 'embedding_generation_total', 11),
    quiet: share('embedding_generation_errors_total', 'embedding_generation_total', 9),
  },
  WebhookDeliveryFailing: {
    fires: share('webhook_delivery_total{status="failed"}', 'webhook_delivery_total{status="success"}', 21),
    quiet: share('webhook_delivery_total{status="failed"}', 'webhook_delivery_total{status="retry"}', 19),
  },
  // every pod shows the same queue
  WebhookRetryQueueLong: {
    fires: { 'webhook_retry_queue_size{pod="a"}': always(101), 'webhook_retry_queue_size{pod="b"}': always(0) },
    quiet: { 'webhook_retry_queue_size{pod="a"}': always(60), 'webhook_retry_queue_size{pod="b"}': always(60) },
  },
  WebhookDeadLetters: {
    fires: { webhook_dead_letter_queue_size: always(11) },
    quiet: { webhook_dead_letter_queue_size: always(10) },
  },
  WebsocketErrorRateHigh: {
    fires: {
      'websocket_errors_total{channel_id="1",error_type="a"}': rate(6),
      'websocket_messages_total{channel_id="2",type="b"}': rate(100),
    },
    quiet: {
      'websocket_errors_total{channel_id="1",error_type="a"}': rate(4),
      'websocket_messages_total{channel_id="2",type="b"}': rate(100),
    },
  },
  PostgresExporterDown: { fires: onPod('up', 0), quiet: onPod('up', 1), labels: postgres },
  PostgresDown: { fires: onPod('pg_up', 0), quiet: onPod('pg_up', 1), labels: postgres },
  PostgresConnectionsHigh: {
    fires: {
      'pg_stat_database_numbackends{pod="a",datname="x"}': always(50),
      'pg_stat_database_numbackends{pod="a",datname="y"}': always(31),
      ...onPod('pg_settings_max_connections', 100),
    },
    quiet: {
      'pg_stat_database_numbackends{pod="a",datname="x"}': always(80),
      ...onPod('pg_settings_max_connections', 100),
    },
    labels: pod,
  },
  PostgresConnectionsExhausted: {
    fires: {
      'pg_stat_database_numbackends{pod="a",datname="x"}': always(96),
      ...onPod('pg_settings_max_connections', 100),
    },
    quiet: {
      'pg_stat_database_numbackends{pod="a",datname="x"}': always(81),
      ...onPod('pg_settings_max_connections', 100),
    },
    labels: pod,
  },
  PostgresDeadlocks: {
    fires: { 'pg_stat_database_deadlocks{datname="x"}': rate(1) },
    quiet: { 'pg_stat_database_deadlocks{datname="x"}': always(1000) },
    labels: { datname: 'x' },
  },
  PostgresTransactionLong: {
    fires: { 'pg_stat_activity_max_tx_duration{datname="x",usename="u",state="active"}': always(901) },
    quiet: { 'pg_stat_activity_max_tx_duration{datname="x",usename="u",state="active"}': always(899) },
    labels: { datname: 'x', usename: 'u' },
  },
  PostgresCacheHitRateLow: {
    fires: share('pg_stat_database_blks_read{datname="x"}', 'pg_stat_database_blks_hit{datname="x"}', 11),
    quiet: share('pg_stat_database_blks_read{datname="x"}', 'pg_stat_database_blks_hit{datname="x"}', 9),
  },
  PostgresRollbackRateHigh: {
    fires: share('pg_stat_database_xact_rollback{datname="x"}', 'pg_stat_database_xact_commit{datname="x"}', 21),
    quiet: share('pg_stat_database_xact_rollback{datname="x"}', 'pg_stat_database_xact_commit{datname="x"}', 19),
    labels: { datname: 'x' },
  },
  RedisExporterDown: { fires: onPod('up', 0), quiet: onPod('up', 1), labels: redis },
  RedisDown: { fires: onPod('redis_up', 0), quiet: onPod('redis_up', 1), labels: redis },
  RedisMemoryHigh: {
    fires: { ...onPod('redis_memory_used_bytes', 91), ...onPod('redis_memory_max_bytes', 100) },
    // 0 means that there is no limit
    quiet: { ...onPod('redis_memory_used_bytes', 91), ...onPod('redis_memory_max_bytes', 0) },
    labels: redis,
  },
  RedisEvicting: {
    fires: { 'redis_evicted_keys_total{pod="a"}': rate(10) },
    quiet: { 'redis_evicted_keys_total{pod="a"}': rate(5) },
    labels: redis,
  },
  RedisConnectionsRejected: {
    fires: { 'redis_rejected_connections_total{pod="a"}': rate(1) },
    quiet: { 'redis_rejected_connections_total{pod="a"}': always(7) },
    labels: redis,
  },
  RedisSnapshotFailing: {
    fires: onPod('redis_rdb_last_bgsave_status', 0),
    quiet: onPod('redis_rdb_last_bgsave_status', 1),
    labels: redis,
  },
  RedisAppendFailing: {
    fires: { ...onPod('redis_aof_last_write_status', 0), ...onPod('redis_aof_enabled', 1) },
    quiet: { ...onPod('redis_aof_last_write_status', 0), ...onPod('redis_aof_enabled', 0) },
    labels: redis,
  },
  RedisHitRateLow: {
    fires: share('redis_keyspace_hits_total', 'redis_keyspace_misses_total', 49),
    quiet: share('redis_keyspace_hits_total', 'redis_keyspace_misses_total', 51),
  },
  PrometheusRulesFailing: {
    fires: { 'prometheus_rule_evaluation_failures_total{rule_group="x"}': rate(1) },
    quiet: { 'prometheus_rule_evaluation_failures_total{rule_group="x"}': always(3) },
  },
  PrometheusNotificationsFailing: {
    fires: {
      'prometheus_notifications_errors_total{alertmanager="x"}': rate(11),
      'prometheus_notifications_sent_total{alertmanager="x"}': rate(100),
    },
    quiet: {
      'prometheus_notifications_errors_total{alertmanager="x"}': rate(9),
      'prometheus_notifications_sent_total{alertmanager="x"}': rate(100),
    },
    labels: { alertmanager: 'x' },
  },
  PrometheusStorageFailing: {
    fires: { prometheus_tsdb_compactions_failed_total: rate(1) },
    quiet: { prometheus_tsdb_compactions_failed_total: always(2) },
    labels: { job: 'clipper-monitoring-prometheus' },
  },
}
