import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, by tens of seconds of helm. Begun last, one of them would keep one processor busy and leave the others idle. */
const SLOW = [
  'verdicts/random',
  'charts/key-changes.long',
  'commands/walk.long',
  'commands/walk',
  'readme/readme',
  'cli/explain-rendered',
  'package/own-chart',
  'package/package',
  'charts/clipper/environments',
  'verdicts/verdicts',
]

/** The slow files first; the runner knows how long files took only where they ran before, and goes by their size in a fresh clone. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files)
    const slow = SLOW.flatMap((name) => others.filter(({ moduleId }) => moduleId.endsWith(`test/${name}.test.ts`)))
    return [...slow, ...others.filter((file) => !slow.includes(file))]
  }
}
