/** What code scanning reads of a finding. */
import { expect, it } from 'vitest'
import { toAnnotations } from './toAnnotations.ts'
import { toSarif } from './toSarif.ts'

const finding = {
  rule: 'lean_jwt' as const,
  file: 'assets/my page, 1.js',
  line: 3,
  source: { file: 'src/a b.ts', line: 7 },
  message: '100 % wrong\nReplace it.',
}

it('a result stands at the source file, with the output beside it, and names a rule that the log describes', () => {
  const { runs } = toSarif([finding]) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleIndex: number }[] }[]
  }
  const [log] = runs
  expect(log?.results).toMatchObject([
    {
      ruleId: 'lean_jwt',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.ts' }, region: { startLine: 7 } } }],
      relatedLocations: [
        { physicalLocation: { artifactLocation: { uri: 'assets/my%20page%2C%201.js' }, region: { startLine: 3 } } },
      ],
    },
  ])
  expect(log?.tool.driver.rules[log.results[0]?.ruleIndex ?? -1]?.id).toBe('lean_jwt')
})

it('a result without a line has no region', () => {
  expect(JSON.stringify(toSarif([{ rule: 'secret_value', file: '.env', message: 'a' }]))).not.toContain('region')
})

it('an annotation escapes what would end it or its properties', () => {
  expect(toAnnotations([{ ...finding, source: { file: 'a,b:c.ts', line: 7 } }])).toBe(
    '::error file=a%2Cb%3Ac.ts,line=7,title=lean-link-guard%3A lean_jwt::100 %25 wrong%0AReplace it.',
  )
})
