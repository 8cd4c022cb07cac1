import { describe, expect, test } from 'vitest'
import { execProbe, httpProbe } from '../../src/k8s/index.ts'
import { judgeCases } from './verdicts.ts'

describe('httpProbe', () => {
  judgeCases(httpProbe({ path: '/health/live' }), {
    accepted: {
      'nothing set': {},
      'the smallest numbers': { initialDelaySeconds: 0, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 },
      'the largest number': { periodSeconds: 2147483647 },
      'switched off': { enabled: false },
    },
    refused: {
      'a path without slash': { path: 'health' },
      'a negative delay': { initialDelaySeconds: -1 },
      'no period': { periodSeconds: 0 },
      'no timeout': { timeoutSeconds: 0 },
      'no failure': { failureThreshold: 0 },
      'a fraction': { periodSeconds: 1.5 },
      'more than int32': { periodSeconds: 2147483648 },
      'a number as text': { periodSeconds: '10' },
      'successes of a liveness probe': { successThreshold: 1 },
    },
  })
})

describe('httpProbe for readiness', () => {
  judgeCases(httpProbe({ path: '/', readiness: true }), {
    accepted: { 'nothing set': {}, 'two successes': { successThreshold: 2 } },
    refused: { 'no success': { successThreshold: 0 }, 'an unknown key': { succesThreshold: 1 } },
  })
})

describe('execProbe', () => {
  judgeCases(execProbe(), {
    accepted: { 'nothing set': {}, 'a timeout': { timeoutSeconds: 5 } },
    refused: { 'a path': { path: '/' }, 'successes of a liveness probe': { successThreshold: 1 } },
  })
  judgeCases(execProbe({ readiness: true }), {
    accepted: { 'successes of a readiness probe': { successThreshold: 3 } },
    refused: { 'a command': { command: ['true'] } },
  })
})

test('defaults are those of the options, else those of Kubernetes', () => {
  const given = { enabled: false, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 7 }
  expect(httpProbe({ path: '/ready', ...given, successThreshold: 2, readiness: true }).parse({})).toEqual({
    path: '/ready',
    ...given,
    successThreshold: 2,
  })
  expect(execProbe().parse({})).toEqual({
    enabled: true,
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 1,
    failureThreshold: 3,
  })
})
