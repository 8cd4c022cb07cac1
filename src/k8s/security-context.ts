import * as z from 'zod'
import { int32 } from './int32.ts'
import { seccompProfile, seLinuxOptions, windowsOptions } from './security-profiles.ts'

const shared = {
  runAsUser: int32(0).optional().describe('User id of the first process'),
  runAsGroup: int32(0).optional().describe('Group id of the first process'),
  runAsNonRoot: z.boolean().optional().describe('Whether to refuse to run as user 0'),
  seccompProfile: seccompProfile.optional().describe('Filter of system calls'),
  seLinuxOptions: seLinuxOptions.optional().describe('SELinux label'),
  windowsOptions: windowsOptions.optional().describe('Settings on Windows nodes'),
}

const sysctl = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/)
    .max(253)
    .describe('Name of the kernel parameter'),
  value: z.string().describe('Value of the kernel parameter'),
})

const pod = z.strictObject({
  ...shared,
  fsGroup: int32(0).optional().describe('Group that owns the volumes'),
  fsGroupChangePolicy: z
    .enum(['OnRootMismatch', 'Always'])
    .optional()
    .describe('When the owner of the volumes is changed'),
  supplementalGroups: z.array(int32(0)).optional().describe('Further groups of the first process'),
  sysctls: z.array(sysctl).optional().describe('Kernel parameters of the pod'),
})

const capabilityNames = z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/))

const container = z.strictObject({
  ...shared,
  allowPrivilegeEscalation: z
    .boolean()
    .optional()
    .describe('Whether a process may gain more privileges than its parent'),
  privileged: z.boolean().optional().describe('Whether the container is root on the node'),
  readOnlyRootFilesystem: z.boolean().optional().describe('Whether the root filesystem is read-only'),
  procMount: z.enum(['Default', 'Unmasked']).optional().describe('How /proc is mounted'),
  capabilities: z
    .strictObject({
      add: capabilityNames.optional().describe('Capabilities to add'),
      drop: capabilityNames.optional().describe('Capabilities to drop, ALL drops every one'),
    })
    .optional()
    .describe('Linux capabilities'),
})

/** Defaults of a `podSecurityContext`. */
export type PodSecurity = z.input<typeof pod>
/** Defaults of a `securityContext`. */
export type ContainerSecurity = z.input<typeof container>

// Every field is optional, with its default on the map: `runAsUser: null` is how people leave the user to OpenShift.

/** Security settings of a pod (Kubernetes: `spec.securityContext`, complete for 1.27; `appArmorProfile` came with 1.30). */
export const podSecurityContext = (defaults: PodSecurity = {}) =>
  pod.default(defaults).describe('Security settings of the pod')

/**
 * Security settings of a container (Kubernetes: `containers[].securityContext`, complete for 1.27; `appArmorProfile`
 * came with 1.30). Kubernetes refuses `allowPrivilegeEscalation: false` together with `privileged` or CAP_SYS_ADMIN.
 */
export const securityContext = (defaults: ContainerSecurity = {}) =>
  container.default(defaults).describe('Security settings of the container')
