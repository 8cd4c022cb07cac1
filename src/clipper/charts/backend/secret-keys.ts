import { z } from 'zod'

/** Without these the process ends at start, or no login survives the next request to another pod. */
const required = ['DB_PASSWORD', 'REDIS_PASSWORD', 'JWT_PRIVATE_KEY', 'MFA_ENCRYPTION_KEY'] as const

/**
 * The last five are no secrets but account data that installations keep beside them; a value in `config` wins over the
 * Secret's.
 */
const optional = [
  'JWT_PUBLIC_KEY',
  'TWITCH_CLIENT_SECRET',
  'OPENSEARCH_PASSWORD',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_WEBHOOK_SECRET_ALT',
  'STRIPE_WEBHOOK_SECRETS',
  'SENTRY_DSN',
  'SENDGRID_API_KEY',
  'OPENAI_API_KEY',
  'CDN_CLOUDFLARE_API_KEY',
  'CDN_BUNNY_API_KEY',
  'CDN_AWS_ACCESS_KEY_ID',
  'CDN_AWS_SECRET_KEY',
  'TOXICITY_API_KEY',
  'NSFW_API_KEY',
  'TWITCH_CLIENT_ID',
  'OPENSEARCH_USERNAME',
  'STRIPE_PRO_MONTHLY_PRICE_ID',
  'STRIPE_PRO_YEARLY_PRICE_ID',
  'SENDGRID_WEBHOOK_PUBLIC_KEY',
] as const

const key = z.enum([...required, ...optional])

/** Keys that the Secret must hold; a pod that misses one does not start and says which. */
export const requiredKeys = z
  .array(key)
  .default([...required])
  .describe('Keys of the Secret without which a pod does not start, drop REDIS_PASSWORD for a Redis without one')

/** Keys that the pods take from the Secret where it has them. */
export const optionalKeys = z
  .array(key)
  .default([...optional])
  .describe('Keys of the Secret that are used where they exist')
