import { runInNewContext } from 'node:vm'
import { ValuesError } from '../issues.ts'

/**
 * Judges for no longer than so many milliseconds: a pattern such as `(a+)+$`, linear for Helm, may take JavaScript longer
 * than anybody lives.
 *
 * @throws ValuesError `schema-pattern` after that time, and whatever the work throws.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  try {
    return runInNewContext('work()', { work }, { timeout: milliseconds })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    const message = `judging the values takes more than ${milliseconds / 1000} seconds: is a pattern of a schema to blame?`
    throw new ValuesError([{ code: 'schema-pattern', path: [], message }])
  }
}
