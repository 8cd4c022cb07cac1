/** A peer of a NetworkPolicy: the pods of one name in its namespace, of any release. */
export const podsNamed = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } })
