/** Kubernetes: SeccompProfile. */
export interface SeccompProfile {
  readonly type: 'RuntimeDefault' | 'Unconfined' | 'Localhost'
  /** File below the node's profile folder, with type Localhost. */
  readonly localhostProfile?: string
}

/** Kubernetes: SELinuxOptions. */
export interface SELinuxOptions {
  readonly level?: string
  readonly role?: string
  readonly type?: string
  readonly user?: string
}

/** Kubernetes: WindowsSecurityContextOptions. */
export interface WindowsOptions {
  readonly gmsaCredentialSpec?: string
  readonly gmsaCredentialSpecName?: string
  readonly hostProcess?: boolean
  readonly runAsUserName?: string
}

/** What a pod and a container have in common; the container's wins. */
export interface SharedSecurity {
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly seccompProfile?: SeccompProfile
  readonly seLinuxOptions?: SELinuxOptions
  readonly windowsOptions?: WindowsOptions
}

/** Defaults of `podSecurityContext`. */
export interface PodSecurity extends SharedSecurity {
  readonly fsGroup?: number
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always'
  readonly supplementalGroups?: readonly number[]
  readonly sysctls?: readonly { readonly name: string; readonly value: string }[]
}

/** Defaults of `securityContext`. */
export interface ContainerSecurity extends SharedSecurity {
  readonly allowPrivilegeEscalation?: boolean
  readonly privileged?: boolean
  readonly readOnlyRootFilesystem?: boolean
  readonly procMount?: 'Default' | 'Unmasked'
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] }
}
