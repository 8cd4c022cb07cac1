import { fixtureProject } from './fixture-project.ts'

/** The project with files beside it, good and bad, and charts that are not its own. */
export const projectWithFiles = (): string =>
  fixtureProject({
    'one.yaml': 'api:\n  replicaCount: 7\n',
    'typo.yaml': 'banner: x\napi:\n  replicaCuont: 3\n',
    'tabs.yaml': 'api:\n\treplicaCount: 3\n',
    'api.yaml': 'replicaCount: 9\n',
    'bad-api.yaml': 'replicaCount: "9"\nimage:\n  tga: x\npassword: SECRET-1\n',
    'text.txt': 'from a file',
    'foreign/Chart.yaml': 'apiVersion: v2\nname: foreign\nversion: 1.0.0\n',
    'foreign/values.yaml': 'a: 1\n',
    'foreign/values.schema.json': '{"properties":{"a":{"type":"integer"}},"additionalProperties":false}',
    'shop-api/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
    'no-chart/values.yaml': 'a: 1\n',
  })
