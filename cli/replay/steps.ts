import type { EventType } from '../../shared/case/index.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import type { DatedStep, History } from './history.ts'

/** One step to record, with the data a clerk would have filled in; `implied` where the history only presupposes it. */
export type PlannedStep = { type: EventType; data: Record<string, unknown>; implied: boolean; note?: string }

export type Staff = { officer: string; second: string; third: string; head: string; recorder: string }

const summary = '依据公开案例登记。'

const applicants = (view: CaseView) =>
  view.facts.parties.filter((p) => p.role === 'applicant' && p.representedBy === null)
const respondents = (view: CaseView) => view.facts.parties.filter((p) => p.role === 'respondent')
const everybody = (view: CaseView) => view.facts.parties.filter((p) => p.representedBy === null)

const decisionKinds: Record<string, string> = {
  upheld: 'UPHOLD',
  changed: 'MODIFY',
  revoked: 'REVOKE',
  confirmed_illegal: 'ILLEGAL',
  ordered_to_perform: 'PERFORM',
  rejected: 'REJECT_CLAIM',
}

/** The steps that bring the case from where it is to one in which `goal` can be recorded, one at a time. */
export function impliedStep(
  view: CaseView,
  goal: Goal,
  staff: Staff,
  history: History,
  step: DatedStep,
): PlannedStep | null {
  const implied = (type: EventType, data: Record<string, unknown> = {}): PlannedStep => ({ type, data, implied: true })
  const at = view.mainState
  if (goal === 'registered') return at === 'intake.registering' ? implied('REGISTERED') : null
  if (at === 'intake.registering') return implied('REGISTERED')
  if (goal === 'reviewed') return null
  if (at === 'intake.supplementing')
    return implied('SUPPLEMENT_RECEIVED', { items: ['补正材料'], lateReason: '公开案例未载明补正日期。' })
  if (at === 'intake.underReview') return implied('ACCEPT', acceptance(view))
  if (goal === 'accepted') return null
  if (view.regions.clock === 'suspended' && goal !== 'mediated' && goal !== 'suspended')
    return implied('RESUME', { reason: '公开案例未载明恢复日期。' })
  if (at === 'intake.accepted') return implied('START_TRIAL', trial(staff, step, view))
  if (goal === 'trial' || goal === 'mediated' || goal === 'suspended') return null
  if (at === 'inCaseMediation.serving') {
    const next = respondents(view).find((p) => !view.facts.copies.some((c) => c.party === p.id))
    return next ? implied('COPY_SERVED', { respondent: next.id, mode: 'direct' }) : null
  }
  if (goal === 'copied') return null
  if (at === 'inCaseMediation.awaitingReply') {
    const next = respondents(view).find((p) => !view.facts.replies.some((r) => r.party === p.id))
    return next ? implied('REPLY_RECEIVED', { respondent: next.id, evidence: true }) : null
  }
  if (goal === 'replied') return null
  if (at === 'inCaseMediation.hearingParties') return implied('OPINIONS_HEARD', opinions(view, staff))
  if (goal === 'heard') return null
  if (at === 'inCaseMediation.investigating') {
    if (view.regions.hearing === 'required' || view.regions.hearing === 'noticed') {
      return implied('HEARING_CANCELLED', { reason: '公开案例未载明听证情况。' })
    }
    return implied('TRIAL_COMPLETE', {
      committeeNeeded: history.history.some((s) => s.event === 'committee-consulted'),
      ...(history.history.some((s) => s.event === 'committee-consulted') ? { committeeGround: 'necessary' } : {}),
      mediationOverride: '公开案例未载明调解情况。',
    })
  }
  if (goal === 'drafting') return null
  if (at === 'ruling.drafting') return implied('DRAFT_DONE', draft(history, step))
  if (at === 'ruling.committee') return implied('OPINION_RECORDED', { opinion: summary, adopted: true })
  return null
}

/** How far a case has to be before a step of the history can be recorded. */
export type Goal =
  | 'registered'
  | 'reviewed'
  | 'accepted'
  | 'trial'
  | 'mediated'
  | 'suspended'
  | 'copied'
  | 'replied'
  | 'heard'
  | 'drafting'
  | 'approving'

