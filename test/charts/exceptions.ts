import { projectCharts } from './project-charts.ts'

type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>

const CONDITION = { enabled: 'read by the condition of a parent chart, never by the chart itself' }
const onEveryChart: Reasons = Object.fromEntries(projectCharts.map(({ name }) => [name, CONDITION]))

/** Keys that no template of the chart reads, by chart, each with its reason. One that is not needed fails the test. */
export const unusedKeys: Reasons = {
  ...onEveryChart,
  // its notes look for every shorthand, so all of its values count as read
  clipper: {},
}

/** Keys whose change leaves what is rendered as it is, by chart, each with its reason. One that is not needed fails the test. */
export const silentKeys: Reasons = {
  ...onEveryChart,
  clipper: { ...CONDITION, tags: 'only a false one changes anything, which the tests of the umbrella try' },
  'clipper-monitoring': {
    ...CONDITION,
    'scrape.backend.maxReplicas': 'decides whether the interval is refused, and is said in the notes',
  },
}

const PROMISED = 'a name that is promised; helm refuses it to a second release, persistence.claimName is the way out'

/** Objects whose name two releases in one namespace share, by chart, each with its reason. One that is not needed fails the test. */
export const fixedNames: Reasons = {
  clipper: {
    'PersistentVolumeClaim postgres-pvc': PROMISED,
    'PersistentVolumeClaim redis-pvc': PROMISED,
    'Certificate clipper-tls': 'a name that is promised; certificate.secretName is the way out',
  },
  'clipper-postgres': { 'PersistentVolumeClaim postgres-pvc': PROMISED },
  'clipper-redis': { 'PersistentVolumeClaim redis-pvc': PROMISED },
}

/** What is rendered, without the password of Grafana that Helm draws anew where it sees no cluster: base64 of 32 characters. */
export const withoutDrawn = (text: string): string =>
  text.replace(/^( {2}admin-password: )"[A-Za-z0-9+/]{43}="$/m, '$1drawn')
