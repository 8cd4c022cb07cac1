/** Keys that no template of the chart reads, by chart, each with its reason. One that is not needed fails the test. */
export const unusedKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-redis': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
}

/** Keys whose change leaves what is rendered as it is, by chart, each with its reason. One that is not needed fails the test. */
export const silentKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-redis': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
}

/** Objects whose name does not follow the release, by chart, each with its reason. One that is not needed fails the test. */
export const fixedNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-redis': {
    'PersistentVolumeClaim redis-pvc':
      'documented name; helm refuses it to a second release, persistence.claimName is the way out',
  },
}
