import * as z from 'zod'
import { int32 } from './int32.ts'

/** Defaults of an `execProbe`; where one is left out, Kubernetes' own default is written out. */
export interface ProbeOptions {
  /** @default true */
  readonly enabled?: boolean
  /** Seconds. @default 0 */
  readonly initialDelaySeconds?: number
  /** Seconds. @default 10 */
  readonly periodSeconds?: number
  /** Seconds. @default 1 */
  readonly timeoutSeconds?: number
  /** @default 3 */
  readonly failureThreshold?: number
  /** Only with `readiness`: for the other kinds Kubernetes allows nothing but 1. @default 1 */
  readonly successThreshold?: number
  /** True for a readiness probe, which alone has `successThreshold`. @default false */
  readonly readiness?: boolean
}

/** Defaults of an `httpProbe`. */
export interface HttpProbeOptions extends ProbeOptions {
  /** Path of the request, starts with a slash. */
  readonly path: string
}

/** A probe by an HTTP GET to the container's port (Kubernetes: `containers[].livenessProbe.httpGet` and its siblings). */
export const httpProbe = (options: HttpProbeOptions) => {
  const { enabled, ...timing } = commonFields(options)
  const path = z.string().regex(/^\//).default(options.path).describe('Path of the HTTP request')
  const probe = z.strictObject({ enabled, path, ...timing }).describe('Probe by an HTTP request')
  return options.readiness ? probe.extend(successField(options)).describe('Readiness probe by an HTTP request') : probe
}

/** A probe by a command that the chart gives (Kubernetes: `containers[].livenessProbe.exec` and its siblings). */
export const execProbe = (options: ProbeOptions = {}) => {
  const probe = z.strictObject(commonFields(options)).describe('Probe by a command in the container')
  return options.readiness
    ? probe.extend(successField(options)).describe('Readiness probe by a command in the container')
    : probe
}

const commonFields = (options: ProbeOptions) => ({
  enabled: z
    .boolean()
    .default(options.enabled ?? true)
    .describe('Whether the container has this probe'),
  initialDelaySeconds: int32(0)
    .default(options.initialDelaySeconds ?? 0)
    .describe('Seconds from the start of the container to the first probe'),
  periodSeconds: int32(1)
    .default(options.periodSeconds ?? 10)
    .describe('Seconds between two probes'),
  timeoutSeconds: int32(1)
    .default(options.timeoutSeconds ?? 1)
    .describe('Seconds after which a probe without an answer has failed'),
  failureThreshold: int32(1)
    .default(options.failureThreshold ?? 3)
    .describe('Failures in a row after which Kubernetes acts'),
})

const successField = (options: ProbeOptions) => ({
  successThreshold: int32(1)
    .default(options.successThreshold ?? 1)
    .describe('Successes in a row after which the container is ready again'),
})
