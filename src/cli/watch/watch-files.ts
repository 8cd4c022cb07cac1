import { basename } from 'node:path'
import { watch } from 'chokidar'
import { fileState } from '../../disk/file-state.ts'
import { relativePath } from '../../disk/relative-path.ts'

/** What is watched. */
export interface Watched {
  /** Absolute path of the project. */
  readonly root: string
  readonly end: AbortSignal
  /** The folder that is ours whole, relative to the project, where it is known. */
  readonly generated: () => string | undefined
  /** True for a file, relative to the project, that is as this process wrote it. */
  readonly isOwn: (path: string) => boolean
}

/** Watches further files, those that lie outside of the project. */
type WatchToo = (files: readonly string[]) => void

/** Milliseconds of silence after an event: editors write a file in several steps, and branches change many at once. */
const QUIET = 10
/** Milliseconds in which chokidar is deaf to a file that it has told of: one that is saved and then formatted, say. */
const DEAF = 50

/** Milliseconds after an edit in which nobody edits. */
const REST = 1000

/**
 * Calls `work` at once and then after each change in the project, one call at a time, with the absolute paths that changed
 * since the last one, sorted; `atRest`, between such calls, when nobody has edited for a while. Comes back when it is ended.
 */
export async function watchFiles(
  { root, end, generated, isOwn }: Watched,
  work: (watchToo: WatchToo, edited: readonly string[]) => Promise<void>,
  onReady: () => void,
  atRest: () => Promise<void>,
): Promise<void> {
  const edited = new Set<string>()
  /** What was told of, as it was when the work on it began. */
  const worked = new Map<string, string>()
  let wake = (): void => {}
  const pathOf = (path: string): string => relativePath(root, path)
  const isForeign = (path: string): boolean => {
    const name = basename(path)
    if (path === root) return false
    if (name === 'node_modules' || (name.startsWith('.') && name !== '.helmignore') || /~$|\.(swp|tmp)$/.test(name))
      return true
    return pathOf(path) === generated()
  }
  const watcher = watch(root, { ignored: isForeign, ignoreInitial: true })
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || isOwn(pathOf(path))) return
    edited.add(path)
    wake()
  })
  const watchToo: WatchToo = (files) => {
    watcher.add(files.filter((path) => pathOf(path).startsWith('../')))
  }
  const editedUnheard = (): void => {
    const changed = [...worked].filter(([path, state]) => fileState(path) !== state)
    for (const [path] of changed) edited.add(path)
    worked.clear()
    if (changed.length > 0) wake()
  }
  let listening: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  const rest = (): Promise<'rested'> =>
    new Promise((resolve) => {
      resting = setTimeout(resolve, REST, 'rested')
    })
  const ended = new Promise<void>((resolve) => end.addEventListener('abort', () => resolve(), { once: true }))
  try {
    const ready = new Promise<void>((resolve) => watcher.on('ready', resolve))
    await work(watchToo, [])
    await ready
    // what was edited before the watcher was ready
    await work(watchToo, [])
    onReady()
    let pause: Promise<'rested'> | undefined = rest()
    while (!end.aborted) {
      if (edited.size === 0) {
        const heard = new Promise<void>((resolve) => (wake = resolve))
        const what = await Promise.race([ended, heard, ...(pause ? [pause] : [])])
        if (what === 'rested') {
          pause = undefined
          await atRest()
          continue
        }
      }
      await silence((again) => (wake = again))
      if (end.aborted) return
      const paths = [...edited].sort()
      edited.clear()
      clearTimeout(listening)
      clearTimeout(resting)
      for (const path of paths) worked.set(path, fileState(path))
      await work(watchToo, paths)
      listening = setTimeout(editedUnheard, DEAF)
      pause = rest()
    }
  } finally {
    clearTimeout(listening)
    clearTimeout(resting)
    await watcher.close()
  }
}

/** Waits until nobody has said anything for a moment. */
function silence(listen: (again: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, QUIET)
    listen(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, QUIET)
    })
  })
}
