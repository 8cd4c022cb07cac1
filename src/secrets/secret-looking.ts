/** What stands for a secret wherever values are shown. */
export const SECRET = '(secret)'

/** Last words of a name whose value nobody should see. */
const WORDS = new Set([
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passwords',
  'token',
  'tokens',
  'credential',
  'credentials',
  'dsn',
])
/** Words that make a secret of the `key` behind them. */
const KINDS_OF_KEYS = new Set(['api', 'private', 'secret', 'access', 'encryption', 'signing', 'master', 'license'])
/** Words that make a value of the `secret` behind them: `existingSecret` and `tlsSecret` are names of Secrets. */
const KINDS_OF_SECRETS = new Set(['client', 'shared', 'webhook', 'signing', 'jwt', 'cookie', 'session', 'app'])

/**
 * True for the name of a variable or a setting that looks like a secret's: `JWT_SECRET`, `adminPassword`, `apiKey`.
 * Names that lead to a secret, such as `existingSecret`, `secretName`, `passwordKey`, do not.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const [before = '', last = ''] = ['', ...words].slice(-2)
  if (WORDS.has(last) || (words.length === 1 && last === 'apikey')) return true
  if (last === 'key') return KINDS_OF_KEYS.has(before)
  if (last !== 'secret') return false
  return KINDS_OF_SECRETS.has(before) || /^[A-Z][A-Z0-9_]*$/.test(name)
}

const SECRET_TEXTS = [
  // a user's password in an address; $(VARIABLE) is none yet
  /[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:(?!\$)[^/\s@]+@/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\b(password|passwd|token|secret|api[-_]?key)=["']?[^\s"'$<{&][^\s]*/i,
]

/** True for a text that carries a secret whatever its name is: a key in PEM, an address with a password. */
export const isSecretText = (text: string): boolean => SECRET_TEXTS.some((pattern) => pattern.test(text))
