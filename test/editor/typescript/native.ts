import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as lsp from 'vscode-languageserver-protocol/node.js'
import { type Engine, type Line, type Offer, type Problem, positionOf, type Shown, textAt } from './engine.ts'

const COMPILER = join(dirname(createRequire(import.meta.url).resolve('typescript-7/package.json')), 'bin/tsc')

/** TypeScript 7, which is a language server itself. */
export class Native implements Engine {
  readonly name = 'tsc --lsp of TypeScript 7'
  readonly #process: ChildProcess
  readonly #connection: lsp.ProtocolConnection
  readonly #ready: Promise<void>
  #uri = ''
  #text = ''
  #version = 0

  constructor(folder: string) {
    this.#process = spawn(process.execPath, [COMPILER, '--lsp', '--stdio'], {
      cwd: folder,
      // the last of what it writes to stderr is that its context was cancelled
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const { stdout, stdin } = this.#process
    if (!stdout || !stdin) throw new Error('tsc --lsp has no streams')
    const [reader, writer] = [new lsp.StreamMessageReader(stdout), new lsp.StreamMessageWriter(stdin)]
    this.#connection = lsp.createProtocolConnection(reader, writer)
    this.#connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => null))
    this.#connection.onRequest(lsp.RegistrationRequest.type, () => {})
    this.#connection.listen()
    this.#ready = this.#initialize(folder)
  }

  async open(file: string, text: string): Promise<void> {
    await this.#ready
    const uri = pathToFileURL(file).href
    this.#text = text
    this.#version += 1
    if (this.#uri === uri) {
      const textDocument = { uri, version: this.#version }
      await this.#connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges: [{ text }],
      })
      return
    }
    this.#uri = uri
    const textDocument = { uri, languageId: 'typescript', version: this.#version, text }
    await this.#connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument })
  }

  async complete(at: number): Promise<readonly Offer[]> {
    return (await this.#items(at)).map((item) => ({
      text: textOf(item),
      isDeprecated: item.tags?.includes(lsp.CompletionItemTag.Deprecated) ?? item.deprecated ?? false,
    }))
  }

  async details(at: number, offer: string): Promise<Shown> {
    const item = (await this.#items(at)).find((one) => textOf(one) === offer)
    if (!item) throw new Error(`${offer} is not offered`)
    const found = await this.#connection.sendRequest(lsp.CompletionResolveRequest.type, item)
    return { type: found.detail ?? '', documentation: markdownOf(found.documentation) }
  }

  async hover(at: number): Promise<Shown> {
    const found = await this.#connection.sendRequest(lsp.HoverRequest.type, this.#place(at))
    const markdown = found && lsp.MarkupContent.is(found.contents) ? found.contents.value : ''
    const [, type = '', documentation = ''] = /^```\w*\n(.*?)\n```\n?(.*)$/s.exec(markdown) ?? []
    return { type, documentation }
  }

  async definition(at: number): Promise<readonly Line[]> {
    const found = await this.#connection.sendRequest(lsp.DefinitionRequest.type, this.#place(at))
    const locations = [found ?? []].flat().filter((one) => lsp.Location.is(one))
    return locations.map(({ uri, range }) => ({ file: fileURLToPath(uri), line: range.start.line + 1 }))
  }

  async problems(): Promise<readonly Problem[]> {
    const asked = { textDocument: { uri: this.#uri } }
    const report = await this.#connection.sendRequest(lsp.DocumentDiagnosticRequest.type, asked)
    const found = report.kind === 'full' ? report.items : []
    return found.map(({ message, range: { start, end } }) => ({
      message,
      at: textAt(this.#text, start.line, start.character, end.line === start.line ? end.character : Infinity),
    }))
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest(lsp.ShutdownRequest.type)
    const ended = new Promise((done) => this.#process.once('exit', done))
    await this.#connection.sendNotification(lsp.ExitNotification.type)
    await ended
    this.#connection.dispose()
  }

  async #initialize(folder: string): Promise<void> {
    const completionItem: lsp.CompletionClientCapabilities['completionItem'] = {
      documentationFormat: [lsp.MarkupKind.Markdown],
      tagSupport: { valueSet: [lsp.CompletionItemTag.Deprecated] },
      resolveSupport: { properties: ['documentation', 'detail'] },
    }
    await this.#connection.sendRequest(lsp.InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: null,
      capabilities: {
        textDocument: {
          hover: { contentFormat: [lsp.MarkupKind.Markdown] },
          completion: { completionItem },
        },
      },
    })
    await this.#connection.sendNotification(lsp.InitializedNotification.type, {})
  }

  async #items(at: number): Promise<readonly lsp.CompletionItem[]> {
    const found = await this.#connection.sendRequest(lsp.CompletionRequest.type, this.#place(at))
    return Array.isArray(found) ? found : (found?.items ?? [])
  }

  #place(at: number): lsp.TextDocumentPositionParams {
    return { textDocument: { uri: this.#uri }, position: positionOf(this.#text, at) }
  }
}

const textOf = ({ label, insertText, textEdit }: lsp.CompletionItem): string => textEdit?.newText ?? insertText ?? label

const markdownOf = (documentation: lsp.CompletionItem['documentation']): string =>
  typeof documentation === 'string' ? documentation : (documentation?.value ?? '')
