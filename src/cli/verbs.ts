import type { Option, Verb } from './verb.ts'

const config: Option = {
  name: 'config',
  short: 'c',
  value: 'file',
  about: 'configuration file (default: values.config.ts here or above)',
}
const format: Option = { name: 'format', value: 'human|json', about: 'json prints one object with "issues" on stdout' }
const layers: readonly Option[] = [
  {
    name: 'values',
    short: 'f',
    value: 'file',
    multiple: true,
    about: 'values file on top, - for standard input; may be repeated, later ones win',
  },
  { name: 'set', value: 'key=value', multiple: true, about: 'as helm --set; typed' },
  { name: 'set-string', value: 'key=value', multiple: true, about: 'as helm --set-string' },
  { name: 'set-json', value: 'key=json', multiple: true, about: 'as helm --set-json' },
  { name: 'set-file', value: 'key=file', multiple: true, about: 'as helm --set-file' },
  { name: 'set-literal', value: 'key=value', multiple: true, about: 'as helm --set-literal' },
]
const force: Option = { name: 'force', about: 'also replace files that were not generated' }

export const VERBS: readonly Verb[] = [
  {
    name: 'init',
    arguments: ['[chart]'],
    about: 'write a first project over charts that are there, with definitions made of their values.yaml',
    options: [],
    examples: [
      ['clipper-values init', 'for the chart in this folder or in charts/; over no file'],
      ['clipper-values init charts/web', 'where there are several'],
    ],
  },
  {
    name: 'generate',
    arguments: [],
    about: 'write everything that follows from the definitions: values.yaml, schemas, tables, types, built values',
    options: [
      force,
      { name: 'watch', short: 'w', about: 'again after each edit, until Ctrl-C; tells what became of the values' },
      format,
      config,
    ],
    examples: [
      ['clipper-values generate', 'write what changed, delete what is no longer made'],
      ['clipper-values generate --watch', 'while you edit'],
    ],
  },
  {
    name: 'check',
    arguments: [],
    about: 'compare everything that generate would write with what is on disk',
    options: [format, config],
    examples: [['clipper-values check', 'exit 1 and a short diff for each file that differs']],
  },
  {
    name: 'build',
    arguments: ['env', '[chart]'],
    about: 'print the complete, validated values of an environment',
    options: [
      ...layers,
      { name: 'minimal', about: 'print only what differs from the defaults of the charts' },
      { name: 'output', short: 'o', value: 'file', about: 'write to a file, whole or not at all' },
      force,
      format,
      config,
    ],
    examples: [
      ['clipper-values build production', 'values of the root chart'],
      ['clipper-values build production web | helm template web charts/web -f -', 'one chart, rendered'],
      ['clipper-values build staging --set replicaCount=1 -o /tmp/values.yaml', 'one more layer, into a file'],
    ],
  },
  {
    name: 'explain',
    arguments: ['[env]', '[path]'],
    about: 'tell who set a value, what that beats, what is allowed, and who reads it',
    options: [
      { name: 'set-by', value: 'env', about: 'list what one environment sets itself, and what each replaces' },
      { name: 'no-render', about: 'do not ask helm which objects change with the setting' },
      ...layers,
      format,
      config,
    ],
    examples: [
      ['clipper-values explain production replicaCount', 'all about one setting'],
      ['clipper-values explain production image --set image.tag=v2', 'each setting in a map, and who set it'],
      [`clipper-values explain production 'podAnnotations["example.com/x"]'`, 'a key with dots, in quotes'],
      ['clipper-values explain --set-by production', 'what production changes, and what it could leave out'],
    ],
  },
  {
    name: 'validate',
    arguments: ['chart'],
    about: 'judge values files for a chart (its name or its folder) as helm lint and helm template would',
    options: [...layers, format, config],
    examples: [
      ['clipper-values validate web -f my-values.yaml', 'all problems at once, each with its line'],
      [
        'clipper-values validate ./charts/other -f a.yaml -f b.yaml --set image.tag=v2',
        'any chart folder with a values.schema.json',
      ],
    ],
  },
  {
    name: 'lint',
    arguments: ['[env]'],
    about: 'run helm lint --strict and helm template for every chart, bare and in each environment',
    options: [format, config],
    examples: [
      ['clipper-values lint', 'all charts, all environments'],
      ['clipper-values lint production', 'all charts bare, and with the values of production'],
    ],
  },
  {
    name: 'secrets',
    arguments: ['env', '[chart]'],
    about: 'print which Secrets an environment needs, as manifests without values or as commands',
    options: [
      { name: 'kubectl', about: 'print kubectl commands, which make what can be made' },
      { name: 'namespace', short: 'n', value: 'name', about: 'namespace of the Secrets' },
      { name: 'required', about: 'leave out optional keys' },
      ...layers,
      format,
      config,
    ],
    examples: [
      ['clipper-values secrets production', 'manifests to fill in'],
      ['clipper-values secrets production --kubectl -n web', 'commands to look at, then to paste or to pipe into sh'],
      ['clipper-values secrets staging web --required', 'what one chart cannot start without'],
    ],
  },
  {
    name: 'diff',
    arguments: ['env', '[env]'],
    about: 'show what differs between two environments, and what that does to the objects that helm renders',
    options: [
      {
        name: 'against',
        value: 'ref-or-file',
        about: 'instead of the first of two environments: as it was; - for values on standard input',
      },
      {
        name: 'upgrade',
        about: 'say what of it Kubernetes refuses as an upgrade, and what to do; exit 1 if it does',
      },
      {
        name: 'live',
        value: 'file',
        about: 'what the cluster holds, from kubectl get -o yaml, to judge by; - for standard input',
      },
      { name: 'no-render', about: 'leave out the rendered objects, which need helm' },
      { name: 'verbose', about: 'also show which layer set each value, with file and line' },
      { name: 'exit-code', about: 'exit 1 if anything differs' },
      { name: 'format', value: 'text|json|markdown', about: 'markdown is for the comment on a pull request' },
      config,
    ],
    examples: [
      ['clipper-values diff staging production', 'settings by chart, then objects: changed, added, restarted'],
      ['clipper-values diff production --against main', 'what a branch changes in what main has generated'],
      ['clipper-values diff production --against deployed.yaml', 'what differs from values in a file'],
      ['clipper-values diff production --against running.yaml --upgrade', 'before helm upgrade: is it taken?'],
    ],
  },
  {
    name: 'editor',
    arguments: ['vscode|jetbrains|neovim|helix'],
    about: 'print the settings with which an editor completes, explains and judges values files',
    options: [
      { name: 'write', about: 'add them to the files of the project (vscode, jetbrains); what stands there stays' },
      {
        name: 'overlay',
        value: '[chart=]glob',
        multiple: true,
        about: 'further files that set some values, of the root chart or of another',
      },
      { name: 'argocd', value: '[chart=]glob', multiple: true, about: 'files with an Application of Argo CD' },
      { name: 'flux', value: '[chart=]glob', multiple: true, about: 'files with a HelmRelease of Flux' },
      {
        name: 'workspace',
        value: 'folder',
        about: 'the folder that the editor opens (default: that of the configuration file)',
      },
      format,
      config,
    ],
    examples: [
      ['clipper-values editor vscode --write', '.vscode/settings.json, merged with what is there'],
      [`clipper-values editor vscode --overlay 'deploy/**/values*.yaml'`, 'files elsewhere, too'],
      [`clipper-values editor jetbrains --flux 'web=clusters/*/web.yaml'`, 'values inside a HelmRelease'],
    ],
  },
  {
    name: 'completion',
    arguments: ['shell'],
    about: 'print the script with which bash, zsh or fish completes verbs, options, environments and charts',
    options: [],
    examples: [
      ['clipper-values completion bash >> ~/.bashrc', 'for each new bash'],
      ['clipper-values completion zsh > ~/.zfunc/_clipper-values', 'in a folder of fpath'],
      ['clipper-values completion fish > ~/.config/fish/completions/clipper-values.fish', 'for fish'],
    ],
  },
]
