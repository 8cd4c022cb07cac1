import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as lsp from 'vscode-languageserver-protocol/node.js'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('yaml-language-server/package.json'))
const SERVER = join(folder, 'bin/yaml-language-server')

/** What editors set, without the schemas that the server would fetch from elsewhere. */
const SETTINGS = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
}

/** What an editor is told beyond that. */
interface Workspace {
  /** The folder that it opens. */
  readonly folder?: string
  /** What stands under `yaml` in its settings. */
  readonly yaml?: object
  /** Another language server, by its command and the settings that it asks for. */
  readonly server?: {
    readonly command: string
    readonly args: readonly string[]
    readonly section: string
    /** What the files are called that it is for. */
    readonly language: string
    readonly settings: object
  }
}

const YAML = { command: process.execPath, args: [SERVER, '--stdio'], section: 'yaml', language: 'yaml' } as const

/** A fault that an editor shows: the words, and the text that is underlined, behind its line (from 1). */
export interface Fault {
  readonly message: string
  readonly at: string
}

/** An editor with yaml-language-server, as far as tests need one. It reads schemas from disk and files from the test. */
export class Editor {
  readonly #server: ChildProcess
  readonly #connection: lsp.ProtocolConnection
  readonly #language: string
  readonly #found = new Map<string, (found: readonly lsp.Diagnostic[]) => void>()

  private constructor(server: ChildProcess, connection: lsp.ProtocolConnection, asked: Required<Workspace>['server']) {
    this.#server = server
    this.#connection = connection
    this.#language = asked.language
    connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
      this.#found.get(uri)?.(diagnostics),
    )
    connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === asked.section ? asked.settings : null)),
    )
    connection.onRequest(lsp.RegistrationRequest.type, () => {})
    connection.listen()
  }

  /** Starts a server; whoever does closes it. */
  static async start({ folder, yaml = {}, server: other }: Workspace = {}): Promise<Editor> {
    const asked = other ?? { ...YAML, settings: { ...SETTINGS, ...yaml } }
    const uri = folder === undefined ? null : pathToFileURL(folder).href
    const server = spawn(asked.command, asked.args, { stdio: ['pipe', 'pipe', other ? 'ignore' : 'inherit'] })
    const { stdout, stdin } = server
    const connection = lsp.createProtocolConnection(
      new lsp.StreamMessageReader(stdout),
      new lsp.StreamMessageWriter(stdin),
    )
    const editor = new Editor(server, connection, asked)
    await connection.sendRequest(lsp.InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: uri === null ? null : [{ uri, name: 'workspace' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    })
    await connection.sendNotification(lsp.InitializedNotification.type, {})
    await connection.sendNotification(lsp.DidChangeConfigurationNotification.type, {
      settings: { [asked.section]: asked.settings },
    })
    return editor
  }

  /**
   * Opens a file with these contents and waits for what the server finds.
   *
   * @param path where the file would lie: the modeline in it leads from there to the schema.
   */
  async open(path: string, text: string): Promise<OpenFile> {
    const uri = pathToFileURL(path).href
    const found = new Promise<readonly lsp.Diagnostic[]>((done) => this.#found.set(uri, done))
    await this.#show(uri, text)
    return new OpenFile(this.#connection, uri, text, await found)
  }

  /** The same without waiting, for servers that say nothing of a file without faults. */
  async show(path: string, text: string): Promise<OpenFile> {
    const uri = pathToFileURL(path).href
    await this.#show(uri, text)
    return new OpenFile(this.#connection, uri, text, [])
  }

  #show(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: this.#language, version: 1, text }
    return this.#connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument })
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#server.once('exit', done))
    if (this.#language === YAML.language) {
      await this.#connection.sendRequest(lsp.ShutdownRequest.type)
      await this.#connection.sendNotification(lsp.ExitNotification.type)
    }
    // not every server goes when it is told to
    else this.#server.kill()
    await ended
    this.#connection.dispose()
  }
}

/** A file in an editor. Positions are given by a text in it, behind whose first place the cursor stands. */
export class OpenFile {
  readonly #connection: lsp.ProtocolConnection
  readonly #uri: string
  readonly #text: string
  /** What the server found, in the order of the file. */
  readonly faults: readonly Fault[]

  constructor(connection: lsp.ProtocolConnection, uri: string, text: string, found: readonly lsp.Diagnostic[]) {
    this.#connection = connection
    this.#uri = uri
    this.#text = text
    const lines = text.split('\n')
    this.faults = found
      .toSorted(({ range: a }, { range: b }) => a.start.line - b.start.line || a.start.character - b.start.character)
      .map(({ message, range: { start, end } }) => {
        const to = start.line === end.line ? end.character : undefined
        return { message, at: `${start.line + 1}: ${lines[start.line]?.slice(start.character, to)}` }
      })
  }

  /** The Markdown that is shown where the mouse rests on a text, or on a character counted from the start; empty for none. */
  async hover(at: string | number): Promise<string> {
    const params = { textDocument: { uri: this.#uri }, position: this.#positionOf(at) }
    const found = await this.#connection.sendRequest(lsp.HoverRequest.type, params)
    return found && lsp.MarkupContent.is(found.contents) ? found.contents.value : ''
  }

  /** What is offered behind a text, or at the very end. */
  async complete(text?: string): Promise<readonly lsp.CompletionItem[]> {
    const position = this.#positionOf(text ?? this.#text.length)
    const params = { textDocument: { uri: this.#uri }, position }
    const found = await this.#connection.sendRequest(lsp.CompletionRequest.type, params)
    return Array.isArray(found) ? found : (found?.items ?? [])
  }

  #positionOf(at: string | number): lsp.Position {
    const start = typeof at === 'number' ? at : this.#text.indexOf(at)
    if (start === -1) throw new Error(`the file does not hold ${at}`)
    const before = this.#text.slice(0, typeof at === 'number' ? start : start + at.length).split('\n')
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  }
}
