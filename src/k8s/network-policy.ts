import * as z from 'zod'
import { port } from './int32.ts'
import { ipRange } from './ip-range.ts'
import { labelSelector } from './label-selector.ts'

/** Addresses (Kubernetes: IPBlock). That an exception lies inside `cidr` is not checked here. */
export const ipBlock = z
  .strictObject({
    cidr: ipRange().describe('Range of addresses'),
    except: z.array(ipRange()).optional().describe('Ranges inside it that are left out'),
  })
  .meta({ id: 'IPBlock', description: 'Range of addresses' })

const namespaceSelector = labelSelector.describe('Namespaces, an empty selector means all')

// Kubernetes refuses a peer that says nothing, and one that mixes addresses with selectors.
const peer = z
  .union([
    z.strictObject({ ipBlock: ipBlock.describe('Addresses') }),
    z.strictObject({ namespaceSelector }),
    z.strictObject({
      podSelector: labelSelector.describe('Pods, of this namespace unless a namespaceSelector is beside it'),
      namespaceSelector: namespaceSelector.optional(),
    }),
  ])
  .meta({ id: 'NetworkPolicyPeer', description: 'Who is at the other end of a connection' })

const protocol = z.enum(['TCP', 'UDP', 'SCTP']).optional().describe('Protocol, TCP where it is left out')

const portRule = z
  .union([
    z.strictObject({
      port: port().describe('Port, the first of a range with endPort'),
      endPort: port().optional().describe('Last port of the range'),
      protocol,
    }),
    z.strictObject({ port: portName().describe('Name of a port of the pods'), protocol }),
    z.strictObject({ protocol: protocol.unwrap().describe('Protocol, on every port') }),
  ])
  .meta({ id: 'NetworkPolicyPort', description: 'Ports of a connection' })

/** A port by the name that a container gives it: at most 15 lower case letters, digits and single `-`, one of them a letter. */
function portName(): z.ZodString {
  return z
    .string()
    .regex(/^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(15)
}

type Peers = z.input<typeof peer>[]

/**
 * Who may connect or be connected to (Kubernetes: `networking.k8s.io/v1` NetworkPolicyPeer, complete). In a rule an empty
 * list means everyone.
 */
export const networkPolicyPeers = (defaults: Peers = []) =>
  z.array(peer).default(defaults).describe('Who is at the other end, an empty list means everyone')

/**
 * Ports that connections may go to (Kubernetes: `networking.k8s.io/v1` NetworkPolicyPort, complete). That `endPort` is not
 * below `port` is not checked here. In a rule an empty list means every port.
 */
export const networkPolicyPorts = () =>
  z.array(portRule).default([]).describe('Ports that are connected to, an empty list means every port')
