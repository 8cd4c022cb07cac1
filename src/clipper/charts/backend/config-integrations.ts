import { z } from 'zod'
import { variable } from './variable.ts'

const { decimal, flag, list, ratio, text, url, whole } = variable

/** Variables of services outside the cluster: Twitch, payment, mail, embeddings, content delivery, moderation. */
export const integrationConfig = {
  TWITCH_CLIENT_ID: text('', 'Client id of the Twitch application, empty takes it from the Secret if it is there'),
  TWITCH_REDIRECT_URI: url(
    '',
    'Address that Twitch sends users back to, empty means the callback on the host of the API',
  ),

  STRIPE_PRO_MONTHLY_PRICE_ID: text(
    '',
    'Stripe price of the monthly plan, empty takes it from the Secret if it is there',
  ),
  STRIPE_PRO_YEARLY_PRICE_ID: text(
    '',
    'Stripe price of the yearly plan, empty takes it from the Secret if it is there',
  ),
  STRIPE_PRO_MONTHLY_PRICE_CENTS: whole(999, 'Price of the monthly plan in cents'),
  STRIPE_PRO_YEARLY_PRICE_CENTS: whole(9999, 'Price of the yearly plan in cents'),
  STRIPE_SUCCESS_URL: url('', 'Page after a payment, empty means /subscription/success of BASE_URL'),
  STRIPE_CANCEL_URL: url('', 'Page after a cancelled payment, empty means /subscription/cancel of BASE_URL'),
  STRIPE_TAX_ENABLED: flag(false, 'Whether Stripe computes taxes'),
  STRIPE_INVOICE_PDF_ENABLED: flag(false, 'Whether invoices are offered as PDF'),

  EMAIL_ENABLED: flag(false, 'Whether mail is sent, needs SENDGRID_API_KEY in the Secret'),
  EMAIL_SANDBOX_MODE: flag(false, 'Whether SendGrid only checks mail and delivers none'),
  EMAIL_FROM_ADDRESS: text('', 'Sender address of mail, empty means noreply at the domain of the site'),
  EMAIL_FROM_NAME: text('Clipper', 'Sender name of mail'),
  EMAIL_MAX_PER_HOUR: whole(10, 'Most mails to one user in an hour'),
  SENDGRID_WEBHOOK_PUBLIC_KEY: text(
    '',
    'Public key of the SendGrid webhook, empty takes it from the Secret if it is there',
  ),

  EMBEDDING_ENABLED: flag(false, 'Whether clips get embeddings, needs OPENAI_API_KEY or EMBEDDING_API_BASE_URL'),
  EMBEDDING_API_BASE_URL: url('', 'Address of an API like the one of OpenAI, empty means OpenAI'),
  EMBEDDING_MODEL: text('text-embedding-3-small', 'Model that makes the embeddings'),
  EMBEDDING_REQUESTS_PER_MINUTE: whole(500, 'Most requests to the embedding API in a minute', 1),
  EMBEDDING_SCHEDULER_INTERVAL_MINUTES: whole(360, 'Minutes between two runs over clips without embedding', 1),

  CDN_ENABLED: flag(false, 'Whether clips are served by a content delivery network'),
  CDN_PROVIDER: z
    .enum(['cloudflare', 'bunny', 'aws-cloudfront'])
    .default('cloudflare')
    .describe('Content delivery network'),
  CDN_CLOUDFLARE_ZONE_ID: text('', 'Zone at Cloudflare'),
  CDN_BUNNY_STORAGE_ZONE: text('', 'Storage zone at Bunny'),
  CDN_AWS_REGION: text('us-east-1', 'Region of CloudFront'),
  CDN_CACHE_TTL: whole(3600, 'Seconds that the network keeps a clip'),
  CDN_MAX_COST_PER_GB: decimal(0.1, 'Most that a gigabyte may cost, in dollars'),

  MIRROR_ENABLED: flag(false, 'Whether popular clips are mirrored'),
  MIRROR_REGIONS: list(['us-east-1', 'eu-west-1', 'ap-southeast-1'], 'Regions that get mirrors'),
  MIRROR_REPLICATION_THRESHOLD: whole(1000, 'Views from which a clip is mirrored'),
  MIRROR_TTL_DAYS: whole(7, 'Days that a mirror is kept'),
  MIRROR_MAX_PER_CLIP: whole(3, 'Most mirrors of one clip'),
  MIRROR_SYNC_INTERVAL_MINUTES: whole(60, 'Minutes between two runs that make mirrors', 1),
  MIRROR_CLEANUP_INTERVAL_MINUTES: whole(1440, 'Minutes between two runs that remove mirrors', 1),
  MIRROR_MIN_HIT_RATE: decimal(60, 'Hit rate in percent below which a mirror is removed'),

  TOXICITY_ENABLED: flag(false, 'Whether comments are rated, needs TOXICITY_API_KEY in the Secret'),
  TOXICITY_API_URL: url('', 'Address of the rating API, empty means Perspective'),
  TOXICITY_THRESHOLD: ratio(0.85, 'Rating from which a comment is held back'),
  TOXICITY_RULES_CONFIG_PATH: text('', 'File with further rules in the container, the image has none'),

  NSFW_ENABLED: flag(false, 'Whether pictures are rated, needs NSFW_API_URL and NSFW_API_KEY in the Secret'),
  NSFW_API_URL: url('', 'Address of the rating API'),
  NSFW_THRESHOLD: ratio(0.8, 'Rating from which a picture is held back'),
  NSFW_SCAN_THUMBNAILS: flag(true, 'Whether thumbnails are rated too'),
  NSFW_AUTO_FLAG: flag(true, 'Whether a rated picture is reported to the moderators'),
  NSFW_MAX_LATENCY_MS: whole(200, 'Milliseconds from which a rating counts as slow'),
  NSFW_TIMEOUT_SECONDS: whole(5, 'Seconds to wait for a rating', 1),
}
