import type { SecretDefinition, SecretKey } from '../../../index.ts'

const external = (description: string): SecretKey => ({ origin: 'external', description })
const stripe = (what: string): SecretKey => external(`${what}, from dashboard.stripe.com`)

/** The Secret of the application, key by key; its lists of keys are in secret-keys.ts. */
export const backendSecrets: readonly SecretDefinition[] = [
  {
    name: 'secrets.existingSecret',
    filledBy: 'externalSecrets.enabled',
    requiredKeys: 'secrets.requiredKeys',
    optionalKeys: 'secrets.optionalKeys',
    unless: ['extraEnv', 'config'],
    keys: {
      DB_PASSWORD: {
        origin: 'external',
        sameAs: 'clipper-postgres/POSTGRES_PASSWORD',
        description: 'Password of the database user, without @ / : ? # %',
      },
      REDIS_PASSWORD: {
        origin: 'external',
        sameAs: 'clipper-redis/REDIS_PASSWORD',
        description: 'Password of the cache',
      },
      JWT_PRIVATE_KEY: {
        origin: 'generated',
        command: 'openssl genrsa 2048',
        description: 'RSA key in PEM that signs the logins, a new one ends them all',
      },
      MFA_ENCRYPTION_KEY: {
        origin: 'generated',
        command: 'openssl rand -base64 32',
        description: 'Encrypts the second factors of users, who must set them up again if it is lost',
      },

      JWT_PUBLIC_KEY: external('Public half of JWT_PRIVATE_KEY, read and not used'),
      TWITCH_CLIENT_SECRET: external(
        'Secret of the application registered at dev.twitch.tv/console, for logins and clips',
      ),
      OPENSEARCH_PASSWORD: external('Password of the search engine'),
      STRIPE_SECRET_KEY: stripe('API key for payments'),
      STRIPE_WEBHOOK_SECRET: stripe('Signing secret of the webhook'),
      STRIPE_WEBHOOK_SECRET_ALT: stripe('Signing secret of a second webhook'),
      STRIPE_WEBHOOK_SECRETS: stripe('Signing secrets of further webhooks, with commas'),
      SENTRY_DSN: external('Address that errors are reported to, from the project in Sentry'),
      SENDGRID_API_KEY: external('API key for mail, from app.sendgrid.com'),
      OPENAI_API_KEY: external('API key for search by meaning, from platform.openai.com'),
      CDN_CLOUDFLARE_API_KEY: external('API token of Cloudflare'),
      CDN_BUNNY_API_KEY: external('API key of Bunny'),
      CDN_AWS_ACCESS_KEY_ID: external('Access key of the AWS user for CloudFront'),
      CDN_AWS_SECRET_KEY: external('Secret access key of that user'),
      TOXICITY_API_KEY: external('Key of the Perspective API, which judges comments'),
      NSFW_API_KEY: external('API key of the service that judges pictures'),
      TWITCH_CLIENT_ID: external('Client ID of the application registered at dev.twitch.tv/console, or in config'),
      OPENSEARCH_USERNAME: external('User of the search engine, or in config'),
      STRIPE_PRO_MONTHLY_PRICE_ID: stripe('ID of the monthly price, or in config'),
      STRIPE_PRO_YEARLY_PRICE_ID: stripe('ID of the yearly price, or in config'),
      SENDGRID_WEBHOOK_PUBLIC_KEY: external('Public key that checks the reports on mail, or in config'),
    },
  },
]
