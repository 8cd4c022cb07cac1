import { secretManifest } from '../../emit/secret-manifest.ts'
import { secretScript } from '../../emit/secret-script.ts'
import { filledWords } from '../../emit/secret-words.ts'
import { type NeededSecret, neededSecrets } from '../../secrets/needed-secrets.ts'
import { builtEnvironment, sectionNamed } from '../built-environment.ts'
import { EXIT, type ExitCode, UsageError } from '../io.ts'
import { exitCodeOf, report } from '../report.ts'
import type { VerbInput } from '../verb.ts'

/** Prints which Secrets an environment needs and how to make them; nothing at all if there is an error. */
export async function run(input: VerbInput): Promise<ExitCode> {
  const { positionals, options, io } = input
  const [environment = '', chart] = positionals
  const namespace = namespaceOf(options.text('namespace'))
  const { root, values, issues } = await builtEnvironment(environment, input)
  const exit = exitCodeOf(issues)
  if (exit !== EXIT.fine || !values) {
    report(issues, options.json, io)
    return exit
  }
  const section = chart === undefined ? undefined : sectionNamed(root, values, chart).name
  const secrets = neededSecrets(root, values)
    .filter(({ charts }) => section === undefined || charts.includes(section))
    .flatMap((secret) => (options.isOn('required') ? withoutOptional(secret) : secret))
  report(issues, options.json, io, { ...(namespace === undefined ? {} : { namespace }), secrets })
  if (options.json) return EXIT.fine
  if (secrets.length === 0) io.stderr(`${section ?? root.name} needs no Secret in ${environment}\n`)
  if (!options.isOn('kubectl')) io.stdout(secretManifest(secrets, namespace))
  else {
    for (const secret of secrets) if (secret.filledBy) io.stderr(`${filledWords(secret)}\n`)
    io.stdout(secretScript(secrets, namespace))
  }
  return EXIT.fine
}

function namespaceOf(name: string | undefined): string | undefined {
  if (name !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
    throw new UsageError('--namespace holds lower case letters, digits and "-", at most 63')
  return name
}

/** What is left of a Secret without its optional keys: nothing where it has no other. */
function withoutOptional(secret: NeededSecret): NeededSecret[] {
  const keys = secret.keys.filter(({ required }) => required)
  return keys.length > 0 ? [{ ...secret, keys }] : []
}
