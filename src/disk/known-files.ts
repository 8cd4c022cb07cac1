import { join } from 'node:path'
import type { Artifact } from '../emit/artifact.ts'
import { fileState } from './file-state.ts'

/** Which artifacts lie on disk as they were made, so that a process that makes them again need not read them again. */
export class KnownFiles {
  readonly #root: string
  readonly #known = new Map<string, { readonly content: string; readonly state: string }>()
  /** @param root absolute path of the project. */
  constructor(root: string) {
    this.#root = root
  }
  /** Notes that a file holds the artifact now. */
  note({ path, content }: Artifact): void {
    this.#known.set(path, { content, state: this.#stateOf(path) })
  }
  /** True for an artifact whose file is as it was noted. */
  holds({ path, content }: Artifact): boolean {
    return this.#known.get(path)?.content === content && this.isUntouched(path)
  }
  /** True for a file that nobody has changed since it was noted. */
  isUntouched(path: string): boolean {
    const known = this.#known.get(path)
    return known !== undefined && known.state === this.#stateOf(path)
  }
  #stateOf(path: string): string {
    return fileState(join(this.#root, path))
  }
}
