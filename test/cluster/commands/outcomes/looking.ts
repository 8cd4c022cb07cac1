import { expect } from 'vitest'
import { at } from '../../../charts/render.ts'
import { live } from '../../live.ts'
import type { Done } from '../terminal.ts'
import { firstColumn, nameOf, type Outcome, type Outcomes, rowOf, succeeds } from './outcome.ts'

const SERVICES = [
  'clipper-backend',
  'clipper-frontend',
  'clipper-monitoring-grafana',
  'clipper-monitoring-prometheus',
  'clipper-postgres',
  'clipper-redis',
]

/** The table has exactly these rows. */
const lists =
  (...names: string[]): Outcome =>
  (done) => {
    succeeds(done)
    expect(firstColumn(done.stdout)).toEqual(names)
  }

/** The description has these lines, whatever the spaces in them. */
const says =
  (...lines: RegExp[]): Outcome =>
  (done) => {
    succeeds(done)
    for (const line of lines) expect(done.stdout.replace(/[ \t]+/g, ' ')).toMatch(line)
  }

const podsAreListed: Outcome = async (done) => {
  succeeds(done)
  await showsPods(done)
}

/** Each pod has a row, all containers of it are ready, and each workload has one. */
async function showsPods({ cluster, namespace, stdout }: Done): Promise<void> {
  const pods = await live(cluster, namespace, 'pods')
  expect(firstColumn(stdout)).toEqual(pods.map(nameOf))
  for (const pod of pods) {
    const containers = (at(pod, 'spec', 'containers') as unknown[]).length
    expect(rowOf(stdout, nameOf(pod)).slice(1, 3)).toEqual([`${containers}/${containers}`, 'Running'])
  }
  for (const name of SERVICES) expect(pods.map(nameOf)).toContainEqual(expect.stringMatching(`^${name}-`))
}

const hpaIsDescribed = says(
  /^Name: clipper-backend$/m,
  /^Reference: Deployment\/clipper-backend$/m,
  /^ ?resource cpu on pods.*\/ 70%$/m,
  /^ ?resource memory on pods.*\/ 80%$/m,
  /^Min replicas: 2$/m,
  /^Max replicas: 10$/m,
  /^ ?AbleToScale True /m,
)

/** What kubectl shows of the installed stack. */
export const looking: Outcomes = {
  'kubectl get pods -n clipper-production': podsAreListed,
  // it was ended, or it would still follow them
  'kubectl get pods -n clipper-production -w': async (done) => {
    expect(done.code).toBeNull()
    await showsPods(done)
  },
  'kubectl describe pod <pod-name> -n clipper-production': says(
    /^Name: clipper-/m,
    /^Status: Running$/m,
    /^ ?Ready True\s*$/m,
    /^Controlled By: (ReplicaSet|StatefulSet)\/clipper-/m,
  ),

  'kubectl get hpa -n clipper-production': lists('clipper-backend', 'clipper-frontend'),
  'kubectl describe hpa clipper-backend -n clipper-production': hpaIsDescribed,

  'kubectl get svc -n clipper-production': lists(...SERVICES),
  'kubectl get endpoints -n clipper-production': ({ code, stdout }) => {
    // the newest Kubernetes warns that endpoints are on their way out
    expect(code).toBe(0)
    expect(firstColumn(stdout)).toEqual(SERVICES)
    for (const name of SERVICES) expect(rowOf(stdout, name)[1]).toMatch(/^\d+(\.\d+){3}:\d+/)
  },

  'kubectl get ingress -n clipper-production': lists('clipper-backend', 'clipper-frontend'),
  'kubectl describe ingress clipper-backend -n clipper-production': says(
    /^Name: clipper-backend$/m,
    /^Ingress Class: nginx$/m,
    /^ ?clipper-tls terminates clpr\.tv$/m,
    /^ ?\/api clipper-backend:\w+ \(\d+\.\d+\.\d+\.\d+:8080/m,
  ),

  'kubectl get certificate -n clipper-production': lists('clipper-tls'),
  'kubectl describe certificate clipper-tls -n clipper-production': says(
    /^Name: clipper-tls$/m,
    /^ ?Dns Names:\s+clpr\.tv$/m,
    /^ ?Name: letsencrypt-prod$/m,
    /^ ?Secret Name: clipper-tls$/m,
  ),

  'kubectl get pvc -n clipper-production': (done) => {
    const names = ['clipper-monitoring-grafana', 'clipper-monitoring-prometheus', 'postgres-pvc', 'redis-pvc']
    lists(...names)(done)
    for (const name of names) expect(rowOf(done.stdout, name)[1]).toBe('Bound')
  },
  'kubectl describe pvc postgres-pvc -n clipper-production': says(
    /^Name: postgres-pvc$/m,
    /^Status: Bound$/m,
    /^Capacity: 20Gi$/m,
    /^Used By: clipper-postgres-0$/m,
  ),
}