const acceptance = (view: CaseView) => ({
  conditions: ['definiteParties', 'interest', 'specificRequest', 'inTime', 'inScope', 'competent', 'notPending'],
  ...(view.warnings.some((w) => w.code === 'lateApplication') ? { lateReason: '公开案例显示复议机关已经受理。' } : {}),
})

const trial = (staff: Staff, step: DatedStep, view: CaseView) => {
  const simple = step.procedure === 'simple'
  return {
    procedureKind: simple && (view.facts.acceptance?.on ?? '') >= '2024-01-01' ? 'simple' : 'ordinary',
    ...(simple ? { simpleGround: 'consent' } : {}),
    reviewers: [staff.officer, staff.second],
    caseOfficer: staff.officer,
  }
}

function opinions(view: CaseView, staff: Staff) {
  const next = applicants(view).find((p) => !view.facts.opinions.some((o) => o.party === p.id)) ?? applicants(view)[0]
  return { party: next?.id ?? 'p1', channel: 'faceToFace', reviewers: [staff.officer, staff.second], summary }
}

const draft = (history: History, step: DatedStep) => {
  const kind = decisionKinds[history.outcome ?? ''] ?? 'UPHOLD'
  const days = step.event === 'decided' ? step.days : history.history.find((s) => s.event === 'decided')?.days
  return {
    decisionKinds: [kind],
    worseForApplicant: false,
    ...(kind === 'PERFORM' || days ? { performDays: days ?? 60 } : {}),
    summary,
  }
}

const noDefect = { defectFound: false }

type Recorded = { goal: Goal; steps: (view: CaseView) => PlannedStep[] }

const own = (type: EventType, data: Record<string, unknown> = {}, note?: string): PlannedStep => ({
  type,
  data,
  implied: false,
  ...(note ? { note } : {}),
})

