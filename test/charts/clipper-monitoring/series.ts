type Kind = 'counter' | 'gauge' | 'histogram' | 'summary'

const listed = (kind: Kind, names: string): [string, Kind][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, kind])

/**
 * What the application counts at /debug/metrics. Left out are the series that it declares and never sets: job_queue_size,
 * moderation_audit_log_volume, moderation_active_bans, moderation_api_errors_total,
 * moderation_database_query_duration_seconds and moderation_slow_queries_total.
 */
const application = [
  ...listed(
    'counter',
    `http_requests_total job_execution_total job_items_processed_total search_queries_total search_zero_results_total
    search_fallback_total embedding_cache_hits_total embedding_cache_misses_total embedding_generation_total
    embedding_generation_errors_total indexing_jobs_total webhook_delivery_total webhook_retry_total
    webhook_http_status_code_total webhook_subscription_delivery_total webhook_dlq_movements_total
    webhook_dlq_replay_success_total webhook_dlq_replay_failure_total websocket_connections_total
    websocket_messages_total websocket_errors_total websocket_rate_limit_hits_total moderation_ban_operations_total
    moderation_sync_operations_total moderation_sync_bans_processed_total moderation_permission_checks_total
    moderation_permission_denials_total moderation_audit_log_operations_total twitch_ban_action_total
    twitch_ban_rate_limit_hits_total twitch_ban_http_status_total twitch_ban_permission_errors_total
    twitch_ban_server_errors_total nsfw_detection_total nsfw_content_flagged_total nsfw_detection_errors_total`,
  ),
  ...listed(
    'gauge',
    `http_in_flight_requests job_last_success_timestamp_seconds clips_with_embeddings clips_without_embeddings
    webhook_retry_queue_size webhook_dead_letter_queue_size webhook_subscriptions_active
    webhook_consecutive_failures_count websocket_connections_current websocket_channels_active`,
  ),
  ...listed(
    'histogram',
    `http_request_duration_seconds http_request_size_bytes http_response_size_bytes job_execution_duration_seconds
    search_query_duration_ms search_results_count vector_search_duration_ms bm25_search_duration_ms
    search_fallback_duration_ms embedding_generation_duration_ms indexing_job_duration_seconds
    webhook_delivery_duration_seconds webhook_retry_attempts webhook_time_to_success_seconds
    webhook_dlq_replay_duration_seconds websocket_message_latency_seconds websocket_broadcast_duration_seconds
    moderation_ban_operation_duration_seconds moderation_sync_operation_duration_seconds
    moderation_permission_check_duration_seconds moderation_audit_log_operation_duration_seconds
    twitch_ban_action_duration_seconds nsfw_detection_latency_ms`,
  ),
]

/** What every Go program says of itself, and what Prometheus adds to each scrape. */
const process = [
  ...listed('counter', 'process_cpu_seconds_total go_memstats_alloc_bytes_total'),
  ...listed(
    'gauge',
    `process_resident_memory_bytes process_open_fds process_max_fds process_start_time_seconds go_goroutines go_threads
    go_memstats_heap_inuse_bytes go_memstats_heap_alloc_bytes up scrape_duration_seconds`,
  ),
  ...listed('summary', 'go_gc_duration_seconds'),
]

/** Of postgres_exporter, what its default collectors bring, in 0.17 as in 0.20. */
const postgres = [
  ...listed(
    'counter',
    `pg_stat_database_xact_commit pg_stat_database_xact_rollback pg_stat_database_blks_read pg_stat_database_blks_hit
    pg_stat_database_tup_returned pg_stat_database_tup_fetched pg_stat_database_tup_inserted
    pg_stat_database_tup_updated pg_stat_database_tup_deleted pg_stat_database_conflicts pg_stat_database_temp_files
    pg_stat_database_temp_bytes pg_stat_database_deadlocks pg_stat_user_tables_seq_scan
    pg_stat_user_tables_seq_tup_read pg_stat_user_tables_idx_scan pg_stat_user_tables_idx_tup_fetch`,
  ),
  ...listed(
    'gauge',
    `pg_up pg_stat_database_numbackends pg_settings_max_connections pg_stat_activity_count
    pg_stat_activity_max_tx_duration pg_locks_count pg_database_size_bytes pg_wal_size_bytes
    pg_stat_user_tables_n_live_tup pg_stat_user_tables_n_dead_tup`,
  ),
]

/** Of redis_exporter, what it makes of INFO without further options. */
const redis = [
  ...listed(
    'counter',
    `redis_keyspace_hits_total redis_keyspace_misses_total redis_evicted_keys_total redis_expired_keys_total
    redis_commands_processed_total redis_commands_total redis_commands_duration_seconds_total
    redis_rejected_connections_total redis_connections_received_total redis_net_input_bytes_total
    redis_net_output_bytes_total`,
  ),
  ...listed(
    'gauge',
    `redis_up redis_memory_used_bytes redis_memory_used_rss_bytes redis_memory_max_bytes redis_connected_clients
    redis_blocked_clients redis_db_keys redis_db_keys_expiring redis_rdb_last_save_timestamp_seconds
    redis_rdb_last_bgsave_status redis_rdb_changes_since_last_save redis_aof_enabled redis_aof_last_write_status
    redis_aof_current_size_bytes`,
  ),
]

const prometheus = [
  ...listed(
    'counter',
    `prometheus_rule_evaluation_failures_total prometheus_notifications_errors_total
    prometheus_notifications_sent_total prometheus_tsdb_compactions_failed_total`,
  ),
  ...listed(
    'gauge',
    'prometheus_tsdb_head_series prometheus_tsdb_storage_blocks_bytes prometheus_tsdb_wal_storage_size_bytes',
  ),
]

const PARTS: Readonly<Record<Kind, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
}

/** Every series that something in the cluster exports, with whether it only grows. */
export const series: ReadonlyMap<string, { readonly grows: boolean }> = new Map(
  [...application, ...process, ...postgres, ...redis, ...prometheus].flatMap(([name, kind]) =>
    PARTS[kind].map((part) => [name + part, { grows: kind === 'counter' || part !== '' }] as const),
  ),
)
