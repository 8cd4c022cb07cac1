import * as z from 'zod'
import { given } from './given.ts'
import { int32 } from './int32.ts'
import type { ContainerSecurity, PodSecurity, SharedSecurity } from './security-defaults.ts'
import { seccompProfile, seLinuxOptions, windowsOptions } from './security-profiles.ts'

/**
 * Security settings of a pod (Kubernetes: `spec.securityContext`, complete for 1.27; `appArmorProfile` came with 1.30).
 * A field in `defaults` gets that default, every other field is optional.
 */
export const podSecurityContext = (defaults: PodSecurity = {}) =>
  z
    .strictObject({
      ...sharedFields(defaults),
      fsGroup: given(int32(0), defaults.fsGroup).describe('Group that owns the volumes'),
      fsGroupChangePolicy: given(z.enum(['OnRootMismatch', 'Always']), defaults.fsGroupChangePolicy).describe(
        'When the owner of the volumes is changed',
      ),
      supplementalGroups: given(
        z.array(int32(0)),
        defaults.supplementalGroups && [...defaults.supplementalGroups],
      ).describe('Further groups of the first process'),
      sysctls: given(z.array(sysctl), defaults.sysctls && [...defaults.sysctls]).describe(
        'Kernel parameters of the pod',
      ),
    })
    .describe('Security settings of the pod')

/**
 * Security settings of a container (Kubernetes: `containers[].securityContext`, complete for 1.27; `appArmorProfile`
 * came with 1.30). A field in `defaults` gets that default, every other field is optional. Kubernetes refuses
 * `allowPrivilegeEscalation: false` together with `privileged` or CAP_SYS_ADMIN.
 */
export const securityContext = (defaults: ContainerSecurity = {}) =>
  z
    .strictObject({
      ...sharedFields(defaults),
      allowPrivilegeEscalation: given(z.boolean(), defaults.allowPrivilegeEscalation).describe(
        'Whether a process may gain more privileges than its parent',
      ),
      privileged: given(z.boolean(), defaults.privileged).describe('Whether the container is root on the node'),
      readOnlyRootFilesystem: given(z.boolean(), defaults.readOnlyRootFilesystem).describe(
        'Whether the root filesystem is read-only',
      ),
      procMount: given(z.enum(['Default', 'Unmasked']), defaults.procMount).describe('How /proc is mounted'),
      capabilities: capabilities(defaults.capabilities).describe('Linux capabilities'),
    })
    .describe('Security settings of the container')

const sharedFields = (defaults: SharedSecurity) => ({
  runAsUser: given(int32(0), defaults.runAsUser).describe('User id of the first process'),
  runAsGroup: given(int32(0), defaults.runAsGroup).describe('Group id of the first process'),
  runAsNonRoot: given(z.boolean(), defaults.runAsNonRoot).describe('Whether to refuse to run as user 0'),
  seccompProfile: seccompProfile(defaults.seccompProfile).describe('Filter of system calls'),
  seLinuxOptions: seLinuxOptions(defaults.seLinuxOptions).describe('SELinux label'),
  windowsOptions: windowsOptions(defaults.windowsOptions).describe('Settings on Windows nodes'),
})

const sysctl = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/)
    .max(253)
    .describe('Name of the kernel parameter'),
  value: z.string().describe('Value of the kernel parameter'),
})

const capabilities = (defaults: ContainerSecurity['capabilities']) => {
  const names = z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/))
  const fields = z.strictObject({
    add: given(names, defaults?.add && [...defaults.add]).describe('Capabilities to add'),
    drop: given(names, defaults?.drop && [...defaults.drop]).describe('Capabilities to drop, ALL drops every one'),
  })
  return defaults === undefined ? fields.optional() : fields
}
