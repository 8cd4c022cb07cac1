import { expect } from 'vitest'
import { at } from '../../charts/render.ts'
import { kubectlCall } from '../kubectl-call.ts'
import type { Expectation, Expectations } from './expectation.ts'
import { named, namesOf } from './objects.ts'

/** The list shows at least these, in the namespace that is asked. */
const lists =
  (...names: string[]): Expectation =>
  ({ words, objects }) => {
    const { kind, namespace } = kubectlCall(words)
    expect(namesOf(objects, kind)).toEqual(names)
    for (const name of names) expect(at(named(objects, kind, name), 'metadata', 'namespace')).toBe(namespace)
  }

/** The object that the command names is there. */
const finds: Expectation = ({ words, objects }) => {
  const { kind, name, namespace } = kubectlCall(words)
  expect(at(named(objects, kind, name), 'metadata', 'namespace')).toBe(namespace)
}

/** What kubectl shows of objects that the chart itself makes. */
export const looking: Expectations = {
  'kubectl get hpa -n clipper-production': lists('clipper-backend', 'clipper-frontend'),
  'kubectl describe hpa clipper-backend -n clipper-production': finds,
  'kubectl get svc -n clipper-production': lists(
    'clipper-backend',
    'clipper-frontend',
    'clipper-monitoring-grafana',
    'clipper-monitoring-prometheus',
    'clipper-postgres',
    'clipper-redis',
  ),
  'kubectl get ingress -n clipper-production': lists('clipper-backend', 'clipper-frontend'),
  'kubectl describe ingress clipper-backend -n clipper-production': finds,
  'kubectl get certificate -n clipper-production': lists('clipper-tls'),
  'kubectl describe certificate clipper-tls -n clipper-production': finds,
  'kubectl get pvc -n clipper-production': lists(
    'clipper-monitoring-grafana',
    'clipper-monitoring-prometheus',
    'postgres-pvc',
    'redis-pvc',
  ),
  'kubectl describe pvc postgres-pvc -n clipper-production': finds,
}
