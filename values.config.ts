import { clipper } from './src/clipper/charts/clipper.ts'
import { development } from './src/clipper/environments/development.ts'
import { production } from './src/clipper/environments/production.ts'
import { staging } from './src/clipper/environments/staging.ts'
import { defineProject } from './src/index.ts'

export default defineProject({
  root: clipper,
  environments: [development, staging, production],
  minimal: ['charts/clipper/examples/values-{environment}.yaml', '{dir}/ci/{environment}-values.yaml'],
})
