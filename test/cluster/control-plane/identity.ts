import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** Who may do what in one cluster, as the files that its programs read. */
export interface Identity {
  /** An administrator's way in. */
  readonly kubeconfig: string
  readonly tokens: string
  /** The keys that tokens of service accounts are signed with, and checked. */
  readonly signingKey: string
  readonly publicKey: string
  /** Where the API server writes the certificate that it makes for itself. */
  readonly certificates: string
  readonly certificate: string
}

/** Writes the files of a cluster whose API server listens at a port. The token is another one in each cluster. */
export async function writeIdentity(folder: string, port: number): Promise<Identity> {
  const files: Identity = {
    kubeconfig: join(folder, 'kubeconfig'),
    tokens: join(folder, 'tokens.csv'),
    signingKey: join(folder, 'service-accounts.key'),
    publicKey: join(folder, 'service-accounts.pub'),
    certificates: join(folder, 'certificates'),
    certificate: join(folder, 'certificates/apiserver.crt'),
  }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const token = randomBytes(16).toString('hex')
  const server = { server: `https://127.0.0.1:${port}`, 'certificate-authority': files.certificate }
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: server }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  }
  const texts: readonly [string, string][] = [
    [files.kubeconfig, stringify(kubeconfig)],
    [files.tokens, `${token},admin,admin,system:masters\n`],
    [files.signingKey, privateKey],
    [files.publicKey, publicKey],
  ]
  // helm warns of a kubeconfig that others may read
  for (const [file, text] of texts) await writeFile(file, text, { mode: 0o600 })
  return files
}
