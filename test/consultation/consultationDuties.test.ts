import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { consultationStateName, foldConsultation, isConsultationOpen } from '../../shared/case/index.ts'
import { bandOf, consultationDuties, type Duty } from '../../shared/duties/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import { environment } from '../case/caseDesk.ts'
import {
  answered,
  type Consulted,
  closed,
  consulted,
  contacted,
  converted,
  hungUp,
  planned,
  publicity,
  publicityRefused,
  referred,
  refusedFor,
  registered,
  type Told,
} from './consultationStory.ts'

const day = '2026-07-06' // a Monday
const dutiesOf = ({ state }: Consulted): Duty[] => consultationDuties(state, environment('2026-07-31'))
const r3 = (data: Record<string, unknown>, ...steps: Told[]) =>
  dutiesOf(consulted(registered(day, data), ...steps)).find((d) => d.code === 'R3')
const openKeys = (at: Consulted) =>
  dutiesOf(at)
    .filter((d) => d.status === 'open')
    .map((d) => d.key)

describe('R3', () => {
  test('owed from registration, until the next working day', () => {
    expect(r3({})).toMatchObject({
      status: 'open',
      counted: 'missing',
      countedOn: day,
      dueLegal: '2026-07-07',
      action: 'PUBLICITY_RECORDED',
    })
    expect(dutiesOf(registered('2026-07-10'))[0]).toMatchObject({ dueLegal: '2026-07-13' })
  })

  test('met by the record, even a late one, and by a refusal', () => {
    expect(r3({}, publicity(day))).toMatchObject({ status: 'fulfilled', counted: 'met', evidence: 2, late: false })
    expect(r3({}, publicity('2026-07-20'))).toMatchObject({ counted: 'met', late: true })
    expect(r3({}, publicityRefused(day))).toMatchObject({ counted: 'met', evidence: 2 })
  })

  test('excluded by X9 only, with the closing entry as evidence; a later contact takes it back', () => {
    expect(r3({}, hungUp(day))).toMatchObject({
      status: 'excused',
      excuse: 'X9',
      counted: 'excluded',
      evidence: 2,
      endedOn: day,
    })
    expect(r3({}, hungUp(day), contacted('2026-07-07'))).toMatchObject({
      status: 'open',
      counted: 'missing',
      excuse: null,
      endedOn: null,
    })
    expect(r3({}, publicity(day), hungUp(day))).toMatchObject({ status: 'fulfilled', counted: 'met', excuse: null })
  })

  test('missing where the consultation was referred or converted without it; met if told afterwards', () => {
    for (const end of [referred(day), converted(day)]) {
      expect(r3({}, end)).toMatchObject({ status: 'lapsed', counted: 'missing', countedOn: day })
      expect(r3({}, end, publicity('2026-07-08'))).toMatchObject({
        status: 'fulfilled',
        counted: 'met',
        countedOn: day,
      })
    }
  })

  test('referred in with a number: owed here, counted where it was first registered', () => {
    const foreign = { channel: 'justiceOffice', originBody: '某街道司法所', originNumber: '12号' }
    expect(r3(foreign)).toMatchObject({ status: 'open', rate: null, counted: null, countedOn: null })
    expect(r3({ channel: 'justiceOffice', originBody: '某街道司法所' }, publicity(day))).toMatchObject({
      rate: 'R3',
      counted: 'met',
    })
  })

  test('not owed to an organ that asks for itself', () => {
    expect(r3({ kind: 'respondentOrgan' })).toBeUndefined()
  })

  test.each([
    ['2026-07-09', false, 'met'],
    ['2026-07-10', true, 'met'],
    ['2026-08-05', true, 'met'],
    ['2026-08-06', true, 'missing'],
  ])('told on Monday, recorded on %s: flagged %s, %s', (recordedOn, recordedLate, counted) => {
    expect(r3({}, publicity(day, 'applicantSide', recordedOn))).toMatchObject({
      recordedLate,
      counted,
      status: 'fulfilled',
      late: false,
    })
  })
})

