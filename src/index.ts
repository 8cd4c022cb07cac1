// declare

// merge and judge
export type { BuildResult } from './build/build-layers.ts'
export { type BuildOptions, buildValues } from './build/build-values.ts'
export { originOf } from './build/origin.ts'
export { validateValues } from './build/validate-values.ts'
export { type Chart, type ChartDefinition, defineChart } from './define/chart.ts'
export { defineEnvironment, type Environment, type EnvironmentDefinition } from './define/environment.ts'
export { defineProject, type Project, type ProjectDefinition } from './define/project.ts'
export type { ExternalKey, GeneratedKey, SecretDefinition, SecretKey } from './define/secrets.ts'
// compare
export type { ChangeSide, ChartDiff, DiffSide, ValueChange } from './diff/diff-model.ts'
export { diffValues } from './diff/diff-values.ts'
// emit
export type { Artifact } from './emit/artifact.ts'
export { type EmittedProject, emitProject } from './emit/emit-project.ts'
export { toYaml } from './emit/yaml.ts'
// explain
export {
  type ExplainedLeaf,
  type ExplainedSetting,
  type ExplainOptions,
  type Explanation,
  explainValue,
  type Statement,
} from './explain/explain-value.ts'
// speak
export { formatIssue, formatIssues, type Issue, type IssueCode, type Origin, ValuesError } from './issues.ts'
// read layers
export type { EnvironmentLocator } from './layers/environment-layers.ts'
export type { Layer } from './layers/layer.ts'
export { applySetFlags } from './layers/set/apply-set-flags.ts'
export type { SetFlag } from './layers/set/set-flags.ts'
export { readYamlLayer } from './layers/yaml/yaml-file.ts'
export { formatPath, type Path, parsePath } from './path.ts'
export type { Value, Values } from './values/values.ts'
