import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { server } from 'typescript'
import { type Engine, type Line, type Offer, type Problem, positionOf, type Shown, textAt } from './engine.ts'

const SERVER = createRequire(import.meta.url).resolve('typescript/lib/tsserver.js')
type Place = server.protocol.FileLocationRequestArgs
type Documented = Pick<server.protocol.CompletionEntryDetails, 'documentation' | 'tags'>

/** TypeScript 5.9 as VS Code starts it. */
export class TsServer implements Engine {
  readonly name = 'tsserver of TypeScript 5.9'
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (answer: server.protocol.Response) => void>()
  #sent = 0
  #file = ''
  #text = ''

  constructor(folder: string) {
    const options = ['--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents']
    this.#process = spawn(process.execPath, [SERVER, ...options], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
    const { stdout } = this.#process
    if (!stdout) throw new Error('tsserver has no output')
    createInterface({ input: stdout }).on('line', (line) => {
      // the rest is the length of each message
      if (!line.startsWith('{')) return
      const message = JSON.parse(line) as server.protocol.Response
      if (message.type === 'response') this.#waiting.get(message.request_seq)?.(message)
    })
  }

  async open(file: string, text: string): Promise<void> {
    const end = positionOf(this.#text, this.#text.length)
    const whole = {
      start: { line: 1, offset: 1 },
      end: { line: end.line + 1, offset: end.character + 1 },
      newText: text,
    }
    if (this.#file === file) this.#send('updateOpen', { changedFiles: [{ fileName: file, textChanges: [whole] }] })
    else this.#send('open', { file, fileContent: text, scriptKindName: 'TS' })
    this.#file = file
    this.#text = text
  }

  async complete(at: number): Promise<readonly Offer[]> {
    const found = await this.#ask<server.protocol.CompletionInfo>('completionInfo', this.#place(at))
    return (found?.entries ?? []).map(({ name, insertText = name, kindModifiers = '' }) => ({
      text: insertText,
      isDeprecated: kindModifiers.includes('deprecated'),
    }))
  }

  async details(at: number, offer: string): Promise<Shown> {
    const asked = { ...this.#place(at), entryNames: [offer] }
    const [found] = (await this.#ask<server.protocol.CompletionEntryDetails[]>('completionEntryDetails', asked)) ?? []
    return { type: joined(found?.displayParts), documentation: documentationOf(found) }
  }

  async hover(at: number): Promise<Shown> {
    const found = await this.#ask<server.protocol.QuickInfoResponseBody>('quickinfo', this.#place(at))
    return { type: found?.displayString ?? '', documentation: documentationOf(found as Documented | undefined) }
  }

  async definition(at: number): Promise<readonly Line[]> {
    const found = await this.#ask<server.protocol.DefinitionInfo[]>('definition', this.#place(at))
    return (found ?? []).map(({ file, start }) => ({ file, line: start.line }))
  }

  async problems(): Promise<readonly Problem[]> {
    const asked = { file: this.#file }
    const found = await this.#ask<server.protocol.Diagnostic[]>('semanticDiagnosticsSync', asked)
    return (found ?? []).map(({ text, start, end }) => ({
      message: text,
      at: textAt(this.#text, start.line - 1, start.offset - 1, end.line === start.line ? end.offset - 1 : Infinity),
    }))
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#process.once('exit', done))
    this.#send('exit', {})
    await ended
  }

  #place(at: number): Place {
    const { line, character } = positionOf(this.#text, at)
    return { file: this.#file, line: line + 1, offset: character + 1 }
  }

  #send(command: string, given: object): number {
    this.#sent += 1
    this.#process.stdin?.write(`${JSON.stringify({ seq: this.#sent, type: 'request', command, arguments: given })}\n`)
    return this.#sent
  }

  /** The answer, undefined where there is nothing at a place. */
  async #ask<Body>(command: string, given: object): Promise<Body | undefined> {
    const answer = await new Promise<server.protocol.Response>((done) =>
      this.#waiting.set(this.#send(command, given), done),
    )
    if (!answer.success && answer.message !== 'No content available.') throw new Error(answer.message)
    return answer.body as Body | undefined
  }
}

const joined = (parts: string | readonly { text: string }[] = []): string =>
  typeof parts === 'string' ? parts : parts.map(({ text }) => text).join('')

/** The words, then the tags as VS Code shows them. */
function documentationOf({ documentation, tags = [] }: Documented = { documentation: [], tags: [] }): string {
  const said = tags.map(({ name, text }) => [`*@${name}*`, joined(text)].filter(Boolean).join(' — '))
  return [joined(documentation), ...said].filter(Boolean).join('\n\n')
}
