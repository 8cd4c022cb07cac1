import { expect } from 'vitest'
import { at, type Rendered } from '../../../charts/render.ts'
import { live } from '../../live.ts'
import type { Done } from '../terminal.ts'

/** What must hold after a command; throws where it does not. */
export type Outcome = (done: Done) => void | Promise<void>

/** Outcomes by the text of the command. */
export type Outcomes = Readonly<Record<string, Outcome>>

/** The command says it is done, and warns of nothing. */
export function succeeds({ code, stderr }: Done): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
}

/** The names in the first column of a table that kubectl or helm printed. */
export const firstColumn = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/)[0] ?? '')

/** The columns of the table's row of that name. */
export const rowOf = (table: string, name: string): string[] =>
  table
    .split('\n')
    .map((line) => line.split(/\s{2,}|\t/).map((cell) => cell.trim()))
    .find(([first]) => first === name) ?? []

/** The image of the backend among objects, or as the cluster has it. */
export const backendImage = (objects: readonly Rendered[]): unknown => {
  const backend = objects.find((object) => object.kind === 'Deployment' && nameOf(object) === 'clipper-backend')
  return at(backend, 'spec', 'template', 'spec', 'containers', 0, 'image')
}

/** @see backendImage */
export const backendImageNow = async ({ cluster, namespace }: Done): Promise<unknown> =>
  backendImage(await live(cluster, namespace, 'deployments'))

export const nameOf = (object: Rendered): string => String(at(object, 'metadata', 'name'))