describe('what else is owed', () => {
  test('an answer, then closing within three working days', () => {
    expect(openKeys(registered(day))).toEqual(['1:R3', '1:answer'])
    const both = consulted(registered(day), publicity(day), answered('2026-07-08'))
    expect(dutiesOf(both).find((d) => d.key === '1:answer')).toMatchObject({
      status: 'fulfilled',
      late: true,
      evidence: 3,
    })
    expect(dutiesOf(both).find((d) => d.key === '1:close')).toMatchObject({
      status: 'open',
      raisedOn: '2026-07-08',
      dueLegal: '2026-07-13',
    })
    expect(openKeys(consulted(both, closed('2026-07-09')))).toEqual([])
  })

  test('a promised follow-up, met by any contact after the promise, an early one too', () => {
    const promised = consulted(
      registered(day),
      publicity(day),
      answered(day),
      contacted('2026-07-07'),
      planned('2026-07-07', '2026-07-15'),
    )
    expect(dutiesOf(promised).find((d) => d.key === '1:followUp')).toMatchObject({
      status: 'open',
      raisedOn: '2026-07-07',
      dueLegal: '2026-07-15',
    })
    expect(openKeys(promised)).toEqual(['1:followUp'])
    const early = consulted(promised, contacted('2026-07-14'))
    expect(dutiesOf(early).find((d) => d.key === '1:followUp')).toMatchObject({
      status: 'fulfilled',
      endedOn: '2026-07-14',
      late: false,
    })
    expect(openKeys(early)).toEqual(['1:close'])
    expect(dutiesOf(consulted(promised, contacted('2026-07-17'))).find((d) => d.key === '1:followUp')).toMatchObject({
      late: true,
    })
  })

  test('nothing once it is closed', () => {
    const ended = consulted(registered(day), planned(day, '2026-07-15'), publicity(day), closed('2026-07-08'))
    expect(dutiesOf(ended).map((d) => [d.key, d.status, d.excuse])).toEqual([
      ['1:R3', 'fulfilled', null],
      ['1:answer', 'excused', 'superseded'],
      ['1:followUp', 'excused', 'superseded'],
    ])
  })
})

describe('in every consultation', () => {
  const kinds = ['applicantSide', 'respondentOrgan', 'outside']
  const steps = (kind: string): ((on: string) => Told)[] => [
    (on) => publicity(on, kind),
    publicityRefused,
    (on) => answered(on),
    (on) => contacted(on, 'phone'),
    (on) => planned(on, plusDays(on, 5)),
    (on) => referred(on),
    (on) => converted(on),
    (on) => closed(on),
    hungUp,
  ]
  const wandering = fc.record({
    kind: fc.constantFrom(...kinds),
    choices: fc.array(fc.tuple(fc.nat(8), fc.nat(6)), { maxLength: 12 }),
  })

  it('keeps the rules of duties, has a next step while open, and follows from the log', () => {
    fc.assert(
      fc.property(wandering, ({ kind, choices }) => {
        let at = registered(day, { kind })
        let on = day
        for (const [choice, wait] of choices) {
          on = plusDays(on, wait)
          const step = steps(kind)[choice]?.(on) as Told
          if (refusedFor(at, step).length === 0) at = consulted(at, step)
          const duties = dutiesOf(at)
          const open = duties.filter((d) => d.status === 'open')
          expect(open.length > 0, `${consultationStateName(at.state)} ${at.history.map((e) => e.type)}`).toBe(
            isConsultationOpen(at.state),
          )
          expect(new Set(duties.map((d) => d.key)).size).toBe(duties.length)
          expect(JSON.stringify(consultationDuties(foldConsultation(at.history), environment('2026-07-31')))).toBe(
            JSON.stringify(duties),
          )
          for (const d of duties) {
            expect((d.status === 'open') === (d.endedOn === null), d.key).toBe(true)
            expect((d.status === 'excused') === (d.excuse !== null), d.key).toBe(true)
            expect((d.dueLegal as string) >= d.raisedOn, d.key).toBe(true)
            expect((d.counted === 'met') <= (d.status === 'fulfilled' && d.evidence !== null), d.key).toBe(true)
            expect((bandOf(d, on) === null) === (d.status !== 'open'), d.key).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
