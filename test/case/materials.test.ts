import { describe, expect, it } from 'vitest'
import {
  type ApplicationDraft,
  materialChecklist,
  missingMaterials,
  missingParticulars,
  supplementItems,
} from '../../shared/case/materials.ts'
import { termName } from '../../shared/terms/index.ts'

const NEW = '2026-11-23'
const OLD = '2026-06-30'
const person = { role: 'applicant', kind: 'person', name: '张某' }
const company = { role: 'applicant', kind: 'organisation', name: '某公司' }
const codes = (draft: ApplicationDraft, on = NEW): string[] => materialChecklist(draft, on).map(({ code }) => code)
const required = (draft: ApplicationDraft, on = NEW): string[] =>
  materialChecklist(draft, on)
    .filter((item) => item.required)
    .map(({ code }) => code)
const handedIn = (...list: Parameters<typeof termName>[1][]) =>
  list.map((code) => ({ name: termName('applicationPaper', code), copies: 1 }))

describe('the papers of an application', () => {
  it('of a person against a penalty, at the counter', () => {
    expect(required({ channel: 'counter', matterType: 'penalty', parties: [person] })).toEqual([
      'application',
      'idCopy',
      'actDocument',
      'serviceAddress',
    ])
  })
  it('online: no copies on paper may be demanded (实施条例 第28条)', () => {
    expect(codes({ channel: 'online', matterType: 'penalty', parties: [person] })).not.toContain('applicationCopy')
    expect(codes({ channel: 'post', matterType: 'penalty', parties: [person] })).toEqual(
      expect.arrayContaining(['applicationCopy', 'envelope']),
    )
  })
  it('oral: the record takes the place of the application', () => {
    const list = codes({ channel: 'oral', matterType: 'penalty', parties: [person] })
    expect(list).toContain('oralRecord')
    expect(list).not.toContain('application')
  })
  it('of an organisation: licence and identity of its head', () => {
    const list = required({ channel: 'counter', matterType: 'penalty', parties: [company] })
    expect(list).toEqual(expect.arrayContaining(['licenceCopy', 'headIdentity']))
    expect(list).not.toContain('idCopy')
  })
  it('against inaction: proof of the request, no document of an act', () => {
    const list = codes({ channel: 'counter', matterType: 'inaction', parties: [person] })
    expect(list).toContain('requestProof')
    expect(list).not.toContain('actDocument')
  })
  it.each([
    [NEW, 10, false],
    [NEW, 11, true],
    [OLD, 5, false],
    [OLD, 6, true],
  ])('on %s, %i applicants elect representatives: %s', (on, count, elect) => {
    const parties = Array.from({ length: count }, () => person)
    expect(codes({ matterType: 'penalty', parties }, on).includes('representativeElection')).toBe(elect)
  })
  it('by what else is asked: compensation, incidental review, obstacles, disclosure, agreement', () => {
    expect(codes({ matterType: 'penalty', compensationClaimed: true })).toContain('damageProof')
    expect(codes({ matterType: 'penalty', incidentalDocument: '某办法' })).toContain('normativeText')
    expect(codes({ obstacles: [{ from: '2026-01-01', to: '2026-01-09', reason: '住院' }] })).toContain('obstacleProof')
    expect(codes({ matterType: 'informationDisclosure' })).toContain('disclosureRequest')
    expect(codes({ matterType: 'administrativeAgreement' })).toContain('agreementText')
  })
  it('the confirmation of the service address is required by the regulation of 2026 only', () => {
    expect(required({ matterType: 'penalty' }, NEW)).toContain('serviceAddress')
    expect(required({ matterType: 'penalty' }, OLD)).not.toContain('serviceAddress')
  })
})

describe('what a supplement notice would list', () => {
  const complete = {
    ...person,
    idNumber: '11010519491231002X',
    address: '某区某路1号',
    serviceAddress: '某区某路1号',
    phone: '13800000000',
  }
  const draft: ApplicationDraft = {
    channel: 'counter',
    matterType: 'penalty',
    parties: [complete],
    requests: '请求撤销。',
    reasons: '事实不清。',
    materials: handedIn('application', 'idCopy', 'actDocument', 'serviceAddress'),
  }
  it('is nothing for a complete application', () => {
    expect(missingMaterials(draft, NEW)).toEqual([])
    expect(supplementItems(draft, NEW)).toEqual([])
  })
  it('is everything at once: papers, particulars, request and reasons', () => {
    const lacking = {
      ...draft,
      materials: handedIn('application'),
      requests: ' ',
      parties: [{ ...complete, phone: '' }],
    }
    delete (lacking as ApplicationDraft).reasons
    expect(supplementItems(lacking, NEW)).toEqual([
      '提交申请人身份证件复印件。',
      '提交被申请复议的行政行为文书复印件。',
      '提交送达地址及方式确认书。',
      '补充申请人“张某”的联系电话。',
      '写明具体的行政复议请求。',
      '写明申请行政复议的主要事实和理由。',
    ])
  })
  it('asks a company for credit code and head, and before July 2026 for less', () => {
    expect(missingParticulars(company, NEW)).toEqual(['creditCode', 'address', 'serviceAddress', 'phone', 'head'])
    expect(missingParticulars(company, OLD)).toEqual(['address', 'head'])
  })
})
