import { series } from '../charts/clipper-monitoring/series.ts'

/** Labels that the application and the exporters give their series, where a query looks at them; each set is one series. */
const labels: Readonly<Record<string, readonly string[]>> = {
  http_requests_total: [
    'method="GET",path="/api/v1/clips",status="200"',
    'method="GET",path="/api/v1/clips",status="500"',
  ],
  http_request_duration_seconds: ['method="GET",path="/api/v1/clips"'],
  http_request_size_bytes: ['method="GET",path="/api/v1/clips"'],
  http_response_size_bytes: ['method="GET",path="/api/v1/clips"'],
  job_execution_total: ['job_name="clip_sync",status="success"', 'job_name="clip_sync",status="failed"'],
  job_execution_duration_seconds: ['job_name="clip_sync"'],
  job_last_success_timestamp_seconds: ['job_name="clip_sync"', 'job_name="reputation_tasks"'],
  job_items_processed_total: ['job_name="clip_sync",status="success"'],
  search_queries_total: ['search_type="hybrid",status="success"', 'search_type="hybrid",status="error"'],
  search_query_duration_ms: ['search_type="hybrid"'],
  search_results_count: ['search_type="hybrid"'],
  search_zero_results_total: ['search_type="hybrid"'],
  search_fallback_total: ['reason="timeout"'],
  search_fallback_duration_ms: ['reason="timeout"'],
  embedding_generation_total: ['type="clip"', 'type="query"'],
  embedding_generation_errors_total: ['type="clip"'],
  embedding_generation_duration_ms: ['type="clip"'],
  indexing_jobs_total: ['status="success"', 'status="failed"'],
  webhook_delivery_total: ['event_type="clip.created",status="success"', 'event_type="clip.created",status="failed"'],
  webhook_delivery_duration_seconds: ['event_type="clip.created",status="success"'],
  webhook_http_status_code_total: ['event_type="clip.created",status_code="502"'],
  webhook_dlq_movements_total: ['event_type="clip.created",reason="max_retries"'],
  websocket_connections_total: ['channel_id="1"'],
  websocket_connections_current: ['channel_id="1"'],
  websocket_messages_total: ['channel_id="1",type="message"'],
  websocket_errors_total: ['channel_id="1",error_type="read"'],
  websocket_message_latency_seconds: ['channel_id="1"'],
  websocket_broadcast_duration_seconds: ['channel_id="1"'],
  websocket_rate_limit_hits_total: ['channel_id="1"'],
  moderation_ban_operations_total: ['operation="ban",status="success",error_type=""'],
  moderation_permission_denials_total: ['permission_type="ban",reason="role"'],
  twitch_ban_action_total: ['action="ban",status="success",error_code=""'],
  nsfw_detection_total: ['result="nsfw"', 'result="safe"'],
  pg_stat_activity_count: ['datname="clipper_db",state="active"', 'datname="clipper_db",state="idle"'],
  pg_stat_activity_max_tx_duration: ['datname="clipper_db",usename="clipper",state="active"'],
  pg_locks_count: ['datname="clipper_db",mode="accesssharelock"'],
  redis_commands_total: ['cmd="get"'],
  redis_commands_duration_seconds_total: ['cmd="get"'],
  redis_db_keys: ['db="db0"'],
  redis_db_keys_expiring: ['db="db0"'],
  go_gc_duration_seconds: ['quantile="1"'],
}
const OF_TABLES = ['relname="clips",schemaname="public",datname="clipper_db"']

function labelsOf(base: string): readonly string[] {
  if (base.startsWith('pg_stat_user_tables_')) return OF_TABLES
  if (base.startsWith('pg_stat_database_') || base === 'pg_database_size_bytes') return ['datname="clipper_db"']
  return labels[base] ?? ['']
}

/** The page of the nth scrape: every series that the catalogue has, all that grow have grown by ten. */
export function metricsPage(scrape: number): string {
  const lines = [...series].flatMap(([name, { grows }]) => {
    const base = name.replace(/_(bucket|sum|count)$/, '')
    const isPart = base !== name && (series.has(`${base}_bucket`) || series.has(base))
    const sets = labelsOf(isPart ? base : name)
    const all = name.endsWith('_bucket')
      ? sets.flatMap((set) => ['1', '+Inf'].map((le) => joined(set, `le="${le}"`)))
      : sets
    return all.map((set) => `${name}{${set}} ${grows ? scrape * 10 : 1}`)
  })
  // Prometheus adds these itself
  return `${lines.filter((line) => !/^(up|scrape_duration_seconds)\{/.test(line)).join('\n')}\n`
}

const joined = (...sets: readonly string[]): string => sets.filter(Boolean).join(',')
