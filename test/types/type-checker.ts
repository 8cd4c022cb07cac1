import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const repository = fileURLToPath(new URL('../..', import.meta.url))
/** Where the files of a test seem to lie; nothing is written. */
const FOLDER = join(repository, 'test/types/virtual')

/** One problem: line (from 1), code and the first line of the text. */
export interface TypeProblem {
  readonly line: number
  readonly code: number
  readonly text: string
}

/** What an editor with the strict settings of this repository says of files that lie beside one another. */
export interface TypeChecker {
  problems(file: string): TypeProblem[]
  /** The documentation shown when the pointer is on the first occurrence of a word, and the type. */
  hover(file: string, word: string): { type: string; documentation: string; tags: string[] }
}

export function typeChecker(files: Readonly<Record<string, string>>): TypeChecker {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]))
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, repository)
  const read = (file: string): string | undefined => texts.get(file) ?? ts.sys.readFile(file)
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false }),
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = read(file)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => repository,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile: read,
    directoryExists: (folder) => FOLDER.startsWith(folder) || ts.sys.directoryExists(folder),
  })
  return {
    problems(name) {
      const file = join(FOLDER, name)
      const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
      return found.map(({ start = 0, code, messageText, file: source }) => ({
        line: (source?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
        code,
        text: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n', 1)[0] ?? '',
      }))
    },
    hover(name, word) {
      const file = join(FOLDER, name)
      const info = service.getQuickInfoAtPosition(file, (texts.get(file) ?? '').indexOf(word))
      return {
        type: ts.displayPartsToString(info?.displayParts),
        documentation: ts.displayPartsToString(info?.documentation),
        tags: (info?.tags ?? []).map((tag) => `${tag.name} ${ts.displayPartsToString(tag.text)}`.trim()),
      }
    },
  }
}
