import { describe, expect, it } from 'vitest'
import { noSources } from '../../renderer/parts/form/sources.tsx'
import { usualAnswers } from '../../renderer/parts/form/usualAnswers.ts'
import { problemsOf, tidied } from '../../renderer/parts/form/values.ts'
import { consultationEvents } from '../../shared/case/consultationEvents.ts'
import { eventDefinition, events, eventTypes } from '../../shared/case/events.ts'
import type { Fields } from '../../shared/case/fields.ts'
import { fieldLabel } from '../../shared/terms/index.ts'

const refuse = events.REFUSE.fields
const parties = [
  { id: 'p1', name: '张某', role: 'applicant' as const, represented: false },
  { id: 'p2', name: '某局', role: 'respondent' as const, represented: false },
]

describe('the form of an event', () => {
  it('asks a question that depends on another answer only with that answer, and then insists on it', () => {
    const answers = { ground: 'notCompetent', reasons: '不属本机关管辖', defectFound: false }
    expect([...problemsOf(refuse, answers)]).toEqual([['competentOrgan', 'missing']])
    expect(problemsOf(refuse, { ...answers, competentOrgan: '某市人民政府' }).size).toBe(0)
    expect(problemsOf(refuse, { ...answers, ground: 'outOfTime' }).size).toBe(0)
  })

  it('takes no for an answer, but not silence', () => {
    const answers = { ground: 'outOfTime', reasons: '超过期限' }
    expect(problemsOf(refuse, answers).get('defectFound')).toBe('missing')
    expect(problemsOf(refuse, { ...answers, defectFound: false }).size).toBe(0)
  })

  it('names the row in which something is missing', () => {
    const answers = {
      ground: 'outOfTime',
      reasons: '超过期限',
      defectFound: true,
      defects: [{ type: 'service', description: '未送达' }, { type: 'service' }],
    }
    expect([...problemsOf(refuse, answers)]).toEqual([['defects.1.description', 'missing']])
  })

  it('sends neither blanks nor answers to questions that are no longer asked', () => {
    expect(
      tidied(refuse, {
        ground: 'outOfTime',
        reasons: '  超过期限 ',
        competentOrgan: '某市人民政府',
        documentNumber: '',
        defectFound: false,
        defects: [{ type: 'service' }],
      }),
    ).toEqual({ ground: 'outOfTime', reasons: '超过期限', defectFound: false })
  })

  it('is seeded with what is certain, and never with a yes or no', () => {
    const sources = { ...noSources, parties, officer: 'u1', reviewers: ['u1', 'u2'] }
    expect(usualAnswers(events.REPLY_RECEIVED.fields, sources)).toEqual({ respondent: 'p2' })
    expect(usualAnswers(events.MEDIATION_OFFERED.fields, sources)).toEqual({
      asked: ['p1', 'p2'].map((party) => ({ party, attempts: [{ on: sources.today }] })),
    })
    expect(usualAnswers(events.EXPLAIN.fields, sources)).toEqual({ explainer: 'u1' })
    for (const type of eventTypes) {
      const seeded = usualAnswers(eventDefinition(type).fields, sources)
      expect(Object.values(seeded).filter((value) => typeof value === 'boolean')).toEqual([])
    }
  })
})

describe('labels', () => {
  const paths = (fields: Fields, prefix = ''): string[] =>
    Object.entries(fields).flatMap(([name, field]) => [
      prefix + name,
      ...(field.kind === 'rows' ? paths(field.fields, `${prefix}${name}.`) : []),
    ])

  it.each(eventTypes)('%s has a label for each blank in both languages', (type) => {
    for (const path of ['on', ...paths(eventDefinition(type).fields)]) {
      expect(fieldLabel(type, path, 'zh')).not.toBe('')
      expect(fieldLabel(type, path, 'en')).not.toBe('')
    }
  })

  it.each(Object.entries(consultationEvents))('%s has a label for each blank', (type, fields) => {
    for (const path of ['on', ...paths(fields)]) expect(fieldLabel(type, path, 'zh')).not.toBe('')
  })
})
