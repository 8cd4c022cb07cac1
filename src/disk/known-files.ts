import { join } from 'node:path'
import type { Artifact } from '../emit/artifact.ts'
import { fileState } from './file-state.ts'

/** What is known of an artifact's file. */
interface Known {
  readonly content: string
  readonly state: string
  /** Whether somebody may have touched the file since. */
  isDoubted: boolean
}

/** Which artifacts lie on disk as they were made, so that a process that makes them again need not read them again. */
export class KnownFiles {
  readonly #root: string
  readonly #known = new Map<string, Known>()
  #tidyWith: ReadonlySet<string> | undefined
  /** @param root absolute path of the project. */
  constructor(root: string) {
    this.#root = root
  }
  /** Notes that a file holds the artifact now. */
  note({ path, content }: Artifact): void {
    this.#known.set(path, { content, state: this.#stateOf(path), isDoubted: false })
  }
  /** True for an artifact whose file was noted; where that is in doubt, the file is looked at. */
  holds({ path, content }: Artifact): boolean {
    const known = this.#known.get(path)
    if (known?.content !== content) return false
    known.isDoubted &&= !this.isUntouched(path)
    return !known.isDoubted
  }
  /** True for a file that nobody has changed since it was noted; it is looked at. */
  isUntouched(path: string): boolean {
    const known = this.#known.get(path)
    return known !== undefined && known.state === this.#stateOf(path)
  }
  /** Notes that all that is ours on disk is these files; paths relative to the project. */
  noteTidy(files: ReadonlySet<string>): void {
    this.#tidyWith = files
  }
  /** True if these files were noted as all that is ours. */
  isTidy(files: ReadonlySet<string>): boolean {
    const noted = this.#tidyWith
    return noted?.size === files.size && [...files].every((path) => noted.has(path))
  }
  /** Somebody may have touched these files; without any, all of them, and may have left others. */
  doubt(paths?: readonly string[]): void {
    if (!paths) this.#tidyWith = undefined
    for (const path of paths ?? this.#known.keys()) {
      const known = this.#known.get(path)
      if (known) known.isDoubted = true
    }
  }
  #stateOf(path: string): string {
    return fileState(join(this.#root, path))
  }
}
