import * as z from 'zod'
import { dnsSubdomain } from './metadata.ts'
import { relativePath } from './paths.ts'

const LABEL = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?'
// Tabs and ends of lines, which are what control characters a values file can hold.
const CONTROL = '\t-\x0e'
const DOMAIN_SIGNS = `\\\\/:*?"<>|${CONTROL}`
const USER_SIGNS = `"/\\\\:;|=,+*?<>@\\[\\]${CONTROL}`
// The domain's NetBIOS name or its DNS name.
const DOMAIN = `([^.${DOMAIN_SIGNS}][^${DOMAIN_SIGNS}]{0,14}|${LABEL}(\\.${LABEL})*)`
const USER_NAME = new RegExp(`^(${DOMAIN}\\\\)?[. ]*[^${USER_SIGNS}. ][^${USER_SIGNS}]*$`)

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
    gmsaCredentialSpec: z.string().min(1).optional().describe('Contents of the credential spec'),
    gmsaCredentialSpecName: dnsSubdomain().optional().describe('Name of the credential spec'),
    hostProcess: z.boolean().optional().describe('Whether it runs as a process of the node'),
    runAsUserName: z
      .string()
      .regex(USER_NAME)
      // of a longer one the name of the user alone would be too long
      .max(104)
      .optional()
      .meta({ examples: ['ContainerUser', 'NT AUTHORITY\\NETWORK SERVICE'] })
      .describe('User name of the first process'),
  })
  .meta({ id: 'WindowsSecurityContextOptions', description: 'Settings on Windows nodes' })
