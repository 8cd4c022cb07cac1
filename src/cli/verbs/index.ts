/** All verbs, so that running one opens one file. */
export { run as build } from './build.ts'
export { run as check } from './check.ts'
export { run as diff } from './diff.ts'
export { run as explain } from './explain.ts'
export { run as generate } from './generate.ts'
export { run as lint } from './lint.ts'
export { run as secrets } from './secrets.ts'
export { run as validate } from './validate.ts'
