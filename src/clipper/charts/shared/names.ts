import { z } from 'zod'

const objectName = z
  .string()
  .regex(/^([a-z]([-a-z0-9]*[a-z0-9])?)?$/)
  .max(63)

/** How the objects of a chart are called. */
export const names = {
  nameOverride: objectName.default('').describe('Replaces the chart name in object names, never in labels'),
  fullnameOverride: objectName.default('').describe('Replaces the whole name of the objects'),
}
