import { describe, expect, it } from 'vitest'
import { type Finding, intakeFindings, mandatoryGround, usualScopeItem } from '../../shared/case/intakeJudgement.ts'
import type { ApplicationDraft } from '../../shared/case/materials.ts'
import { defaultCaseSettings } from '../../shared/case/settings.ts'
import { isTermCode, termCodes } from '../../shared/terms/index.ts'
import { createCalendar } from '../../shared/time-limits/index.ts'

const env = { calendar: createCalendar(), settings: defaultCaseSettings }
const judge = (draft: ApplicationDraft, on: string, matter: Finding['matter']): Finding[] =>
  intakeFindings(draft, on, env).filter((finding) => finding.matter === matter)
const one = (draft: ApplicationDraft, on: string, matter: Finding['matter']): Finding =>
  judge(draft, on, matter)[0] as Finding

describe('lateness', () => {
  // E03: signed for on 2024-08-02, the last day is 2024-10-08.
  it('is judged by the postmark, not by the day of receipt', () => {
    const post = { channel: 'post', matterType: 'penalty', actServedOn: '2024-08-02' }
    expect(one({ ...post, postmarkedOn: '2024-10-08' }, '2024-10-11', 'lateness')).toMatchObject({
      level: 'ok',
      zh: expect.stringContaining('2024-10-08'),
    })
    expect(one({ ...post, postmarkedOn: '2024-10-09' }, '2024-10-11', 'lateness')).toMatchObject({
      level: 'stop',
      zh: expect.stringContaining('超过申请期限1日'),
    })
    expect(one(post, '2024-10-11', 'lateness').level).toBe('stop')
  })
  it('is judged by the day the justice office took it', () => {
    const office = { channel: 'justiceOffice', matterType: 'penalty', actServedOn: '2024-08-02' }
    expect(one({ ...office, handedInOn: '2024-10-08' }, '2024-10-10', 'lateness').level).toBe('ok')
    expect(one(office, '2024-10-10', 'lateness').level).toBe('stop')
  })
  it('is a question where only the making of the act is known', () => {
    const draft = { channel: 'counter', matterType: 'penalty', actMadeOn: '2026-01-05' }
    expect(one(draft, '2026-06-01', 'lateness').level).toBe('ask')
    expect(one(draft, '2026-01-20', 'lateness').level).toBe('ok')
    expect(one({ channel: 'counter' }, '2026-01-20', 'lateness').level).toBe('ask')
  })
  it('does not exist in an emergency (实施条例 第24条第2款)', () => {
    const draft = { channel: 'counter', matterType: 'inaction', requestReceivedOn: '2025-01-01', emergency: true }
    expect(one(draft, '2026-11-23', 'lateness')).toMatchObject({
      level: 'ok',
      article: '行政复议法实施条例 第24条第2款',
    })
  })
})

describe('the clock', () => {
  it('names the day that decides lateness and the end of the review', () => {
    // E25: received on Wed 2026-06-17, five working days over the Dragon Boat festival end on 2026-06-25.
    const [applied, review] = judge({ channel: 'post', postmarkedOn: '2026-06-15' }, '2026-06-17', 'clock')
    expect(applied?.zh).toContain('邮戳日期（2026-06-15）')
    expect(review?.zh).toContain('至2026-06-25')
  })
  it('of an application with the penalty organ: five working days to forward it (E31)', () => {
    const [, forwarding, more] = judge({ channel: 'penaltyOrgan', matterType: 'penalty' }, '2026-07-03', 'clock')
    expect(forwarding?.zh).toContain('2026-07-10')
    expect(more).toBeUndefined()
  })
  it('of an application from a justice office: the earlier review is the safe one', () => {
    const findings = judge({ channel: 'justiceOffice', handedInOn: '2026-11-16' }, '2026-11-18', 'clock')
    expect(findings.map(({ level }) => level)).toEqual(['note', 'note', 'ask'])
    expect(findings[1]?.zh).toContain('至2026-11-25')
    expect(findings[2]?.zh).toContain('2026-11-23')
  })
})

describe('competence of a district government', () => {
  it.each([
    ['countyDepartment', 'urbanManagement', 'ok'],
    ['subdistrict', undefined, 'ok'],
    ['townGovernment', undefined, 'ok'],
    ['branch', 'marketRegulation', 'ok'],
    ['branch', 'publicSecurity', 'ask'],
    ['cityDepartment', undefined, 'ask'],
    ['countyGovernment', undefined, 'stop'],
    ['other', undefined, 'ask'],
    ['countyDepartment', 'taxation', 'stop'],
    ['countyDepartment', 'customs', 'stop'],
    ['countyDepartment', 'judicialAdministration', 'ask'],
  ])('%s, %s: %s', (respondentLevel, administrativeField, level) => {
    const draft = { respondentLevel, ...(administrativeField ? { administrativeField } : {}) }
    expect(one(draft, '2026-11-23', 'competence')).toMatchObject({
      level,
      article: expect.stringContaining('行政复议法'),
    })
  })
  it('says something about every level, and nothing before one is chosen', () => {
    for (const respondentLevel of termCodes('respondentLevel'))
      expect(judge({ respondentLevel }, '2026-11-23', 'competence')).toHaveLength(1)
    expect(judge({}, '2026-11-23', 'competence')).toEqual([])
  })
})

describe('复议前置', () => {
  it.each([
    [{ matterType: 'penalty', knowledge: 'onTheSpot' }, 1],
    [{ matterType: 'titleDetermination' }, 2],
    [{ matterType: 'inaction' }, 3],
    [{ matterType: 'informationDisclosure' }, 4],
  ])('%j falls under item %i of 第23条', (draft, item) => {
    expect(mandatoryGround(draft)?.item).toBe(item)
    expect(one(draft, '2026-11-23', 'mandatory').article).toBe(`行政复议法 第23条第1款第${item}项`)
  })
  it('is a choice for an ordinary penalty', () => {
    expect(one({ matterType: 'penalty', knowledge: 'servedDirectly' }, '2026-11-23', 'mandatory').zh).toContain(
      '可以选择',
    )
  })
  it('asks where the form says the opposite', () => {
    expect(one({ matterType: 'inaction', mandatoryReconsideration: false }, '2026-11-23', 'mandatory').level).toBe(
      'ask',
    )
    expect(one({ matterType: 'licence', mandatoryReconsideration: true }, '2026-11-23', 'mandatory').level).toBe('ask')
  })
})

describe('scope', () => {
  it('asks about titles that point outside', () => {
    expect(one({ actTitle: '信访事项答复意见书' }, '2026-11-23', 'scope').article).toBe(
      '行政复议法实施条例 第36条第5项',
    )
    expect(one({ actTitle: '道路交通事故认定书' }, '2026-11-23', 'scope').level).toBe('ask')
    expect(judge({ actTitle: '行政处罚决定书' }, '2026-11-23', 'scope')).toEqual([])
  })
  it('offers only items that exist', () => {
    for (const matter of termCodes('matterType')) {
      const item = usualScopeItem(matter)
      if (item) expect(isTermCode('scopeItem', item)).toBe(true)
    }
  })
})