/** What a clerk records for a step of a history; null for steps that are facts of the application itself. */
export function recordedAs(step: DatedStep, history: History, staff: Staff): Recorded | null {
  const sign = (view: CaseView) =>
    own('APPROVED', { level: 'collective', ...noDefect, ...(view.facts.outcome ? {} : {}) })
  const simple = (
    goal: Goal,
    type: EventType,
    data: (view: CaseView) => Record<string, unknown> = () => ({}),
  ): Recorded => ({
    goal,
    steps: (view) => [own(type, data(view))],
  })
  switch (step.event) {
    case 'act-made':
    case 'act-served':
    case 'application-received':
      return null
    case 'supplement-requested':
      return {
        goal: 'reviewed',
        steps: () => [
          own('REQUEST_SUPPLEMENT', { items: ['补正材料'] }),
          { ...own('SUPPLEMENT_NOTICE_SERVED', { mode: 'direct' }), implied: true },
        ],
      }
    case 'supplement-received':
      return simple('reviewed', 'SUPPLEMENT_RECEIVED', () => ({
        items: ['补正材料'],
        lateReason: '公开案例显示已按补正办理。',
      }))
    case 'accepted':
      return {
        goal: 'reviewed',
        steps: (view) =>
          view.mainState === 'intake.underReview'
            ? [own('ACCEPT', acceptance(view))]
            : // Silence had already accepted it; the notice of that day is what the history tells of.
              [own('ACCEPTANCE_NOTICE_SERVED', { mode: 'direct' }, '此前已视为受理')],
      }
    case 'deemed-accepted':
      return { goal: 'registered', steps: () => [] }
    case 'not-accepted':
      return {
        goal: 'reviewed',
        steps: (view) =>
          view.facts.acceptance === null
            ? [own('REFUSE', { ground: refusalGround(view, history), reasons: summary, ...noDefect })]
            : [
                own('DISMISS', { ground: 'conditionUnmet', reasons: summary }, '审查期限已过，按受理后驳回登记'),
                sign(view),
              ],
      }
    case 'rejected-application':
      return {
        goal: 'trial',
        steps: (view) => [own('DISMISS', { ground: 'conditionUnmet', reasons: summary }), sign(view)],
      }
    case 'copy-served':
      return simple('trial', 'COPY_SERVED', (view) => ({ respondent: respondents(view)[0]?.id, mode: 'direct' }))
    case 'reply-received':
      return simple('copied', 'REPLY_RECEIVED', (view) => ({ respondent: respondents(view)[0]?.id, evidence: true }))
    case 'opinions-heard':
      return simple('replied', 'OPINIONS_HEARD', (view) => opinions(view, staff))
    case 'hearing-noticed':
    case 'hearing-held':
      return {
        goal: 'trial',
        steps: (view) => [
          ...(view.regions.hearing === 'notRequired'
            ? [{ ...own('HEARING_REQUIRED', { ground: 'otherMajor' }), implied: true }]
            : []),
          ...(view.regions.hearing === 'noticed'
            ? []
            : [{ ...own('HEARING_NOTICED', notice(step, history, staff)), implied: step.event === 'hearing-held' }]),
          ...(step.event === 'hearing-held'
            ? [
                own('HEARING_HELD', {
                  present: everybody(view).map((p) => p.id),
                  respondentHeadAttended: true,
                  summary,
                }),
              ]
            : []),
        ],
      }
    case 'committee-consulted':
      return simple('drafting', 'COMMITTEE_CONSULTED', () => ({ ground: 'necessary', questions: summary }))
    case 'suspended':
      return simple('suspended', 'SUSPEND', (view) => {
        const item = /\((\d+)\)$/.exec(step.ground ?? '')?.[1]
        const ground = item ? `S${item}` : 'S10'
        return { ground, reason: summary, ...(ground === 'S6' ? { consents: everybody(view).map((p) => p.id) } : {}) }
      })
    case 'resumed':
      return simple('suspended', 'RESUME', () => ({ reason: summary }))
    case 'extended':
      return simple('trial', 'EXTEND', () => ({ days: step.days ?? 30, approvedBy: staff.head, reason: '案情复杂。' }))
    case 'converted-to-ordinary':
      return simple('trial', 'CONVERT_TO_ORDINARY', () => ({
        approvedBy: staff.head,
        reason: summary,
        reviewers: [staff.officer, staff.second],
      }))
    case 'mediation-offered':
      return simple('mediated', 'MEDIATION_OFFERED', (view) => ({
        asked: everybody(view).map((p) => ({
          party: p.id,
          answer: 'accepted',
          attempts: [{ on: step.day, channel: 'faceToFace' }],
        })),
      }))
    case 'mediation-held':
      return simple('mediated', 'MEDIATION_HELD', (view) => ({
        channel: 'faceToFace',
        mediators: [staff.officer],
        participants: everybody(view).map((p) => p.id),
        outcome: history.history.some((s) => s.event === 'mediation-agreed') ? 'agreed' : 'continued',
        summary,
      }))
    case 'mediation-agreed':
      return simple('mediated', 'MEDIATION_DOC_EFFECTIVE', (view) => ({
        signatures: everybody(view).map((p) => ({ party: p.id, on: step.day })),
        sealedOn: step.day,
        terms: summary,
        ...noDefect,
      }))
    case 'withdrawn':
      return history.outcome === 'settled_before_acceptance' || history.outcome === null
        ? simple('reviewed', 'WITHDRAWN_BEFORE_ACCEPTANCE', () => ({ reason: 'settled' }))
        : {
            goal: 'mediated',
            steps: (view) => [
              own('WITHDRAWAL_REQUESTED', {
                by: view.facts.parties.filter((p) => p.role === 'applicant').map((p) => p.id),
                reason: 'settled',
                voluntary: true,
                statement: summary,
              }),
              { ...own('WITHDRAWAL_PERMITTED'), implied: true },
              { ...own('TERMINATE', { ground: 'T1', reasons: '申请人撤回申请。' }), implied: true },
              { ...sign(view), implied: true },
            ],
          }
    case 'terminated':
      return { goal: 'trial', steps: (view) => [own('TERMINATE', { ground: 'T2', reasons: summary }), sign(view)] }
    case 'decided':
      return { goal: 'approving', steps: (view) => [sign(view)] }
    case 'served':
      return {
        goal: 'registered',
        steps: (view) => everybody(view).map((p) => own('SERVED', { party: p.id, mode: 'direct' })),
      }
    case 'opinion-letter-issued':
      return simple('trial', 'LETTER_ISSUED_EARLY', () => ({
        letterKind: 'opinionLetter',
        addressee: '被申请人',
        content: summary,
        documentNumber: '公开案例未载明',
        servedOn: step.day,
      }))
    case 'opinion-letter-answered':
      return simple('trial', 'ANSWERED', () => ({ rectified: true, summary }))
    case 'performed':
      return simple('registered', 'PERFORMED', () => ({ summary }))
    case 'enforcement-ordered':
      return simple('registered', 'COMPLIANCE_ORDERED', () => ({ by: step.day }))
    case 'sued':
      return {
        goal: 'registered',
        steps: (view) => [
          // A suit presupposes service, of which the source may say nothing.
          ...everybody(view)
            .filter((p) => !view.facts.services.some((s) => s.party === p.id))
            .map((p) => ({ ...own('SERVED', { party: p.id, mode: 'direct' }), implied: true })),
          own('SUED', { by: applicants(view)[0]?.id, court: '有管辖权的人民法院' }),
        ],
      }
  }
}

