import { describe, expect, it } from 'vitest'
import { changeText, openedOf, pointsBetween, viewOf, yearBefore } from '../../renderer/screens/fourHundred/view.ts'

describe('a second period', () => {
  it('is the same days a year earlier, of a 29 February the 28th', () => {
    expect(yearBefore({ from: '2026-01-01', to: '2026-11-23' })).toEqual({ from: '2025-01-01', to: '2025-11-23' })
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' })).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('has no percentage where nothing was before; half up to one decimal', () => {
    expect([changeText(3, 0), changeText(558, 279), changeText(59, 96), changeText(7, 7)]).toEqual([
      '–',
      '+100.0%',
      '-38.5%',
      '0.0%',
    ])
  })

  it('differs from a change of points', () => {
    expect([pointsBetween('100', '98.41'), pointsBetween('66.66', '66.66'), pointsBetween(null, '1.00')]).toEqual([
      '+1.59',
      '0.00',
      null,
    ])
  })
})

describe('the address of the figures', () => {
  it('names period, cohort and what is compared; anything else is the year so far', () => {
    const of = (query: string) => viewOf(new URLSearchParams(query), '2026-11-23')
    expect(of('')).toEqual({
      period: { from: '2026-01-01', to: '2026-11-23' },
      cohort: 'day',
      comparison: 'none',
      before: null,
    })
    expect(of('from=2026-03-01&to=2026-03-31&cohort=closed&compare=lastYear')).toMatchObject({
      cohort: 'closed',
      before: { from: '2025-03-01', to: '2025-03-31' },
    })
    expect(of('compare=other&from2=2024-01-01&to2=2024-06-30').before).toEqual({ from: '2024-01-01', to: '2024-06-30' })
    expect(of('from=2026-13-01&to=yesterday&cohort=never').period.from).toBe('2026-01-01')
  })

  it('names the number that is open, with its group', () => {
    const of = (query: string) => openedOf(new URLSearchParams(query))
    expect(of('open=R1.missing')).toEqual({ kind: 'rate', rate: 'R1', counted: 'missing', excuse: undefined })
    expect(of('open=runs.intake.left&group=respondent&key=某局')).toEqual({
      kind: 'runs',
      stage: 'intake',
      measure: 'left',
      group: { by: 'respondent', key: '某局' },
    })
    expect(of('open=runs.intake.left&group=officer')).toMatchObject({ group: { by: 'officer', key: null } })
    expect(of('open=runs.nowhere.left')).toBeNull()
  })
})
