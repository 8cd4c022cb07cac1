import { defineProject } from 'clipper-values'
import { production } from './environments/production.ts'
import { greeter } from './greeter.ts'

export default defineProject({ root: greeter, environments: [production] })
