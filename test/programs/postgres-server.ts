import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { mergeMaps } from '../../src/values/merge.ts'
import type { Values } from '../../src/values/values.ts'
import type { Rendered } from '../charts/render.ts'
import { envOf, fileIn, renderPostgres, serverOf } from './postgres-chart.ts'
import { mustRun, ownedFolder, type ProgramOptions, type ProgramResult, runProgram } from './postgres-programs.ts'

/** The password of the database, which all pods take from one Secret. */
export const password = 'it is a "secret" $1'

/** A server that was set up as the image sets it up, with the rendered configuration. */
export interface PostgresServer {
  readonly objects: readonly Rendered[]
  readonly port: number
  readonly dataDir: string
  /** Runs a program as one of the chart's client pods would. */
  readonly run: (command: readonly string[], options?: ProgramOptions) => ProgramResult
  /** What a query returns, without decoration. */
  readonly query: (sql: string, database?: string) => string
  readonly start: (...options: readonly string[]) => void
  readonly stop: () => void
}

/** Makes a data directory and starts a server on it. */
export async function startServer(overlay: object): Promise<PostgresServer> {
  const port = await freePort()
  const objects = await renderPostgres(mergeMaps(overlay as Values, { service: { port } }))
  const folder = ownedFolder()
  const dataDir = join(folder, 'pgdata')
  const env = envOf(serverOf(objects))
  const { POSTGRES_USER = '', POSTGRES_DB = '', POSTGRES_INITDB_ARGS = '', PGDATA = '' } = env
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const initdb = ['initdb', '--username', POSTGRES_USER, '--pwfile', passwordFile, ...POSTGRES_INITDB_ARGS.split(' ')]
  mustRun(initdb, { env: { PGDATA: dataDir } })
  // As the image does, but without initdb's trust in 127.0.0.1: here the clients come from there.
  writeFileSync(join(dataDir, 'pg_hba.conf'), 'local all all trust\nhost all all all scram-sha-256\n')
  const config = join(folder, 'postgresql.conf')
  writeFileSync(config, fileIn(objects, '-config', 'postgresql.conf').replaceAll(PGDATA, dataDir))

  const log = join(folder, 'log')
  const start = (...options: readonly string[]): void => {
    const settings = [`-c config_file=${config}`, `-c unix_socket_directories=${folder}`, ...options]
    const command = ['pg_ctl', 'start', '--wait', '--silent', '--log', log, '--options', settings.join(' ')]
    const { code } = runProgram(command, { env: { PGDATA: dataDir } })
    if (code !== 0) throw new Error(`the server does not start: ${readFileSync(log, 'utf8')}`)
  }
  const stop = () => void runProgram(['pg_ctl', 'stop', '--mode', 'fast', '--silent'], { env: { PGDATA: dataDir } })
  const login = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: POSTGRES_USER, PGPASSWORD: password }
  const run: PostgresServer['run'] = (command, { env: further, input } = {}) =>
    runProgram(command, { env: { ...login, PGDATABASE: POSTGRES_DB, ...further }, ...(input ? { input } : {}) })
  const query = (sql: string, database = POSTGRES_DB): string => {
    const command = ['psql', '--no-psqlrc', '-tAqc', sql]
    return mustRun(command, { env: { ...login, PGDATABASE: database, PGOPTIONS: '--client-min-messages=warning' } })
  }
  start()
  try {
    query(`CREATE DATABASE ${POSTGRES_DB}`, 'postgres')
  } catch (error) {
    stop()
    throw error
  }
  return { objects, port, dataDir, run, query, start, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
