import { overlayTypeName } from '../emit/overlay-type/type-names.ts'
import { type ChartText, chartSource, definitionPath, variableOf } from './chart-source.ts'
import { literal } from './code.ts'

/** A file of a new project. */
export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly content: string
  /** Left out where the project has one already; of the others none may be there. */
  readonly isShared: boolean
}

/** All files of a project over charts that are there: definitions, one environment, the configuration, and what TypeScript needs. */
export function projectSources(root: ChartText, generated: string, version: string): ProjectFile[] {
  const own = (path: string, content: string): ProjectFile => ({ path, content, isShared: false })
  const shared = (path: string, value: object): ProjectFile => ({
    path,
    content: `${JSON.stringify(value, null, 2)}\n`,
    isShared: true,
  })
  return [
    ...charts(root).map((chart) => own(definitionPath(chart), chartSource(chart))),
    own(
      'environments/production.ts',
      `import { defineEnvironment } from 'clipper-values'
import type { ${overlayTypeName(root.name)} } from '../${generated}/types/${root.name}.d.ts'

/** What production sets; everything else is the chart's default. */
export const production = defineEnvironment<${overlayTypeName(root.name)}>({
  name: 'production',
  values: {},
})
`,
    ),
    own(
      'values.config.ts',
      `import { defineProject } from 'clipper-values'
import { production } from './environments/production.ts'
import { ${variableOf(root.name)} } from './${definitionPath(root)}'

export default defineProject({
  root: ${variableOf(root.name)},
  environments: [production],${generated === 'generated' ? '' : `\n  generated: ${literal(generated)},`}
})
`,
    ),
    shared('package.json', {
      name: `${root.name}-values`,
      private: true,
      type: 'module',
      scripts: { generate: 'clipper-values generate', check: 'clipper-values check' },
      devDependencies: { 'clipper-values': `^${version}`, typescript: '^5.9.3', zod: '^4.1.0' },
    }),
    shared('tsconfig.json', {
      compilerOptions: {
        target: 'ES2023',
        module: 'NodeNext',
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        skipLibCheck: true,
      },
      include: ['values.config.ts', 'values', 'environments', `${generated}/types`],
    }),
  ]
}

/** The root and all charts below, each once. */
export function charts(root: ChartText): ChartText[] {
  return [...new Set([root, ...Object.values(root.subcharts).flatMap(charts)])]
}
