import { backend } from './src/clipper/charts/backend.ts'
import { development } from './src/clipper/environments/development.ts'
import { production } from './src/clipper/environments/production.ts'
import { staging } from './src/clipper/environments/staging.ts'
import { defineProject } from './src/index.ts'

export default defineProject({ root: backend, environments: [development, staging, production] })
