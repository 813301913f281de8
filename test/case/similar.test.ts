import { describe, expect, it } from 'vitest'
import { receptionCount, weekOf, weeksBetween } from '../../shared/case/reception.ts'
import {
  consultationLikeness,
  type LikeCase,
  likenesses,
  likenessLevel,
  textLikeness,
} from '../../shared/case/similar.ts'

const other: LikeCase = {
  applicants: [{ name: '张某', idNumber: '11010519491231002X', phone: '13800000000' }],
  respondents: ['某区市场监督管理局'],
  actNumber: '某市监罚〔2026〕7号',
  actTitle: '行政处罚决定',
}
const typed = (change: Partial<LikeCase> = {}): LikeCase => ({
  applicants: [{ name: '张某' }],
  respondents: ['某区市场监督管理局'],
  actNumber: '某市监罚(2026) 7号',
  actTitle: null,
  ...change,
})
const level = (change: Partial<LikeCase> = {}): number =>
  likenessLevel(likenesses(typed(change), other), Boolean(typed(change).actNumber))

describe('a case that looks like the application at the desk', () => {
  it('is the same again: applicant, number of the act in whatever brackets, agency', () => {
    expect(likenesses(typed(), other)).toEqual(['name', 'respondent', 'actNumber'])
    expect(level()).toBe(3)
  })
  it('is the same again also without a number, by the title of the act', () => {
    expect(level({ actNumber: null, actTitle: '行政处罚决定' })).toBe(3)
    expect(level({ actNumber: '某市监罚〔2026〕8号', actTitle: '行政处罚决定' })).toBe(2)
  })
  it('belongs together: another applicant against the same act, the same person against the same agency', () => {
    expect(level({ applicants: [{ name: '李某' }] })).toBe(2)
    expect(level({ actNumber: null })).toBe(2)
  })
  it('is of the same person in another matter: only where a number proves it', () => {
    const elsewhere = { respondents: ['某区教育局'], actNumber: null }
    expect(level({ ...elsewhere, applicants: [{ name: '张某' }] })).toBe(0)
    expect(level({ ...elsewhere, applicants: [{ name: '张某', phone: '138 0000 0000' }] })).toBe(1)
    expect(level({ ...elsewhere, applicants: [{ name: '改名', idNumber: '11010519491231002x' }] })).toBe(1)
  })
  it('is somebody else with the same name where the numbers differ', () => {
    expect(likenesses(typed({ applicants: [{ name: '张某', idNumber: '440524188001010014' }] }), other)).toEqual([
      'respondent',
      'actNumber',
    ])
  })
  it('is nothing while nothing is typed', () => {
    expect(level({ applicants: [], respondents: [], actNumber: null })).toBe(0)
    expect(level({ applicants: [{ name: '' }], respondents: [''], actNumber: '' })).toBe(0)
  })
})

describe('an earlier consultation', () => {
  const earlier = {
    person: '李某',
    phone: '13900000001',
    matter: '对城管罚款两千元不服，想申请复议。',
    organ: '某区城市管理委员会',
  }
  const nobody = { person: null, phone: null, matter: '', organ: null }
  it('is suggested by the phone number alone', () => {
    expect(consultationLikeness({ ...nobody, phone: '139-0000-0001' }, earlier)).toEqual(['phone'])
  })
  it('is suggested by the name, unless the phone numbers are two', () => {
    expect(consultationLikeness({ ...nobody, person: '李某' }, earlier)).toEqual(['name'])
    expect(consultationLikeness({ ...nobody, person: '李某', phone: '13900000002' }, earlier)).toEqual([])
    expect(
      consultationLikeness({ ...nobody, person: '李某', phone: '13900000002', organ: '某区城市管理委员会' }, earlier),
    ).toEqual(['name', 'organ'])
  })
  it('is suggested by matter and organ together, for those who give no name', () => {
    const matter = '城管罚款两千元不服怎样申请复议'
    expect(textLikeness(matter, earlier.matter)).toBeGreaterThan(0.35)
    expect(consultationLikeness({ ...nobody, matter, organ: earlier.organ }, earlier)).toEqual(['matter', 'organ'])
    expect(consultationLikeness({ ...nobody, matter }, earlier)).toEqual([])
    expect(textLikeness('工伤认定什么时候出来', earlier.matter)).toBeLessThan(0.1)
  })
})

describe('the weeks of the reception table', () => {
  it('run from Monday to Sunday, also over the turn of the year', () => {
    expect(weekOf('2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(weekOf('2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(weeksBetween('2026-12-30', '2027-01-04')).toEqual([
      { from: '2026-12-28', to: '2027-01-03' },
      { from: '2027-01-04', to: '2027-01-10' },
    ])
  })
  it('count times and people apart', () => {
    const row = {
      what: 'consultation',
      on: '2026-11-23',
      channel: 'counter',
      kind: 'applicantSide',
      result: 'closed',
    } as const
    expect(
      receptionCount([
        { ...row, people: 3 },
        { ...row, people: 1 },
      ]),
    ).toEqual({ times: 2, people: 4 })
  })
})
