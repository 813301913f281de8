import { describe, expect, it, test } from 'vitest'
import {
  CONSULTATION_MACHINE_VERSION,
  consultationEvents,
  consultationStateName,
  consultationSteps,
  foldConsultation,
  isConsultationOpen,
  openConsultation,
  payloadSchema,
  publicityGiven,
  requiredPublicityItems,
  reviveConsultation,
  SnapshotError,
  storeConsultation,
} from '../../shared/case/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
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

const day = '2026-07-06'
const at = (...steps: Told[]) => consulted(registered(day), ...steps)
const nameOf = ({ state }: Consulted) => consultationStateName(state)

/** The shortest way to every state. */
const ways: Record<string, Consulted> = {
  registered: at(),
  answering: at(answered(day)),
  publicityDone: at(publicity(day)),
  awaitingFollowUp: at(planned(day, '2026-07-10')),
  referred: at(referred(day)),
  closed: at(publicity(day), closed(day)),
  convertedToApplication: at(converted(day)),
}

describe('states', () => {
  it('reaches every state there is, and knows which are open', () => {
    expect(Object.keys(ways).sort()).toEqual([...termCodes('consultationState')].sort())
    for (const [name, there] of Object.entries(ways)) {
      expect(nameOf(there)).toBe(name)
      expect(isConsultationOpen(there.state), name).toBe(
        !['referred', 'closed', 'convertedToApplication'].includes(name),
      )
    }
  })

  const possible: Record<string, string[]> = {
    registered: [
      'CONTACTED',
      'PUBLICITY_RECORDED',
      'CONSULTATION_ANSWERED',
      'REFERRED',
      'FOLLOW_UP_PLANNED',
      'CLOSED',
      'CONVERTED',
    ],
    answering: [
      'CONTACTED',
      'PUBLICITY_RECORDED',
      'CONSULTATION_ANSWERED',
      'REFERRED',
      'FOLLOW_UP_PLANNED',
      'CLOSED',
      'CONVERTED',
    ],
    publicityDone: [
      'CONTACTED',
      'PUBLICITY_RECORDED',
      'CONSULTATION_ANSWERED',
      'REFERRED',
      'FOLLOW_UP_PLANNED',
      'CLOSED',
      'CONVERTED',
    ],
    awaitingFollowUp: [
      'CONTACTED',
      'PUBLICITY_RECORDED',
      'CONSULTATION_ANSWERED',
      'REFERRED',
      'FOLLOW_UP_PLANNED',
      'CLOSED',
      'CONVERTED',
    ],
    referred: ['CONTACTED', 'PUBLICITY_RECORDED', 'REFERRAL_RETURNED'],
    closed: ['CONTACTED', 'CONVERTED'],
    convertedToApplication: ['PUBLICITY_RECORDED'],
  }
  it.each(Object.entries(possible))(
    'offers in %s the steps that exist there, and explains the others',
    (name, types) => {
      const steps = consultationSteps((ways[name] as Consulted).state, environment(day, 'reception'))
      expect(steps.filter((s) => s.here).map((s) => s.type)).toEqual(types)
      for (const step of steps)
        expect(
          step.unmet.map((u) => u.condition),
          step.type,
        ).toEqual(step.here ? [] : ['rightState'])
    },
  )

  it('names the state and the step in the refusal, and what to do instead', () => {
    const [unmet] =
      consultationSteps((ways['closed'] as Consulted).state, environment(day, 'reception')).find(
        (s) => s.type === 'CONSULTATION_ANSWERED',
      )?.unmet ?? []
    expect(unmet?.zh).toBe('当前为“已办结”，不能办理“答复咨询”')
    expect(unmet?.remedy.zh).toContain('再次联系')
  })

  it('is registered once', () => {
    expect(refusedFor(at(), [day, 'CONSULTATION_REGISTERED', { channel: 'phone' }])).toContain('rightState')
  })
})

