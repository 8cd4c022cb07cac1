// Checked by `tsc`, never run: what our schemas take is what Kubernetes' own types take.
import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2.js'
import type * as core from 'kubernetes-types/core/v1.js'
import type { LabelSelector } from 'kubernetes-types/meta/v1.js'
import type {
  HTTPIngressPath,
  IngressTLS,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from 'kubernetes-types/networking/v1.js'
import type { PodDisruptionBudgetSpec } from 'kubernetes-types/policy/v1.js'
import type { z } from 'zod'
import type * as k8s from '../../src/k8s/index.ts'

type Input<F extends (...args: never[]) => z.ZodType> = NonNullable<z.input<ReturnType<F>>>
type Item<F extends (...args: never[]) => z.ZodType> = Input<F> extends readonly (infer T)[] ? T : never

/**
 * What a values file can hold of a type. Zod says `undefined` for an absent key, which no file can hold; and Kubernetes'
 * types say text for a quantity, where its API takes a number too, as our schemas do.
 */
type InFile<T> = T extends object ? { [K in keyof T]: InFile<QuantityAsText<K, Exclude<T[K], undefined>>> } : T
type QuantityAsText<K, T> = K extends 'cpu' | 'memory' | 'storage' | 'ephemeral-storage' | 'sizeLimit'
  ? Extract<T, string>
  : T

/** The keys of Kubernetes' type that ours does not know, as paths. Maps with free keys have none. */
type Missing<Ours, Theirs> = Theirs extends readonly (infer T)[]
  ? Missing<ItemOf<Ours>, T>
  : Theirs extends object
    ? { [K in keyof Theirs & string]: MissingAt<Ours, Theirs, K> }[keyof Theirs & string]
    : never
type MissingAt<Ours, Theirs, K extends keyof Theirs & string> = string extends K
  ? never
  : K extends KeyOf<Ours>
    ? `${K}.${Missing<At<Ours, K>, Exclude<Theirs[K], undefined>>}`
    : K
type ItemOf<T> = T extends readonly (infer I)[] ? I : never
type KeyOf<T> = T extends object ? keyof T : never
type At<T, K> = T extends object ? (K extends keyof T ? Exclude<T[K], undefined> : never) : never

/** An error on the line that uses it, unless Kubernetes takes all that ours takes. */
type Takes<Theirs, Ours> = InFile<Ours> extends Theirs ? true : { refused: InFile<Ours> }
/** An error on the line that uses it, unless exactly the named keys are missing. */
type Lacks<Ours, Theirs, Paths> = [Missing<Ours, Theirs>, Paths] extends [Paths, Missing<Ours, Theirs>]
  ? true
  : { missing: Missing<Ours, Theirs> }
const assert = <_T extends true>(): void => {}

// Complete ones: every key of Kubernetes is known; the exceptions are named with their reason.
type Affinity = Input<typeof k8s.affinity>
// 1.29 brought matchLabelKeys and mismatchLabelKeys; the charts support 1.27.
type Newer = 'matchLabelKeys' | 'mismatchLabelKeys'
type Terms =
  | 'requiredDuringSchedulingIgnoredDuringExecution'
  | 'preferredDuringSchedulingIgnoredDuringExecution.podAffinityTerm'
assert<Takes<core.Affinity, Affinity>>()
assert<Lacks<Affinity, core.Affinity, `${'podAffinity' | 'podAntiAffinity'}.${Terms}.${Newer}`>>()

assert<Takes<core.Toleration, Item<typeof k8s.tolerations>>>()
assert<Lacks<Item<typeof k8s.tolerations>, core.Toleration, never>>()

type Spread = Item<typeof k8s.topologySpreadConstraints>
assert<Takes<core.TopologySpreadConstraint, Spread>>()
assert<Lacks<Spread, core.TopologySpreadConstraint, never>>()

assert<Takes<core.EnvVar, Item<typeof k8s.extraEnv>>>()
assert<Lacks<Item<typeof k8s.extraEnv>, core.EnvVar, never>>()
assert<Takes<core.EnvFromSource, Item<typeof k8s.extraEnvFrom>>>()
assert<Lacks<Item<typeof k8s.extraEnvFrom>, core.EnvFromSource, never>>()

// 1.30 brought recursiveReadOnly.
assert<Takes<core.VolumeMount, Item<typeof k8s.extraVolumeMounts>>>()
assert<Lacks<Item<typeof k8s.extraVolumeMounts>, core.VolumeMount, 'recursiveReadOnly'>>()

// 1.30 brought appArmorProfile.
assert<Takes<core.PodSecurityContext, Input<typeof k8s.podSecurityContext>>>()
assert<Lacks<Input<typeof k8s.podSecurityContext>, core.PodSecurityContext, 'appArmorProfile'>>()
assert<Takes<core.SecurityContext, Input<typeof k8s.securityContext>>>()
assert<Lacks<Input<typeof k8s.securityContext>, core.SecurityContext, 'appArmorProfile'>>()

type Selector = z.input<typeof k8s.labelSelector>
assert<Takes<LabelSelector, Selector>>()
assert<Lacks<Selector, LabelSelector, never>>()

assert<Takes<NetworkPolicyPeer, Item<typeof k8s.networkPolicyPeers>>>()
assert<Lacks<Item<typeof k8s.networkPolicyPeers>, NetworkPolicyPeer, never>>()
assert<Takes<NetworkPolicyPort, Item<typeof k8s.networkPolicyPorts>>>()
assert<Lacks<Item<typeof k8s.networkPolicyPorts>, NetworkPolicyPort, never>>()

type Behavior = Input<typeof k8s.hpa>['behavior']
assert<Takes<HorizontalPodAutoscalerBehavior, Behavior>>()
assert<Lacks<Behavior, HorizontalPodAutoscalerBehavior, never>>()

// Claims of dynamic resources are behind a feature gate in every supported version.
assert<Takes<core.ResourceRequirements, Input<typeof k8s.resources>>>()
assert<Lacks<Input<typeof k8s.resources>, core.ResourceRequirements, 'claims'>>()

assert<Takes<core.LocalObjectReference, Item<typeof k8s.imagePullSecrets>>>()
assert<Lacks<Item<typeof k8s.imagePullSecrets>, core.LocalObjectReference, never>>()

type Ingress = Input<typeof k8s.ingress>
type Paths = NonNullable<Ingress['hosts']>[number]['paths'][number]
assert<Takes<Omit<HTTPIngressPath, 'backend'>, Paths>>()
assert<Takes<IngressTLS, NonNullable<Ingress['tls']>[number]>>()

// Parts and subsets: what they have, Kubernetes takes.
type Volume = Item<typeof k8s.extraVolumes>
assert<Takes<core.Volume, Volume>>()
type Service = Input<typeof k8s.service>
assert<Takes<core.ServiceSpec, Omit<Service, 'port' | 'nodePort' | 'annotations' | 'labels'>>>()
assert<Takes<core.ServicePort, Required<Pick<Service, 'port'>> & Pick<Service, 'nodePort'>>>()
assert<Takes<PodDisruptionBudgetSpec, Omit<Input<typeof k8s.podDisruptionBudget>, 'enabled'>>>()
assert<Takes<core.HTTPGetAction, Pick<Input<typeof k8s.httpProbe>, 'path'> & { port: number }>>()
assert<Takes<core.Probe, Omit<Input<typeof k8s.httpProbe>, 'enabled' | 'path'>>>()
assert<Takes<core.Probe, Omit<Input<typeof k8s.execProbe>, 'enabled'>>>()
assert<Takes<core.SecretKeySelector, Required<Input<typeof k8s.secretKeyRef>>>>()
assert<Takes<core.PersistentVolumeClaimSpec, Omit<Input<typeof k8s.persistence>, 'enabled' | 'size'>>>()

// These would pass if the types above were empty or any.
// @ts-expect-error an effect is text
assert<Takes<core.Toleration, { effect: number }>>()
// @ts-expect-error a key of Kubernetes is missing
assert<Lacks<{ name: string }, core.EnvVar, 'value'>>()
// @ts-expect-error a weak type with no key in common is refused, so is a wrong key inside
assert<Takes<core.Affinity, { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } }>>()
// @ts-expect-error matchLabelKeys is missing
assert<Lacks<Affinity, core.Affinity, never>>()
