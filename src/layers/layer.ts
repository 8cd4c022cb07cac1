import type { Origin } from '../issues.ts'
import type { Path } from '../path.ts'
import type { Values } from '../values/values.ts'

/** One named source of values: chart defaults, an environment, a `-f` file, the `--set` flags. Later layers win. */
export interface Layer {
  /** As users know it: `chart defaults`, `environment production`, `-f values.yaml`, `--set`. */
  readonly name: string
  readonly values: Values
  /**
   * File and line (from 1) of a path that this layer holds; the nearest enclosing key where the path itself has no
   * line of its own. Called only when a finding or an explanation needs it, so it may read and parse.
   */
  locate?(path: Path): Omit<Origin, 'layer'> | undefined
}