describe('what every step must meet', () => {
  it('is recorded by the desk', () => {
    const command = {
      type: 'CONSULTATION_REGISTERED',
      on: day,
      data: { channel: 'phone', kind: 'applicantSide', matter: '咨询' },
    } as const
    for (const by of ['approver', 'administrator']) {
      const decision = openConsultation(command, environment(day, by))
      expect(decision.accepted ? [] : decision.unmet.map((u) => u.condition), by).toEqual(['role'])
      expect(refusedFor(at(), answered(day), by)).toEqual(['role'])
    }
    for (const by of ['reception', 'officer', 'head']) expect(refusedFor(at(), answered(day), by), by).toEqual([])
  })

  it('is not in the future, nor before the registration', () => {
    expect(refusedFor(at(), ['2026-07-08', 'CONTACTED', { channel: 'phone', summary: '来询' }, '2026-07-07'])).toEqual([
      'notInFuture',
    ])
    expect(refusedFor(at(), ['2026-07-05', 'CONTACTED', { channel: 'phone', summary: '来询' }, '2026-07-07'])).toEqual([
      'notBeforeBeginning',
    ])
    const tomorrow = openConsultation(
      { type: 'CONSULTATION_REGISTERED', on: '2026-07-07', data: {} },
      environment(day, 'reception'),
    )
    expect(tomorrow.accepted ? [] : tomorrow.unmet.map((u) => u.condition)).toEqual(['notInFuture'])
  })

  it('says so in Chinese, with a remedy', () => {
    const refusals = [
      consultationSteps((ways['closed'] as Consulted).state, environment(day, 'approver')),
      consultationSteps((ways['referred'] as Consulted).state, environment('2026-07-01', 'reception')),
    ].flatMap((steps) => steps.flatMap((s) => s.unmet))
    expect(refusals.length).toBeGreaterThan(10)
    for (const u of refusals) {
      expect(u.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(u.remedy.zh).toMatch(/。$/)
      expect(u.en).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('has forms that the contract can check', () => {
    for (const there of Object.values(ways)) {
      for (const { type, data } of there.history)
        expect(payloadSchema(consultationEvents[type]).safeParse(data).success, type).toBe(true)
    }
    const [, , data] = publicityRefused(day)
    expect(payloadSchema(consultationEvents.PUBLICITY_RECORDED).safeParse(data).success).toBe(true)
  })
})

describe('the publicity record', () => {
  test.each(requiredPublicityItems('applicantSide'))('is not complete without %s', (item) => {
    const short: Told = [
      day,
      'PUBLICITY_RECORDED',
      {
        channel: 'phone',
        refused: false,
        items: requiredPublicityItems('applicantSide').filter((i) => i !== item),
        leafletVersion: '2026-1',
      },
    ]
    expect(refusedFor(at(), short)).toEqual(['form.publicityComplete'])
  })

  test('gives the version of the leaflet, and the own last day where the act is known', () => {
    const told = (more: object): Told => [
      day,
      'PUBLICITY_RECORDED',
      { channel: 'phone', refused: false, items: requiredPublicityItems('applicantSide'), ...more },
    ]
    expect(refusedFor(at(), told({}))).toEqual(['form.leafletVersionGiven'])
    const known = consulted(registered(day, { knownOn: day }))
    expect(refusedFor(known, told({ leafletVersion: '2026-1' }))).toEqual(['form.ownLastDayTold'])
    expect(refusedFor(known, told({ leafletVersion: '2026-1', periodEndsOn: '2026-09-04' }))).toEqual([])
    expect(refusedFor(known, [day, 'PUBLICITY_RECORDED', { channel: 'phone', refused: true }])).toEqual([])
  })

  test('has five items; outside reconsideration its scope, and the right door besides', () => {
    expect(requiredPublicityItems('applicantSide')).toEqual([...termCodes('publicityItem')])
    const outside = consulted(registered(day, { kind: 'outside' }), publicity(day, 'outside'))
    expect(publicityGiven(outside.state.context)).toBeNull()
    expect(refusedFor(outside, closed(day))).toEqual(['form.rightDoorNamed'])
    const door = consulted(outside, answered(day, 'petition'))
    expect(publicityGiven(door.state.context)?.seq).toBe(2)
    expect(refusedFor(door, closed(day))).toEqual([])
    expect(publicityGiven(consulted(outside, referred(day)).state.context)?.seq).toBe(2)
  })

  test('refused is a complete record', () => {
    expect(publicityGiven(at(publicityRefused(day)).state.context)).toMatchObject({
      refused: true,
      complete: true,
      seq: 2,
    })
    expect(refusedFor(at(publicityRefused(day)), closed(day))).toEqual([])
  })

  test('at any contact: after a follow-up, a referral, a conversion', () => {
    for (const name of ['awaitingFollowUp', 'referred', 'convertedToApplication']) {
      expect(
        publicityGiven(consulted(ways[name] as Consulted, publicity('2026-07-08')).state.context),
        name,
      ).toMatchObject({ on: '2026-07-08' })
    }
  })

  test('stays the first complete one, whatever is told again', () => {
    const twice = at(publicity('2026-07-07'), publicity('2026-07-15'))
    expect(publicityGiven(twice.state.context)).toMatchObject({ on: '2026-07-07', seq: 2 })
    expect(publicityGiven(at(publicity(day), publicityRefused('2026-07-08')).state.context)).toMatchObject({
      refused: false,
    })
  })
})

describe('closing', () => {
  test('needs the record or the exclusion', () => {
    for (const name of ['registered', 'answering', 'awaitingFollowUp'])
      expect(refusedFor(ways[name] as Consulted, closed(day)), name).toEqual(['form.publicityOrExclusion'])
    expect(refusedFor(at(publicity(day)), closed(day))).toEqual([])
  })

  test('X9 needs a call and its log', () => {
    expect(refusedFor(at(), hungUp(day))).toEqual([])
    expect(refusedFor(at(), closed(day, { exclusion: 'X9' }))).toEqual(['form.callLog'])
    const atCounter = registered(day, { channel: 'counter' })
    expect(refusedFor(atCounter, hungUp(day))).toEqual(['form.exclusionByPhone'])
    expect(refusedFor(consulted(atCounter, contacted(day, 'phone')), hungUp(day))).toEqual([])
  })

  test.each(['X1', 'X2', 'X3'])('%s is no exclusion of a consultation', (code) => {
    expect(refusedFor(at(publicity(day)), closed(day, { exclusion: code }))).toEqual(['form.exclusionFits'])
  })

  test('of an organ’s own question needs neither', () => {
    expect(refusedFor(registered(day, { kind: 'respondentOrgan' }), closed(day))).toEqual([])
  })
})

describe('contacts', () => {
  test('reopen what was closed, and take its exclusion back', () => {
    const again = at(hungUp(day), contacted('2026-07-08'))
    expect(nameOf(again)).toBe('answering')
    expect(again.state.context).toMatchObject({ closedOn: null, closedSeq: null, exclusion: null })
  })

  test('within thirty days belong to the consultation, later ones are a new one', () => {
    expect(refusedFor(at(), contacted(plusDays(day, 30)))).toEqual([])
    expect(refusedFor(at(), contacted(plusDays(day, 31)))).toEqual(['form.sameConsultation'])
    expect(refusedFor(at(contacted(plusDays(day, 20))), contacted(plusDays(day, 50)))).toEqual([])
    expect(refusedFor(at(planned(day, plusDays(day, 45))), contacted(plusDays(day, 46)))).toEqual([])
  })

  test('a follow-up is planned for a later day', () => {
    expect(refusedFor(at(), planned('2026-07-08', '2026-07-07'))).toEqual(['form.followUpLater'])
    expect(refusedFor(at(), planned('2026-07-08', '2026-07-08'))).toEqual([])
  })
})

describe('log and snapshot', () => {
  const long = at(
    contacted('2026-07-07'),
    planned('2026-07-07', '2026-07-10'),
    contacted('2026-07-10'),
    answered('2026-07-10'),
    publicity('2026-07-10'),
    closed('2026-07-13'),
    contacted('2026-07-20'),
    converted('2026-07-21'),
  )
  const plain = (state: Consulted['state']) => JSON.parse(JSON.stringify(storeConsultation(state)))

  it('folds the log to the same state after every step', () => {
    for (let count = 1; count <= long.history.length; count += 1) {
      const part = JSON.parse(JSON.stringify(long.history.slice(0, count)))
      const step = long.history
        .slice(1, count)
        .reduce<Consulted>((there, e) => consulted(there, [e.on, e.type, e.data]), registered(day))
      expect(plain(foldConsultation(part))).toEqual(plain(step.state))
    }
  })

  it('saves and loads without a change, and goes on', () => {
    for (const there of [...Object.values(ways), long]) {
      const loaded = reviveConsultation(plain(there.state))
      expect(plain(loaded)).toEqual(plain(there.state))
    }
    const loaded = {
      ...(ways['publicityDone'] as Consulted),
      state: reviveConsultation(plain((ways['publicityDone'] as Consulted).state)),
    }
    expect(nameOf(consulted(loaded, closed(day)))).toBe('closed')
  })

  it('refuses what another program saved, a state that is gone, and an empty log', () => {
    const stored = plain(long.state)
    expect(() => reviveConsultation({ ...stored, version: CONSULTATION_MACHINE_VERSION + 1 })).toThrow(SnapshotError)
    expect(() => reviveConsultation({ ...stored, machine: 'case' as never })).toThrow(SnapshotError)
    expect(() => reviveConsultation({ ...stored, snapshot: { ...stored.snapshot, value: 'gone' } })).toThrow(
      SnapshotError,
    )
    expect(() => foldConsultation([])).toThrow('a log begins with the registration')
    const [first] = long.history
    expect(() =>
      foldConsultation([
        first as never,
        { ...first, seq: 2, type: 'CLOSED', data: {} } as never,
        { ...first, seq: 3, type: 'CONSULTATION_ANSWERED', data: {} } as never,
      ]),
    ).toThrow('CONSULTATION_ANSWERED (3) is not taken in closed')
  })
})
