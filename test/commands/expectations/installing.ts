import { expect } from 'vitest'
import { at } from '../../charts/render.ts'
import type { OfObjects } from './expectation.ts'
import { imageOf, isTheStack, lieIn, named, namesOf, rangeOf, sizeOf, variablesOf, workloads } from './objects.ts'

/** What is there after an installation. */
export const installing: OfObjects = {
  'helm install clipper ./clipper -n clipper-production --create-namespace': ({ objects }) => {
    isTheStack(objects, 'clipper-production')
    expect(rangeOf(objects, 'clipper-backend')).toEqual([2, 10])
    expect(at(named(objects, 'Certificate', 'clipper-tls'), 'spec', 'dnsNames')).toEqual(['clpr.tv'])
  },

  'helm install clipper-backend ./clipper-backend -n clipper-production --create-namespace': ({ objects }) => {
    lieIn(objects, 'clipper-production')
    expect(namesOf(objects, 'Deployment')).toEqual(['clipper-backend'])
    for (const kind of ['StatefulSet', 'PersistentVolumeClaim']) expect(namesOf(objects, kind)).toEqual([])
  },

  'helm install postgres ./clipper-postgres -n clipper-production': ({ objects, namespace }) => {
    lieIn(objects, 'clipper-production')
    expect(namesOf(objects, 'StatefulSet')).toEqual(['clipper-postgres'])
    expect(sizeOf(objects, 'postgres-pvc')).toBe('20Gi')
    // the backend that was installed before finds it
    const host = at(variablesOf(namespace), 'DB_HOST')
    expect(namesOf(objects, 'Service')).toEqual([host])
    expect(at(named(objects, 'Service', String(host)), 'spec', 'ports', 0, 'port')).toBe(5432)
  },

  'helm install clipper ./clipper -n clipper-production --create-namespace -f ./clipper/examples/values-production.yaml':
    ({ objects }) => {
      isTheStack(objects, 'clipper-production')
      expect(rangeOf(objects, 'clipper-backend')).toEqual([3, 20])
      expect(rangeOf(objects, 'clipper-frontend')).toEqual([3, 10])
      expect(sizeOf(objects, 'postgres-pvc')).toBe('50Gi')
      expect(imageOf(objects, 'Deployment', 'clipper-backend')).toMatch(/clipper-backend:1\.0\.0$/)
      expect(namesOf(objects, 'CronJob')).toContain('clipper-postgres-backup')
      expect(variablesOf(objects)).toMatchObject({ ENVIRONMENT: 'production', BASE_URL: 'https://clpr.tv' })
    },

  'helm install clipper ./clipper -n clipper-staging --create-namespace -f ./clipper/examples/values-staging.yaml': ({
    objects,
  }) => {
    isTheStack(objects, 'clipper-staging')
    for (const name of namesOf(objects, 'HorizontalPodAutoscaler')) expect(rangeOf(objects, name)).toEqual([2, 5])
    expect(imageOf(objects, 'Deployment', 'clipper-backend')).toMatch(/:develop$/)
    expect(variablesOf(objects)).toMatchObject({ ENVIRONMENT: 'staging', BASE_URL: 'https://staging.clpr.tv' })
    expect(at(named(objects, 'Certificate', 'clipper-tls'), 'spec', 'issuerRef', 'name')).toBe('letsencrypt-staging')
  },

  'helm install clipper ./clipper --set backend.replicaCount=5 --set postgres.persistence.size=50Gi --set global.domain=example.com':
    ({ objects }) => {
      isTheStack(objects, 'default')
      expect(rangeOf(objects, 'clipper-backend')).toEqual([5, 10])
      expect(sizeOf(objects, 'postgres-pvc')).toBe('50Gi')
      for (const name of ['clipper-backend', 'clipper-frontend']) {
        const { spec } = named(objects, 'Ingress', name)
        expect(at(spec, 'rules', 0, 'host')).toBe('example.com')
        expect(at(spec, 'tls')).toEqual([{ secretName: 'clipper-tls', hosts: ['example.com'] }])
      }
      expect(at(named(objects, 'Certificate', 'clipper-tls'), 'spec', 'dnsNames')).toEqual(['example.com'])
      expect(variablesOf(objects)).toMatchObject({
        BASE_URL: 'https://example.com',
        CORS_ALLOWED_ORIGINS: 'https://example.com',
        WEBSOCKET_ALLOWED_ORIGINS: 'https://example.com',
        TWITCH_REDIRECT_URI: 'https://example.com/api/v1/auth/twitch/callback',
        STRIPE_SUCCESS_URL: 'https://example.com/subscription/success',
        STRIPE_CANCEL_URL: 'https://example.com/subscription/cancel',
        EMAIL_FROM_ADDRESS: 'noreply@example.com',
      })
      expect(JSON.stringify(objects)).not.toContain('clpr.tv')
      expect(namesOf(objects, 'Deployment')).toEqual(workloads.Deployment)
    },
}
