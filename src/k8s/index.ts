export { affinity } from './affinity.ts'
export { cronSchedule } from './cron-schedule.ts'
export { extraEnv, extraEnvFrom } from './env.ts'
export { type HpaOptions, hpa, type ScalingPolicy, type ScalingRules } from './hpa.ts'
export { type ImageOptions, image, imagePullSecrets, imageRegistry } from './image.ts'
export { type IngressOptions, type IngressPath, ingress } from './ingress.ts'
export { ipRange } from './ip-range.ts'
export { labelSelector } from './label-selector.ts'
export { annotations, dataKey, dnsLabel, dnsSubdomain, hostName, labels, openMap, optionalName } from './metadata.ts'
export { ipBlock, networkPolicyPeers, networkPolicyPorts } from './network-policy.ts'
export { type PodDisruptionBudgetOptions, podDisruptionBudget } from './pdb.ts'
export { execProbe, type HttpProbeOptions, httpProbe, type ProbeOptions } from './probes.ts'
export { cpuQuantity, memoryQuantity, storageQuantity } from './quantity.ts'
export { compareQuantities, parseQuantity, type Quantity } from './quantity-value.ts'
export { type ResourceAmounts, type ResourcesOptions, resources } from './resources.ts'
export {
  budgetRules,
  containerRules,
  fewestPods,
  mostPods,
  networkPolicyRules,
  type PodRulesOptions,
  podRules,
  type ScalingPaths,
  scalingRules,
  spreadRules,
  startupRules,
  volumeRules,
} from './rules.ts'
export { nodeSelector, priorityClassName, tolerations, topologySpreadConstraints } from './scheduling.ts'
export { type ExistingSecretOptions, existingSecret, type SecretKeyRefOptions, secretKeyRef } from './secret-ref.ts'
export { type ContainerSecurity, type PodSecurity, podSecurityContext, securityContext } from './security-context.ts'
export { type ServiceOptions, service } from './service.ts'
export { type ServiceAccountOptions, serviceAccount } from './service-account.ts'
export { type PersistenceOptions, persistence } from './storage.ts'
export { timeZone } from './time-zone.ts'
export { extraVolumeMounts, extraVolumes } from './volumes.ts'
