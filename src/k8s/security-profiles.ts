import * as z from 'zod'
import { given } from './given.ts'
import { relativePath } from './paths.ts'
import type { SELinuxOptions, SeccompProfile, WindowsOptions } from './security-defaults.ts'

const profileType = z.enum(['RuntimeDefault', 'Unconfined', 'Localhost'])
const localhostProfile = relativePath()
const fileText = "Profile below the node's profile folder, with type Localhost"

// Kubernetes wants a file with Localhost, and with nothing else.
const anyProfile = z
  .union([
    z.strictObject({ type: profileType.exclude(['Localhost']).describe('Kind of profile') }),
    z.strictObject({
      type: profileType.extract(['Localhost']).describe('Kind of profile'),
      localhostProfile: localhostProfile.describe(fileText),
    }),
  ])
  .meta({ id: 'SeccompProfile', description: 'Filter of system calls' })

/** Kubernetes: `securityContext.seccompProfile`. Without a default the whole object is optional, its type required. */
export const seccompProfile = (defaults: SeccompProfile | undefined) =>
  defaults === undefined
    ? anyProfile.optional()
    : z.strictObject({
        type: profileType.default(defaults.type).describe('Kind of profile'),
        localhostProfile: given(localhostProfile, defaults.localhostProfile).describe(fileText),
      })

/** Kubernetes: `securityContext.seLinuxOptions`. Without a default the whole object is optional. */
export const seLinuxOptions = (defaults: SELinuxOptions | undefined) => {
  const fields = z.strictObject({
    level: given(z.string(), defaults?.level).describe('Level part of the label'),
    role: given(z.string(), defaults?.role).describe('Role part of the label'),
    type: given(z.string(), defaults?.type).describe('Type part of the label'),
    user: given(z.string(), defaults?.user).describe('User part of the label'),
  })
  return defaults === undefined ? fields.optional() : fields
}

/** Kubernetes: `securityContext.windowsOptions`. Without a default the whole object is optional. */
export const windowsOptions = (defaults: WindowsOptions | undefined) => {
  const fields = z.strictObject({
    gmsaCredentialSpec: given(z.string(), defaults?.gmsaCredentialSpec).describe('Contents of the credential spec'),
    gmsaCredentialSpecName: given(z.string(), defaults?.gmsaCredentialSpecName).describe('Name of the credential spec'),
    hostProcess: given(z.boolean(), defaults?.hostProcess).describe('Whether it runs as a process of the node'),
    runAsUserName: given(z.string(), defaults?.runAsUserName).describe('User name of the first process'),
  })
  return defaults === undefined ? fields.optional() : fields
}
