import type { Finding } from './scanners/finding.ts'
import type { Suppression } from './suppressions.ts'

/** Findings against suppressions: `judge` tells which findings stand, `unused` which suppressions met none. */
export function judgeBy(suppressions: readonly Suppression[]): {
  judge: (findings: readonly Finding[]) => string[]
  unused: () => string[]
} {
  const used = new Set<Suppression>()
  const judge = (findings: readonly Finding[]) => {
    const standing = findings.filter((finding) => {
      const meeting = suppressions.filter((suppression) => meets(suppression, finding))
      for (const one of meeting) used.add(one)
      return meeting.length === 0
    })
    return standing.map(
      ({ tool, check, object, where, message }) => `${tool} ${check}: ${object}, ${where}: ${message}`,
    )
  }
  const unused = () =>
    suppressions.filter((one) => !used.has(one)).map(({ tool, check, object }) => `${tool} ${check}: ${object}`)
  return { judge, unused }
}

function meets({ tool, check, object, where = '*' }: Suppression, finding: Finding): boolean {
  const same = tool === finding.tool && check === finding.check
  return same && toRegExp(object).test(finding.object) && toRegExp(where).test(finding.where)
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
