import { relative, sep } from 'node:path'

/** The path of a file as seen from a folder, with `/` on every system. */
export const relativePath = (folder: string, file: string): string => relative(folder, file).split(sep).join('/')
