import * as z from 'zod'
import { relativePath } from './paths.ts'

// Kubernetes wants a file with Localhost, and with nothing else.
/** Kubernetes: SeccompProfile. One instance, because its id names a definition of the emitted schema. */
export const seccompProfile = z
  .union([
    z.strictObject({ type: z.enum(['RuntimeDefault', 'Unconfined']).describe('Kind of profile') }),
    z.strictObject({
      type: z.literal('Localhost').describe('Kind of profile'),
      localhostProfile: relativePath().describe("Profile below the node's profile folder"),
    }),
  ])
  .meta({ id: 'SeccompProfile', description: 'Filter of system calls' })

/** Kubernetes: SELinuxOptions. */
export const seLinuxOptions = z
  .strictObject({
    level: z.string().optional().describe('Level part of the label'),
    role: z.string().optional().describe('Role part of the label'),
    type: z.string().optional().describe('Type part of the label'),
    user: z.string().optional().describe('User part of the label'),
  })
  .meta({ id: 'SELinuxOptions', description: 'SELinux label' })

/** Kubernetes: WindowsSecurityContextOptions. */
export const windowsOptions = z
  .strictObject({
    gmsaCredentialSpec: z.string().optional().describe('Contents of the credential spec'),
    gmsaCredentialSpecName: z.string().optional().describe('Name of the credential spec'),
    hostProcess: z.boolean().optional().describe('Whether it runs as a process of the node'),
    runAsUserName: z.string().optional().describe('User name of the first process'),
  })
  .meta({ id: 'WindowsSecurityContextOptions', description: 'Settings on Windows nodes' })
