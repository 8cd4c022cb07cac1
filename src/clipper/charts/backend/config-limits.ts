import { variable } from './variable.ts'

const { flag, list, whole } = variable

/** Variables that switch features and bound what users and queries may do. */
export const limitConfig = {
  FEATURE_SEMANTIC_SEARCH: flag(false, 'Whether search also compares meaning'),
  FEATURE_PREMIUM_SUBSCRIPTIONS: flag(false, 'Whether users can subscribe'),
  FEATURE_EMAIL_NOTIFICATIONS: flag(false, 'Whether users are told by mail'),
  FEATURE_PUSH_NOTIFICATIONS: flag(false, 'Whether users are told by push message'),
  FEATURE_ANALYTICS: flag(true, 'Whether use is counted'),
  FEATURE_MODERATION: flag(true, 'Whether moderators have their tools'),
  FEATURE_DISCOVERY_LISTS: flag(false, 'Whether lists of clips to discover are shown'),

  KARMA_INITIAL_POINTS: whole(100, 'Points of a new user'),
  KARMA_SUBMISSION_REQUIRED: whole(100, 'Points that a submission needs'),
  KARMA_REQUIRE_FOR_SUBMISSION: flag(true, 'Whether a submission needs points'),

  HOT_CLIPS_REFRESH_INTERVAL_MINUTES: whole(5, 'Minutes between two rankings of hot clips', 1),
  WEBHOOK_RETRY_INTERVAL_MINUTES: whole(1, 'Minutes between two runs of failed webhooks', 1),
  WEBHOOK_RETRY_BATCH_SIZE: whole(100, 'Webhooks of one run', 1),
  CHAT_RATE_LIMIT_PER_MINUTE: whole(0, 'Chat messages of one user in a minute, 0 means the built-in limit'),
  CHAT_RATE_LIMIT_BURST: whole(0, 'Chat messages of one user at once, 0 means the built-in limit'),

  RATE_LIMIT_UNAUTH_REQUESTS: whole(100, 'Requests without login in a window'),
  RATE_LIMIT_UNAUTH_WINDOW_MINUTES: whole(15, 'Length of that window in minutes', 1),
  RATE_LIMIT_BASIC_REQUESTS: whole(1000, 'Requests of a user in an hour'),
  RATE_LIMIT_PREMIUM_REQUESTS: whole(5000, 'Requests of a subscriber in an hour'),
  RATE_LIMIT_CLIPS_LIST: whole(100, 'Limit for lists of clips'),
  RATE_LIMIT_CLIPS_CREATE: whole(10, 'Limit for new clips'),
  RATE_LIMIT_FEED: whole(30, 'Limit for feeds'),
  RATE_LIMIT_USER_PROFILE: whole(200, 'Limit for profiles'),
  RATE_LIMIT_COMMENT_CREATE: whole(10, 'Limit for new comments'),
  RATE_LIMIT_VOTE: whole(20, 'Limit for votes'),
  RATE_LIMIT_FOLLOW: whole(20, 'Limit for follows'),
  RATE_LIMIT_SUBMISSION: whole(5, 'Limit for submissions'),
  RATE_LIMIT_REPORT: whole(10, 'Limit for reports'),
  RATE_LIMIT_EXPORT: whole(1, 'Limit for data exports'),
  RATE_LIMIT_ACCOUNT_DELETION: whole(1, 'Limit for deletions of an account'),
  RATE_LIMIT_WHITELIST_IPS: list(
    [],
    'Addresses without rate limit, the ban of abusers still counts them',
    /^[0-9A-Fa-f:.]+$/,
  ),

  QUERY_MAX_RESULT_SIZE: whole(1000, 'Most rows of a database query', 1),
  QUERY_MAX_OFFSET: whole(1000, 'Largest offset of a database query'),
  QUERY_MAX_JOIN_DEPTH: whole(3, 'Most joins of a database query'),
  QUERY_MAX_TIME_SEC: whole(10, 'Most seconds of a database query', 1),
}
