import { describe, expect, it } from 'vitest'
import { defaultCaseSettings, requiredLevel } from '../../shared/case/index.ts'

describe('who signs an outcome (documents.md §1)', () => {
  const { approvalMatrix } = defaultCaseSettings
  it.each([
    [['UPHOLD'], 'institutionHead'],
    [['DISMISS'], 'institutionHead'],
    [['MEDIATED'], 'institutionHead'],
    [['REVOKE'], 'organHead'],
    [['MODIFY'], 'organHead'],
    [['ILLEGAL'], 'organHead'],
    [['PERFORM'], 'organHead'],
    // A decision in several parts goes to the highest of its signers.
    [['UPHOLD', 'REVOKE_PART'], 'organHead'],
    [[], 'institutionHead'],
  ] as const)('%j: %s', (kinds, level) => {
    expect(requiredLevel(approvalMatrix, kinds)).toBe(level)
  })

  it('is the centre’s own to change', () => {
    expect(requiredLevel({ ...approvalMatrix, UPHOLD: 'collective' }, ['UPHOLD', 'REVOKE'])).toBe('collective')
  })
})