function notice(step: DatedStep, history: History, staff: Staff) {
  const held = history.history.find((s) => s.event === 'hearing-held')?.on ?? step.day
  return {
    hearingOn: held.length === 10 ? held : step.day,
    lastNoticeReceivedOn: step.day,
    place: '听证室',
    presider: staff.officer,
    hearers: [staff.second, staff.third],
    recorder: staff.recorder,
  }
}

function refusalGround(view: CaseView, history: History): string {
  if (history.actKind?.includes('信访')) return 'petition'
  return view.warnings.some((w) => w.code === 'lateApplication') ? 'outOfTime' : 'noInterest'
}

const matterTypes: [string, string][] = [
  ['处罚', 'penalty'],
  ['信息公开', 'informationDisclosure'],
  ['不作为', 'inaction'],
  ['举报', 'complaintHandling'],
  ['确认', 'administrativeConfirmation'],
  ['强制', 'coercion'],
  ['征收', 'levy'],
]

const levels: [string, string][] = [
  ['县级政府部门', 'countyDepartment'],
  ['市级政府部门', 'cityDepartment'],
  ['乡镇政府', 'townGovernment'],
  ['街道', 'subdistrict'],
  ['派出机构', 'branch'],
]

const pick = (table: [string, string][], text: string | null, other: string) =>
  table.find(([word]) => text?.includes(word))?.[1] ?? other

/** The registration form that a history implies. Parties are not named by the source, so they are numbered. */
export function registration(history: History, steps: readonly DatedStep[]) {
  const day = (event: string) => {
    const found = steps.find((s) => s.event === event)
    return found && !found.assumed ? found.day : undefined
  }
  const received = steps.find((s) => s.event === 'application-received')
  const inaction = steps.some((s) => s.event === 'act-made' && s.as?.includes('inaction'))
  const count = Number(/(\d+)人/.exec(history.applicantKind ?? '')?.[1] ?? 1)
  const person = !history.applicantKind?.includes('企业')
  const served = day('act-served')
  return {
    channel: received?.sentOn ? 'post' : 'counter',
    ...(received?.sentOn ? { postmarkedOn: received.sentOn } : {}),
    parties: [
      ...Array.from({ length: count }, (_, i) => ({
        role: 'applicant',
        kind: person ? 'person' : 'organisation',
        name: count === 1 ? '申请人' : `申请人${i + 1}`,
        ...(i > 0 ? { representedBy: '申请人1' } : {}),
      })),
      { role: 'respondent', kind: 'organ', name: '被申请人' },
    ],
    matterType: pick(matterTypes, history.actKind, 'other'),
    respondentLevel: pick(levels, history.respondentLevel, 'other'),
    actTitle: `${history.actKind ?? '行政行为'}（${history.title}）`,
    ...(day('act-made') && !inaction ? { actMadeOn: day('act-made') } : {}),
    ...(served ? { actServedOn: served } : inaction && day('act-made') ? { actServedOn: day('act-made') } : {}),
    ...(inaction ? { knowledge: 'inactionWithTerm' } : served ? { knowledge: 'servedDirectly' } : {}),
    requests: history.title,
  }
}
