/** Keys that no template of the chart reads, by chart, each with its reason. One that is not needed fails the test. */
export const unusedKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-monitoring': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
}

/** Keys whose change leaves what is rendered as it is, by chart, each with its reason. One that is not needed fails the test. */
export const silentKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clipper-backend': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
  },
  'clipper-monitoring': {
    enabled: 'read by the condition of a parent chart, never by the chart itself',
    'scrape.backend.maxReplicas': 'decides whether the interval is refused, and is said in the notes',
  },
}

/** What a chart draws anew in each render without a cluster, by chart, with what the laws read in its place. */
const drawn: Readonly<Record<string, readonly [RegExp, string]>> = {
  // base64 of 32 characters
  'clipper-monitoring': [/^( {2}admin-password: )"[A-Za-z0-9+/]{43}="$/m, '$1drawn'],
}

/** What a chart renders, with nothing in it that differs from render to render. */
export const withoutDrawn = (chart: string, text: string): string => {
  const [pattern, instead] = drawn[chart] ?? []
  return pattern && instead ? text.replace(pattern, instead) : text
}
