// @ts-check
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as lsp from 'vscode-languageserver-protocol/node.js'
import { median } from './measure.mjs'

const package_ = createRequire(import.meta.url).resolve('yaml-language-server/package.json')
const SERVER = join(dirname(package_), 'bin/yaml-language-server')
const SETTINGS = { validate: true, hover: true, completion: true, schemaStore: { enable: false } }

/**
 * @typedef {object} Session of one server with one file; milliseconds
 * @property {number} first from opening the file to the first completion, the schema being read
 * @property {number} warm a completion after a typed character, the median of many
 * @property {number} hover the median of many
 * @property {number} judged from opening to the first diagnostics, without the fifth of a second that the server waits
 */

/** The server waits so long for more to be typed. */
const DEBOUNCE = 200

/**
 * Opens a file in a fresh server and asks as a person does who types at its end.
 *
 * @param {string} path where the file would lie
 * @param {string} text with a modeline, its last line being spaces where a key is to come
 * @param {number} times how often the warm ones are asked
 * @returns {Promise<Session>}
 */
export async function session(path, text, times) {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout),
    new lsp.StreamMessageWriter(server.stdin),
  )
  connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? SETTINGS : null)),
  )
  connection.onRequest(lsp.RegistrationRequest.type, () => {})
  const judged = new Promise((done) => connection.onNotification(lsp.PublishDiagnosticsNotification.type, done))
  connection.listen()
  const workspace = { configuration: true }
  const request = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: { workspace } }
  await connection.sendRequest(lsp.InitializeRequest.type, request)
  await connection.sendNotification(lsp.InitializedNotification.type, {})
  await connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: { yaml: SETTINGS } })

  const uri = pathToFileURL(path).href
  const lines = text.split('\n')
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  const complete = async (/** @type {lsp.Position} */ position) => {
    const found = await connection.sendRequest(lsp.CompletionRequest.type, { textDocument: { uri }, position })
    if ((Array.isArray(found) ? found : (found?.items ?? [])).length === 0) throw new Error('nothing is completed')
  }
  const began = performance.now()
  const textDocument = { uri, languageId: 'yaml', version: 1, text }
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument })
  const isJudged = judged.then(() => performance.now() - began - DEBOUNCE)
  await complete(end)
  const first = performance.now() - began
  const took = await isJudged

  const warm = []
  const hover = []
  for (let version = 2; version < times + 2; version += 1) {
    // one more blank line in the middle, so that all is read again
    const changed = text.replace('\n', '\n'.repeat(1 + (version % 2)))
    const contentChanges = [{ text: changed }]
    await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    })
    warm.push(await timed(() => complete({ ...end, line: end.line + (version % 2) })))
    const position = { line: 1 + (version % 2), character: 1 }
    hover.push(await timed(() => connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position })))
  }
  const ended = new Promise((done) => server.once('exit', done))
  await connection.sendRequest(lsp.ShutdownRequest.type)
  await connection.sendNotification(lsp.ExitNotification.type)
  await ended
  connection.dispose()
  return { first, warm: median(warm), hover: median(hover), judged: took }
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
