import type { Issue } from '../../issues.ts'

/** The settings of an editor are the user's, so a file that is not understood is left alone. */
export const unchangeable = (file: string, reason: string): Issue => ({
  code: 'editor-settings',
  path: [],
  message: `${file} ${reason}, so nothing can be added to it`,
  hint: 'repair it, or move it away and merge by hand',
})
