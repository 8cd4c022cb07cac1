import { z } from 'zod'
import { integrationConfig } from './config-integrations.ts'
import { limitConfig } from './config-limits.ts'
import { platformConfig } from './config-platform.ts'
import { searchConfig } from './config-search.ts'

/**
 * Every environment variable that the backend reads, under its own name and with its real type. Secrets and the
 * switches for its tests are left out on purpose: the first come from a Secret, the second must never be set.
 */
export const config = z
  .strictObject({ ...platformConfig, ...integrationConfig, ...limitConfig, ...searchConfig })
  .describe('Environment variables of the application by name, an empty one is left to the application')
