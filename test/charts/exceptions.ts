/** Keys that no template of the chart reads, by chart, each with its reason. One that is not needed fails the test. */
export const unusedKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-postgres': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
}

/** Keys whose change leaves what is rendered as it is, by chart, each with its reason. One that is not needed fails the test. */
export const silentKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-postgres': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
}

/** Objects whose name two releases in one namespace share, by chart, each with its reason. One that is not needed fails the test. */
export const fixedNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-postgres': {
    'PersistentVolumeClaim postgres-pvc':
      'a name that is promised; persistence.claimName gives a second release another',
  },
}
