import { archiveItems, type CaseCommand, type CaseFacts, type EventType, partiesOf } from '../../shared/case/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
import { type CivilDate, minusWorkingDays, plusDays } from '../../shared/time-limits/index.ts'
import { calendar } from './caseDesk.ts'

const everything = (group: Parameters<typeof termCodes>[0]) => [...termCodes(group)]
const reviewers = ['officer', 'colleague']
const noDefect = { defectFound: false }
const aDefect = { defectFound: true, defects: [{ type: 'slightProcedure', description: '未在期限内告知' }] }
const letter = { letterKind: 'opinionLetter', addressee: '某区市场监督管理局', content: '建议完善告知程序' }
const advice = { letterKind: 'recommendationLetter', addressee: '某区政务服务办', content: '建议统一告知书样式' }

/**
 * Every kind of step with finite answers, several where the statechart looks at them: what the walk and the
 * properties choose from. `on` is the day of the step; people and papers are those of the case.
 */
export function sampleCommands(facts: CaseFacts, on: CivilDate): CaseCommand[] {
  const applicants = partiesOf(facts, 'applicant').map((p) => p.id)
  const respondents = partiesOf(facts, 'respondent').map((p) => p.id)
  const thirdParties = partiesOf(facts, 'thirdParty').map((p) => p.id)
  const [applicant = 'p1'] = applicants
  const all = facts.parties.map((p) => p.id)
  const uncopied = respondents.find((id) => !facts.copies.some((c) => c.party === id)) ?? respondents[0]
  const unreplied = respondents.find((id) => !facts.replies.some((r) => r.party === id)) ?? respondents[0]
  const unheard = applicants.find((id) => !facts.opinions.some((o) => o.party === id)) ?? applicant
  const unserved = all.filter((id) => !facts.services.some((s) => s.party === id))
  const unexplained =
    [...applicants, ...(facts.outcome?.burdened ?? [])].find(
      (id) => !facts.explanations.some((x) => x.party === id && x.complete),
    ) ?? applicant
  const unanswered = facts.letters.find((l) => l.servedOn !== null && l.answeredOn === null)
  const early = facts.letters.find((l) => l.servedOn !== null)
  const step = (type: EventType, data: Record<string, unknown> = {}): CaseCommand => ({ type, on, data })
  const attempts = [2, 1, 0].map((back) => ({ on: plusDays(on, -back), channel: back === 1 ? 'written' : 'phone' }))
  const draft = (kinds: string[], more: Record<string, unknown> = {}) =>
    step('DRAFT_DONE', { decisionKinds: kinds, worseForApplicant: false, summary: '拟办意见', ...more })
  const asked = (answer: string) => [
    ...applicants.map((party) => ({ party, answer: 'accepted', attempts: [{ on, channel: 'phone' }] })),
    ...respondents.map((party) => ({ party, answer, refusal: '坚持原处罚', attempts: [{ on, channel: 'phone' }] })),
  ]

  return [
    step('REGISTERED'),
    step('FILED_AT_PENALTY_ORGAN', { organ: '某区交警大队' }),
    step('FORWARDED', { receivedOn: on }),
    step('INSISTED', { receivedOn: on }),
    step('SELF_CORRECTED', {
      organInformedOn: on,
      applicantInformedOn: on,
      applicantContent: true,
      result: '撤销罚款',
    }),
    step('SELF_CORRECTED', {
      organInformedOn: on,
      applicantInformedOn: on,
      applicantContent: false,
      result: '减少罚款',
    }),
    step('PRE_CASE_MEDIATED', { channel: 'phone', participants: all, solved: false, summary: '未能化解' }),
    step('REQUEST_SUPPLEMENT', { items: ['身份证明'] }),
    step('SUPPLEMENT_NOTICE_SERVED', { mode: 'direct' }),
    step('EXTEND_SUPPLEMENT', { until: plusDays(on, 60), reason: '住院' }),
    step('SUPPLEMENT_RECEIVED', { items: ['身份证明'] }),
    step('ACCEPT', { conditions: everything('acceptanceCondition') }),
    step('REFUSE', { ground: 'noInterest', reasons: '无利害关系', ...noDefect }),
    step('REFUSE', { ground: 'noInterest', reasons: '无利害关系', ...aDefect }),
    step('REPEAT_FILING', { toldOn: on, note: '同一事实和理由' }),
    step('WITHDRAWN_BEFORE_ACCEPTANCE', { reason: 'voluntary' }),
    step('ACCEPTANCE_NOTICE_SERVED', { mode: 'electronic' }),
    step('CLOSING_NOTE_SENT', { note: '告知办结' }),

    step('START_TRIAL', { procedureKind: 'ordinary', reviewers, caseOfficer: 'officer' }),
    step('START_TRIAL', { procedureKind: 'simple', simpleGround: 'warning', reviewers, caseOfficer: 'officer' }),
    step('REASSIGNED', { reviewers, caseOfficer: 'colleague', reason: '回避' }),
    step('THIRD_PARTY_JOINED', {
      parties: [{ role: 'thirdParty', kind: 'person', name: '李某' }],
      reason: '有利害关系',
    }),
    step('REPRESENTATIVES_ELECTED', { representatives: applicants.slice(0, 2), represented: applicants.slice(2) }),
    step('COPY_SERVED', { respondent: uncopied, mode: 'direct' }),
    step('REPLY_RECEIVED', { respondent: unreplied, evidence: true }),
    step('OPINIONS_HEARD', { party: unheard, channel: 'phone', reviewers: ['officer'], summary: '坚持请求' }),
    step('OPINIONS_HEARD', {
      party: unheard,
      channel: 'faceToFace',
      reviewers,
      summary: '愿意调解',
      mediationAnswer: 'accepted',
    }),
    step('OPINIONS_HEARD', {
      party: unheard,
      channel: 'faceToFace',
      reviewers,
      summary: '不愿调解',
      mediationAnswer: 'refused',
    }),
    step('OPINIONS_IMPOSSIBLE', { party: unheard, reason: '拒接电话', attempts }),
    step('EVIDENCE_TAKEN', { investigators: reviewers, subject: '现场', summary: '勘查记录' }),
    step('FILE_ACCESSED', { party: applicant }),
    step('MERGED', { with: 'case-2', reason: '同一事实' }),
    step('CONVERT_TO_ORDINARY', { approvedBy: 'head', reason: '案情复杂', reviewers }),
    step('TRIAL_COMPLETE', { committeeNeeded: false }),
    step('TRIAL_COMPLETE', { committeeNeeded: false, mediationOverride: '各方均下落不明' }),
    step('TRIAL_COMPLETE', { committeeNeeded: true, committeeGround: 'major', mediationOverride: '各方均下落不明' }),
    step('DISMISS', { ground: 'conditionUnmet', unmetCondition: 'interest', reasons: '不符合受理条件' }),
    step('TERMINATE', { ground: 'T1', reasons: '准予撤回' }),
    step('TERMINATE', { ground: 'T2', reasons: '近亲属放弃' }),
    step('TERMINATE', { ground: 'T5', reasons: '中止满六十日' }),

    draft(['UPHOLD']),
    draft(['REVOKE', 'REDO'], { redo: true, redoDays: 30 }),
    draft(['PERFORM'], { performDays: 30 }),
    step('COMMITTEE_CONSULTED', { ground: 'major', questions: '法律适用' }),
    step('OPINION_RECORDED', { opinion: '同意', adopted: true }),
    step('APPROVED', { level: 'organHead', ...noDefect }),
    step('APPROVED', { level: 'collective', ...aDefect, burdenedThirdParties: thirdParties.slice(0, 1) }),
    step('RETURNED', { reason: '说理不足' }),
    ...(unserved.length > 0 ? unserved : all.slice(0, 1)).map((party) => step('SERVED', { party, mode: 'direct' })),

    step('EXPLAIN', { explainer: 'officer' }),
    step('EXPLAINED', {
      party: unexplained,
      channel: 'phone',
      checklist: everything('explanationItem'),
      refused: false,
      summary: '逐项说明',
    }),
    step('EXPLAINED', {
      party: unexplained,
      channel: 'phone',
      checklist: ['result'],
      refused: true,
      summary: '拒绝听取',
    }),
    step('WRITTEN_SERVED', {
      party: unexplained,
      mode: 'post',
      checklist: everything('explanationItem'),
      refused: true,
      evidence: '回执',
    }),

    step('NO_DEFECT'),
    step('DEFECT_CONFIRMED', { defects: aDefect.defects, reason: '复查发现' }),
    step('RECOMMEND', letter),
    step('RECOMMEND', advice),
    step('RECOMMEND', { ...letter, ...(early ? { existing: early.id } : {}) }),
    step('LETTER_DRAFTED', { content: '意见书文稿' }),
    step('LETTER_APPROVED', { documentNumber: '意见〔2026〕1号' }),
    step('LETTER_RETURNED', { reason: '重写' }),
    step('LETTER_ISSUED_EARLY', { ...letter, documentNumber: '意见〔2026〕2号', servedOn: on }),
    step('LETTER_SERVED', { mode: 'direct' }),
    step('ANSWERED', { ...(unanswered ? { letter: unanswered.id } : {}), rectified: true, summary: '已整改' }),
    step('ANSWER_JUDGED', {
      letter: facts.letters.find((l) => l.answeredOn !== null)?.id ?? 'c1l1',
      items: [{ item: '规范告知程序', adoption: 'adopted' }],
    }),
    step('REMINDED', { channel: 'phone', summary: '催办' }),
    step('WAIVED', { reason: '机关已撤销' }),
    step('CLOSE'),
    step('ARCHIVE', { pages: 120, volumes: 1, checklist: [...archiveItems] }),

    ...['S1', 'S8'].map((ground) => step('SUSPEND', { ground, reason: '中止情形' })),
    step('SUSPEND', { ground: 'S6', reason: '调解', consents: [...applicants, ...respondents] }),
    step('SUSPEND', { ground: 'S9', reason: '附带审查' }),
    step('RESUME', { reason: '原因消除' }),
    step('EXCLUSION_STARTED', { kind: 'appraisal', body: '某鉴定中心' }),
    step('EXCLUSION_STARTED', { kind: 'inspection' }),
    step('EXCLUSION_ENDED', { kind: 'appraisal' }),
    step('EXCLUSION_ENDED', { kind: 'inspection' }),
    step('EXTEND', { days: 10, approvedBy: 'head', reason: '案情复杂' }),
    step('EXTEND', { days: 25, approvedBy: 'head', reason: '案情复杂' }),
    step('ELEVATION_REQUESTED', { superiorOrgan: '某市人民政府', reason: '重大复杂' }),
    step('ELEVATION_GRANTED', { fileReceivedOn: on }),
    step('ELEVATION_GRANTED'),
    step('ELEVATION_REFUSED'),

    step('MEDIATION_OFFERED', { asked: asked('accepted') }),
    step('MEDIATION_OFFERED', { asked: asked('refused') }),
    ...['agreed', 'failed', 'continued'].map((outcome) =>
      step('MEDIATION_HELD', {
        channel: 'faceToFace',
        mediators: ['officer'],
        participants: [...applicants, ...respondents],
        outcome,
        summary: '调解经过',
      }),
    ),
    step('MEDIATION_ENDED', { reason: '反悔' }),
    step('MEDIATION_DOC_EFFECTIVE', {
      signatures: [...applicants, ...respondents].map((party) => ({ party, on })),
      sealedOn: on,
      terms: '撤销罚款',
      ...noDefect,
    }),
    step('MEDIATION_DOC_EFFECTIVE', {
      signatures: [...applicants, ...respondents].map((party) => ({ party, on })),
      sealedOn: on,
      terms: '退还款项',
      performBy: plusDays(on, 10),
      ...noDefect,
    }),

    step('HEARING_REQUIRED', { ground: 'publicInterest' }),
    step('HEARING_REQUESTED', { by: applicant, granted: true }),
    step('HEARING_REQUESTED', { by: applicant, granted: false, reason: '事实清楚' }),
    step('HEARING_NOTICED', {
      hearingOn: on,
      lastNoticeReceivedOn: minusWorkingDays(on, 6, calendar),
      place: '第一听证室',
      presider: 'head',
      hearers: reviewers,
      recorder: 'reception',
    }),
    step('HEARING_POSTPONED', { reason: '当事人请求' }),
    step('HEARING_HELD', { present: all, respondentHeadAttended: true, summary: '听证笔录' }),
    step('HEARING_WAIVED', { reason: '无正当理由不到场' }),
    step('HEARING_CANCELLED', { reason: '申请人撤回听证申请' }),

    step('INCIDENTAL_REQUESTED', { document: '某办法', exOfficio: true }),
    step('INCIDENTAL_OWN', { draftingOrgan: '某区住建委' }),
    step('INCIDENTAL_DRAFTER_NOTIFIED', { receivedOn: on }),
    step('INCIDENTAL_DRAFTER_REPLIED', { summary: '制定依据' }),
    step('INCIDENTAL_TRANSFER', { body: '某市人民政府' }),
    step('INCIDENTAL_TRANSFER_RECEIVED'),
    step('INCIDENTAL_RESOLVED', { lawful: true, result: '合法' }),

    step('STAY_REQUESTED', { by: applicant, reason: '难以恢复' }),
    step('STAY_GRANTED', { ground: 'request' }),
    step('STAY_REFUSED', { reason: '不影响' }),
    step('STAY_LIFTED', { reason: '情形消失' }),

    step('WITHDRAWAL_REQUESTED', { by: applicants, reason: 'settled', voluntary: true, statement: '自愿撤回' }),
    step('WITHDRAWAL_REQUESTED', { by: applicants, reason: 'other', voluntary: false, statement: '受到劝说' }),
    step('WITHDRAWAL_PERMITTED'),
    step('WITHDRAWAL_REFUSED', { reason: '非自愿' }),

    step('PERFORMED', { summary: '已履行' }),
    step('COMPLIANCE_ORDERED', { by: plusDays(on, 30) }),
    step('ACCOUNTABILITY_TALK', { measure: 'talk', summary: '约谈负责人' }),
    ...(unanswered ? [step('COMPLIANCE_ORDERED', { letter: unanswered.id, by: plusDays(on, 15) })] : []),
    step('ENFORCEMENT_REQUESTED', { summary: '申请法院执行' }),
    step('SUED', { by: applicant, court: '某区人民法院' }),
    step('SUED', { by: thirdParties[0] ?? applicant, court: '某区人民法院' }),
    step('COURT_REPLIED'),
    step('COURT_HEARING_SET', { hearingOn: on }),
    step('COURT_HEARING_HELD', { attendance: 'deputy', attendee: '李某，副区长' }),
    step('COURT_RULED', { outcome: 'claimDismissed' }),
    step('APPEALED', { instance: 'second', appellant: 'plaintiff', court: '某市中级人民法院' }),
    step('APPEALED', { instance: 'retrial', appellant: 'plaintiff', court: '某市高级人民法院' }),
    ...['upheld', 'revoked', 'redecide'].map((result) => step('JUDGED', { result, effectiveOn: on })),
    step('PUBLISHED', { deIdentifiedBy: 'officer', place: '政府网站' }),
    step('WITHHELD', { reason: '涉及个人隐私' }),
    step('COPIED_TO_SUPERIOR', { body: '某市市场监督管理委员会' }),
    step('REDO_DONE', { summary: '已重新作出' }),
    step('REVISITED', { party: applicant, channel: 'phone', summary: '满意' }),

    step('SERVICE_ADDRESS_CONFIRMED', { party: applicant, serviceAddress: '某区某路2号' }),
    step('AGENT_APPOINTED', { party: applicant, agentName: '代某', agentKind: 'lawyer', powers: 'general' }),
    step('AGENT_ENDED', { party: applicant, agentName: '代某', reason: '书面告知解除' }),
    step('NOTED', { note: '已电话核实' }),
    ...['RO4', 'RO7', 'RO8'].map((ground) => step('NEW_CASE_LINKED', { case: 'case-2', ground })),
    step('ELEVATION_FILE_RECEIVED'),
    ...['RO1', 'RO2', 'RO3', 'RO5', 'RO9'].map((code) => step('REOPEN', { code, basis: '上级文书' })),
    step('FORCE', { state: 'inCaseMediation.investigating', reason: '登记有误' }),
    step('REVERT', { seq: facts.seq, reason: '登记有误' }),
    step('CORRECT', { seq: 1, changes: [{ field: 'actTitle', value: '行政处罚决定' }], reason: '名称有误' }),
  ]
}
