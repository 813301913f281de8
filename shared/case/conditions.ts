import {
  type ApplicationPeriod,
  announcementServedOn,
  applicationPeriod,
  computePeriod,
  hearingNoticeLatest,
  judgeLateness,
  type Period,
  TimeLimitError,
} from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import type { EventType } from './events.ts'
import {
  addressees,
  agentsOf,
  type CaseFacts,
  currentSuspension,
  defectConfirmed,
  explanationRecipients,
  partiesOf,
  pendingInstance,
  type StepEvent,
} from './facts.ts'
import { governingDay, limitByCode, limits } from './limits.ts'
import { correctingKinds, performanceOpen, requiredExplanationItems } from './record.ts'
import { approvalLevels, requiredLevel } from './settings.ts'

/** A requirement the law sets for a step: it can say itself, name its article and what would meet it. */
export type Condition = {
  article: string
  zh: string
  en: string
  remedy: { zh: string; en: string }
  /** Answered by the form: not counted as unmet before the form is filled in. */
  asked?: true
  /** The step that would mend it, offered as a button. */
  event?: EventType
  holds(facts: CaseFacts, event: StepEvent): boolean
}

// Data is read loosely here because a condition serves several events; the contract has parsed it before.
// biome-ignore lint/suspicious/noExplicitAny: one condition is shared by events of different payloads
type Loose = any
const data = (event: StepEvent): Loose => event.data ?? {}
const environment = (event: StepEvent): CaseEnvironment => event.env as CaseEnvironment
const dueOf = (facts: CaseFacts, event: StepEvent, ...codes: Parameters<typeof limitByCode>[1][]) =>
  limitByCode(limits(facts, environment(event)), ...codes)?.period

/** The day whose law governs a step (law.md §9 Q10). */
const lawDay = (facts: CaseFacts, event: StepEvent): string =>
  governingDay(facts, event.on, environment(event).settings)

const granted = (code: string, article: string, zh: string, en: string): Condition => ({
  article: `行政复议法 ${article}`,
  zh,
  en,
  remedy: {
    zh: `在“受理条件”中确认“${zh}”；不符合的，依法不予受理或者要求补正。`,
    en: 'Confirm it among the acceptance conditions, or refuse or ask for a supplement.',
  },
  asked: true,
  holds: (_f, e) => (data(e).conditions ?? []).includes(code),
})

const oneOf = (facts: CaseFacts, id: unknown) => facts.parties.find((p) => p.id === id)

/** Every named condition of the statechart (law.md §7.2). */
export const conditions = {
  applicantNamed: {
    article: '行政复议法 第14条',
    zh: '已登记申请人',
    en: 'An applicant is registered',
    remedy: { zh: '登记至少一名申请人。', en: 'Register at least one applicant.' },
    holds: (f) => partiesOf(f, 'applicant').length > 0,
  },
  respondentNamed: {
    article: '行政复议法 第19条',
    zh: '已登记被申请人',
    en: 'A respondent is registered',
    remedy: {
      zh: '登记作出行政行为的机关；不明确的，先要求补正。',
      en: 'Register the organ that made the act, or ask for a supplement.',
    },
    holds: (f) => partiesOf(f, 'respondent').length > 0,
  },
  penaltyRouteOpen: {
    article: '行政复议法 第32条',
    zh: '属于对行政处罚不服、可以通过处罚机关申请的案件',
    en: 'The case is about a penalty that may be filed through the penalty organ',
    remedy: {
      zh: '仅当场处罚、电子技术监控记录的处罚可以经处罚机关提交；其他案件直接登记。',
      en: 'Only penalties on the spot or by electronic monitoring; register other cases directly.',
    },
    holds: (f) => f.act.matterType === 'penalty',
  },
  fileReceived: {
    article: '行政复议法 第32条第2款',
    zh: '本机关已收到申请材料，且收到日期不早于向处罚机关提交之日',
    en: 'The file has arrived here, not before it was handed to the penalty organ',
    remedy: { zh: '填写本机关实际收到材料的日期。', en: 'Enter the day on which the file arrived here.' },
    asked: true,
    holds: (f, e) =>
      typeof data(e).receivedOn === 'string' &&
      data(e).receivedOn >= (f.penaltyRoute?.submittedOn ?? '') &&
      data(e).receivedOn <= environment(e).today,
  },
  selfCorrectionByLaw: {
    article: '行政复议法实施条例 第38条',
    zh: '处罚机关自行纠正的规定自2026年7月1日起施行',
    en: 'Self-correction by the penalty organ exists from 2026-07-01',
    remedy: { zh: '此前的案件请登记转送，由本机关审查。', en: 'For earlier cases record the forwarding.' },
    holds: (f, e) => lawDay(f, e) >= '2026-07-01',
  },
  bothInformed: {
    article: '行政复议法实施条例 第38条第1款',
    zh: '处罚机关已将纠正结果告知申请人和本机关',
    en: 'The applicant and this organ have both been told',
    remedy: { zh: '分别填写告知申请人、告知本机关的日期。', en: 'Enter both days.' },
    asked: true,
    holds: (_f, e) => Boolean(data(e).organInformedOn) && Boolean(data(e).applicantInformedOn),
  },
  definiteParties: granted(
    'definiteParties',
    '第30条第1款第1项',
    '有明确的申请人和符合规定的被申请人',
    'Definite applicant and proper respondent',
  ),
  interest: granted('interest', '第30条第1款第2项', '申请人与行政行为有利害关系', 'The applicant has an interest'),
  specificRequest: granted(
    'specificRequest',
    '第30条第1款第3项',
    '有具体的行政复议请求和理由',
    'Specific request and reasons',
  ),
  inScope: granted('inScope', '第30条第1款第5项', '属于行政复议范围', 'Within the scope'),
  competent: granted('competent', '第30条第1款第6项', '属于本机关管辖', 'This organ is competent'),
  notPending: granted(
    'notPending',
    '第30条第1款第7项',
    '未就同一行政行为受理过，人民法院也未受理',
    'Not accepted before, nor by a court',
  ),
  inTime: {
    article: '行政复议法 第20条、第30条第1款第4项',
    zh: '在法定申请期限内提出；逾期的，已说明正当理由',
    en: 'Filed in time, or a good reason for lateness is given',
    remedy: {
      zh: '确认“在申请期限内”；系统判断已逾期的，填写逾期仍可受理的理由（不可抗力、未告知期限等）。',
      en: 'Confirm it; if the program finds it late, give the reason why it may still be accepted.',
    },
    asked: true,
    holds: (f, e) =>
      (data(e).conditions ?? []).includes('inTime') && (!isLate(f, environment(e)) || Boolean(data(e).lateReason)),
  },
  acceptedAfterReceipt: {
    article: '行政复议法 第30条',
    zh: '受理日期不早于收到申请之日',
    en: 'Accepted on or after the day of receipt',
    remedy: { zh: '核对受理日期。', en: 'Check the day of acceptance.' },
    asked: true,
    holds: (f, e) => e.on >= (f.hereOn ?? f.application.receivedOn),
  },
  refusalInTime: {
    article: '行政复议法 第30条第2款、第3款',
    zh: '在收到申请之日起五个工作日内决定不予受理',
    en: 'Refused within five working days of receipt',
    remedy: {
      zh: '审查期限届满后视为受理，只能在受理后依第33条驳回申请。',
      en: 'After that the application counts as accepted and can only be dismissed (L 33).',
    },
    holds: (f, e) => {
      const due = dueOf(f, e, 'D08')?.dueLegal ?? dueOf(f, e, 'D05')?.dueLegal
      return due === undefined || e.on <= due
    },
  },
  refusalGroundInForce: {
    article: '行政复议法实施条例 第29条、第36条',
    zh: '所选不予受理理由在作出决定之日有效',
    en: 'The ground for refusal is in force on the day of the decision',
    remedy: {
      zh: '2026年7月1日前的决定不得引用2026年实施条例第29条、第36条，请另选理由。',
      en: 'Choose another ground for decisions before 2026-07-01.',
    },
    asked: true,
    holds: (f, e) =>
      lawDay(f, e) >= '2026-07-01' ||
      !['wrongRespondent', 'criminalJustice', 'guidance', 'preparatoryAct', 'internalSupervision'].includes(
        data(e).ground,
      ),
  },
  competentOrganNamed: {
    article: '行政复议法 第30条第2款',
    zh: '不属于本机关管辖的，已告知有管辖权的机关',
    en: 'If not competent, the competent organ is named',
    remedy: { zh: '填写有管辖权的行政复议机关。', en: 'Name the competent organ.' },
    asked: true,
    holds: (_f, e) => data(e).ground !== 'notCompetent' || Boolean(data(e).competentOrgan),
  },
  defectAnswered: {
    article: '行政复议法 第76条',
    zh: '已明确回答“是否发现行政行为存在瑕疵或者错误”',
    en: 'The question whether a defect was found is answered',
    remedy: {
      zh: '选择“是”或“否”；选“是”的，至少列明一项瑕疵。',
      en: 'Answer yes or no; with yes, list at least one defect.',
    },
    asked: true,
    holds: (_f, e) =>
      data(e).defectFound === false || (data(e).defectFound === true && (data(e).defects ?? []).length > 0),
  },
  regulation2026: {
    article: '行政复议法实施条例 第37条第2款、第40条',
    zh: '该程序自2026年7月1日起适用',
    en: 'The procedure exists from 2026-07-01',
    remedy: { zh: '此前的案件请选择其他处理方式。', en: 'Choose another way for earlier cases.' },
    holds: (f, e) => lawDay(f, e) >= '2026-07-01',
  },
  supplementOnce: {
    article: '行政复议法 第31条第1款',
    zh: '尚未要求补正（只能一次性告知）',
    en: 'No supplement has been asked for yet (only once)',
    remedy: { zh: '已经补正过一次，应当决定受理或者不予受理。', en: 'Decide on acceptance now.' },
    holds: (f) => f.supplement === null,
  },
  supplementNoticeInTime: {
    article: '行政复议法 第31条第1款',
    zh: '在收到申请之日起五个工作日内书面通知补正',
    en: 'Notice within five working days of receipt',
    remedy: {
      zh: '期限已过，视为受理；确需补充的材料在审理中要求提供。',
      en: 'Too late: the application counts as accepted; ask for the papers during the trial.',
    },
    holds: (f, e) => {
      const due = dueOf(f, e, 'D06')?.dueLegal
      return due === undefined || e.on <= due
    },
  },
  noticeNotServed: {
    article: '行政复议法 第31条',
    zh: '补正通知尚未登记送达',
    en: 'Service of the notice is not recorded yet',
    remedy: { zh: '送达日期登记有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    holds: (f) => f.supplement?.noticeServedOn == null,
  },
  noticeAfterRequest: {
    article: '行政复议法 第31条第1款',
    zh: '补正通知的送达日期不早于作出通知之日',
    en: 'The notice is served on or after the day it was made',
    remedy: { zh: '核对补正通知的送达日期。', en: 'Check the day of service.' },
    asked: true,
    holds: (f, e) => e.on >= (f.supplement?.requestedOn ?? ''),
  },
  noticeServed: {
    article: '行政复议法 第31条第2款',
    zh: '补正通知已送达申请人',
    en: 'The notice has been served',
    remedy: { zh: '先登记补正通知的送达日期。', en: 'Record service of the notice first.' },
    event: 'SUPPLEMENT_NOTICE_SERVED',
    holds: (f) => f.supplement?.noticeServedOn != null,
  },
  laterThanSupplementEnd: {
    article: '行政复议法 第31条第2款',
    zh: '延长后的日期晚于原补正期限',
    en: 'The new day is later than the present one',
    remedy: { zh: '填写更晚的日期。', en: 'Enter a later day.' },
    asked: true,
    holds: (f, e) => data(e).until > (dueOf(f, e, 'D07')?.dueLegal ?? ''),
  },
  supplementInTime: {
    article: '行政复议法 第31条第2款',
    zh: '在补正期限内收到；逾期的，有正当理由',
    en: 'Received in time, or with a good reason',
    remedy: {
      zh: '逾期无正当理由的，视为放弃申请；有正当理由的，填写理由。',
      en: 'Give the reason, or let the application count as abandoned.',
    },
    asked: true,
    holds: (f, e) => e.on <= supplementEnd(f, e) || Boolean(data(e).lateReason),
  },
  noticeOnce: {
    article: '行政复议法 第30条',
    zh: '尚未登记受理通知的送达',
    en: 'Service of the acceptance notice is not recorded yet',
    remedy: { zh: '日期有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    holds: (f) => f.acceptance?.noticeOn == null,
  },
  noticeAfterAcceptance: {
    article: '行政复议法 第30条第1款',
    zh: '受理通知的送达日期不早于受理之日',
    en: 'The acceptance notice is served on or after the day of acceptance',
    remedy: { zh: '核对受理通知的送达日期。', en: 'Check the day of service.' },
    asked: true,
    holds: (f, e) => e.on >= (f.acceptance?.on ?? ''),
  },
  accepted: {
    article: '行政复议法 第30条',
    zh: '案件已受理',
    en: 'The case is accepted',
    remedy: { zh: '先作出受理决定。', en: 'Accept the application first.' },
    event: 'ACCEPT',
    holds: (f) => f.acceptance !== null,
  },
  enoughReviewers: {
    article: '行政复议法实施条例 第39条（2007年条例 第32条）',
    zh: '普通程序至少两名行政复议人员；简易程序可以由一名办理（2026年7月1日起）',
    en: 'At least two reviewers; one in the simple procedure from 2026-07-01',
    remedy: { zh: '补足承办人员。', en: 'Add reviewers.' },
    asked: true,
    holds: (f, e) => {
      const simple = e.type === 'CONVERT_TO_ORDINARY' ? false : (data(e).procedureKind ?? f.procedure) === 'simple'
      return new Set(data(e).reviewers ?? []).size >= (simple && lawDay(f, e) >= '2026-07-01' ? 1 : 2)
    },
  },
  reviewersAreOfficers: {
    article: '行政复议法 第6条',
    zh: '承办人在行政复议人员之中，且均有承办权限',
    en: 'The case officer is one of the reviewers and all may handle cases',
    remedy: {
      zh: '从有“承办人”角色的人员中选择，并把承办人列入行政复议人员。',
      en: 'Choose people with the case officer role and include the case officer.',
    },
    asked: true,
    holds: (_f, e) =>
      (data(e).reviewers ?? []).includes(data(e).caseOfficer) &&
      (data(e).reviewers as string[]).every((id) =>
        environment(e)
          .rolesOf(id)
          .some((r) => r === 'caseOfficer' || r === 'supervisor' || r === 'approver'),
      ),
  },
  simpleInForce: {
    article: '行政复议法 第53条',
    zh: '简易程序自2024年1月1日起施行',
    en: 'The simple procedure exists from 2024-01-01',
    remedy: { zh: '此前受理的案件适用普通程序。', en: 'Use the ordinary procedure for earlier cases.' },
    asked: true,
    holds: (f, e) => data(e).procedureKind !== 'simple' || (f.acceptance?.on ?? e.on) >= '2024-01-01',
  },
  simpleGroundGiven: {
    article: '行政复议法 第53条',
    zh: '适用简易程序的，已选择法定情形或者各方同意',
    en: 'With the simple procedure its ground is given',
    remedy: { zh: '选择第53条所列情形，或者改用普通程序。', en: 'Choose a ground or the ordinary procedure.' },
    asked: true,
    holds: (_f, e) => data(e).procedureKind !== 'simple' || Boolean(data(e).simpleGround),
  },
  copyOnce: {
    article: '行政复议法 第48条、第54条',
    zh: '尚未登记向该被申请人送达副本',
    en: 'Service of the copy on this respondent is not recorded yet',
    remedy: { zh: '日期有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    asked: true,
    holds: (f, e) => !f.copies.some((c) => c.party === data(e).respondent),
  },
  copySentFirst: {
    article: '行政复议法 第48条、第54条',
    zh: '副本发出日期在受理之日至收到之日之间',
    en: 'The copy was sent between acceptance and its receipt',
    remedy: { zh: '核对副本的发出日期和收到日期。', en: 'Check the days of sending and of receipt.' },
    asked: true,
    holds: (f, e) => (data(e).sentOn ?? e.on) <= e.on && (data(e).sentOn ?? e.on) >= (f.acceptance?.on ?? ''),
  },
  copyServed: {
    article: '行政复议法 第48条、第54条',
    zh: '申请书副本已送达被申请人',
    en: 'The copy has been served',
    remedy: { zh: '先登记副本送达。', en: 'Record service of the copy first.' },
    event: 'COPY_SERVED',
    holds: (f) => f.copies.length > 0,
  },
  copyServedToRespondent: {
    article: '行政复议法 第48条、第54条',
    zh: '该被申请人已收到副本，且答复日期不早于收到之日',
    en: 'This respondent has received the copy, not after its reply',
    remedy: {
      zh: '先登记该被申请人收到副本的日期，并核对答复日期。',
      en: 'Record receipt of the copy first and check the day.',
    },
    asked: true,
    event: 'COPY_SERVED',
    holds: (f, e) => f.copies.some((c) => c.party === data(e).respondent && c.receivedOn <= e.on),
  },
  replyOnce: {
    article: '行政复议法 第48条、第54条',
    zh: '尚未登记该被申请人的答复',
    en: 'The reply of this respondent is not recorded yet',
    remedy: {
      zh: '日期有误的，请用“更正”；补充材料请用“添加记事”。',
      en: 'Use a correction if the day is wrong, a note for further papers.',
    },
    asked: true,
    holds: (f, e) => !f.replies.some((r) => r.party === data(e).respondent),
  },
  replyReceived: {
    article: '行政复议法 第47条',
    zh: '被申请人已提交答复和证据',
    en: 'The reply has been received',
    remedy: { zh: '收到答复后方可安排查阅、复制。', en: 'File access follows the reply.' },
    event: 'REPLY_RECEIVED',
    holds: (f) => f.replies.length > 0,
  },
  trialOpen: {
    article: '行政复议法 第36条',
    zh: '案件正在审理，决定尚未签发',
    en: 'The trial is open and nothing is signed',
    remedy: { zh: '在受理后、签发决定前办理。', en: 'Possible between acceptance and signing.' },
    holds: (f) => f.acceptance !== null && f.outcome?.signedOn == null,
  },
  twoInvestigators: {
    article: '行政复议法 第45条第2款',
    zh: '调查取证时行政复议人员不少于两人',
    en: 'At least two investigators',
    remedy: { zh: '补填调查人员。', en: 'Add investigators.' },
    asked: true,
    holds: (_f, e) => new Set(data(e).investigators ?? []).size >= 2,
  },
  twoOfficersOrPhone: {
    article: '行政复议法 第49条；听取意见办法 第3条',
    zh: '当面听取意见由两名人员进行（电话、网络方式至少一名）',
    en: 'Two officers face to face; at least one by phone or online',
    remedy: { zh: '补填听取意见人员。', en: 'Add officers.' },
    asked: true,
    holds: (_f, e) => new Set(data(e).reviewers ?? []).size >= (data(e).channel === 'faceToFace' ? 2 : 1),
  },
  threeAttempts: {
    article: '行政复议法 第49条',
    zh: '因当事人原因不能听取意见的，列明至少三次不同日期的联系情况',
    en: 'At least three attempts on different days',
    remedy: { zh: '补记联系时间和方式。', en: 'Add the attempts.' },
    asked: true,
    holds: (_f, e) => new Set(((data(e).attempts ?? []) as { on: string }[]).map((a) => a.on)).size >= 3,
  },
  representativesByLaw: {
    article: '行政复议法 第15条；实施条例 第17条（2007年条例 第8条）',
    zh: '代表人人数符合规定（2026年7月1日起：超过十人，推选二至五名；此前：超过五人，推选一至五名）',
    en: 'Number of representatives by law',
    remedy: { zh: '核对申请人人数和推选人数。', en: 'Check the numbers.' },
    asked: true,
    holds: (f, e) => {
      const chosen = new Set(data(e).representatives ?? []).size
      const applicants = partiesOf(f, 'applicant').length
      return e.on >= '2026-07-01'
        ? applicants > 10 && chosen >= 2 && chosen <= 5
        : applicants > 5 && chosen >= 1 && chosen <= 5
    },
  },
  isSimple: {
    article: '行政复议法 第55条',
    zh: '案件正在适用简易程序',
    en: 'The case is in the simple procedure',
    remedy: { zh: '普通程序不能再转换。', en: 'There is nothing to convert.' },
    holds: (f) => f.procedure === 'simple',
  },
  isOrdinary: {
    article: '行政复议法 第62条',
    zh: '案件适用普通程序（简易程序不得延期）',
    en: 'The case is in the ordinary procedure (no extension in the simple one)',
    remedy: { zh: '案情复杂的，先转为普通程序。', en: 'Convert it first.' },
    event: 'CONVERT_TO_ORDINARY',
    holds: (f) => f.procedure === 'ordinary',
  },
  approvedByHead: {
    article: '行政复议法 第55条、第62条第1款',
    zh: '已经行政复议机构负责人批准',
    en: 'Approved by the head of the institution',
    remedy: { zh: '在“批准人”中选择机构负责人。', en: 'Name the head of the institution as approver.' },
    asked: true,
    holds: (_f, e) =>
      environment(e)
        .rolesOf(data(e).approvedBy ?? '')
        .includes('supervisor'),
  },
  clockRunning: {
    article: '行政复议法 第39条',
    zh: '案件未处于中止状态',
    en: 'The case is not suspended',
    remedy: {
      zh: '先恢复审理；日期落在中止期间内的，核对日期。',
      en: 'Resume the case first, or check a day that lies within a suspension.',
    },
    event: 'RESUME',
    holds: (f, e) => !suspendedOn(f, e.on),
  },
  clockRunningOrTermination: {
    article: '行政复议法 第39条、第41条',
    zh: '案件未处于中止状态（终止决定除外）',
    en: 'The case is not suspended (except for a termination)',
    remedy: {
      zh: '先恢复审理，再签发决定；签发日期不得在中止期间内。',
      en: 'Resume the case before signing; the day of signing may not lie within a suspension.',
    },
    event: 'RESUME',
    holds: (f, e) => !suspendedOn(f, e.on) || f.outcome?.form === 'terminated',
  },
  hearingDone: {
    article: '行政复议法 第50条、第61条第2款',
    zh: '应当听证的，已经举行听证（或者依法视为放弃、取消）',
    en: 'A required hearing has been held, waived or cancelled',
    remedy: {
      zh: '通知并举行听证，或者登记放弃、取消。',
      en: 'Hold the hearing, or record its waiver or cancellation.',
    },
    event: 'HEARING_HELD',
    holds: (f) => hearingSettled(f),
  },
  incidentalDone: {
    article: '行政复议法 第56条、第59条',
    zh: '规范性文件附带审查已有结果',
    en: 'The incidental review has a result',
    remedy: {
      zh: '登记附带审查结果；申请时一并提出、尚未登记的，先登记附带审查。',
      en: 'Record its result; where it was asked for with the application, record the request first.',
    },
    event: 'INCIDENTAL_RESOLVED',
    holds: (f, e) =>
      // A suspension on another ground may end before the review begins, never while it is under way.
      e.type === 'RESUME'
        ? f.incidental?.startedOn == null || f.incidental.resolvedOn !== null
        : f.incidental
          ? f.incidental.resolvedOn !== null
          : f.application.incidentalDocument === null,
  },
  noOpenExclusion: {
    article: '行政复议法实施条例 第45条、第46条',
    zh: '鉴定、勘验、提级审理请求已经结束',
    en: 'Appraisal, inspection and elevation request are over',
    remedy: { zh: '登记结束日期。', en: 'Record their end.' },
    event: 'EXCLUSION_ENDED',
    holds: (f) => f.exclusions.every((x) => x.to !== null),
  },
  committeeGroundGiven: {
    article: '行政复议法 第52条第2款',
    zh: '需要咨询复议委员会的，已选择法定情形',
    en: 'If the committee is needed, its ground is given',
    remedy: { zh: '选择第52条第2款所列情形。', en: 'Choose the ground.' },
    asked: true,
    holds: (_f, e) => data(e).committeeNeeded === false || Boolean(data(e).committeeGround),
  },
  mediationDone: {
    article: '行政复议法 第5条；案中100%调解',
    zh: '已有有效的调解记录（已询问申请人和被申请人，或者双方到场调解），或者说明未调解的理由',
    en: 'A valid mediation record exists, or a reason is given',
    remedy: {
      zh: '登记调解意愿或者调解经过；确实无法调解的，填写“未调解理由”（该案计入缺项）。',
      en: 'Record the offer or session, or give the reason (the case then counts as missing).',
    },
    event: 'MEDIATION_OFFERED',
    asked: true,
    holds: (f, e) => hasValidMediation(f) || Boolean(data(e).mediationOverride),
  },
  noElevationPending: {
    article: '行政复议法实施条例 第40条第1款',
    zh: '没有尚未答复的提级审理请求',
    en: 'No elevation request is pending',
    remedy: { zh: '等待上级机关答复，或者先登记答复结果。', en: 'Wait for the answer, or record it first.' },
    event: 'ELEVATION_REFUSED',
    holds: (f) => f.elevation === null || f.elevation.endedOn !== null,
  },
  elevationFileReceived: {
    article: '行政复议法实施条例 第40条第3款',
    zh: '填写了上级机关收到案卷日期的，不早于请求之日，也不晚于今天',
    en: 'If given, the superior received the file on or after the request and not later than today',
    remedy: {
      zh: '核对上级机关收到案卷的日期；尚未收到的留空，收到后登记“案卷移送”。',
      en: 'Check the day; leave it empty and record the arrival later.',
    },
    asked: true,
    holds: (f, e) =>
      data(e).fileReceivedOn === undefined ||
      (data(e).fileReceivedOn >= (f.elevation?.requestedOn ?? '') && data(e).fileReceivedOn <= environment(e).today),
  },
  elevationFileOpen: {
    article: '行政复议法实施条例 第40条第3款',
    zh: '上级机关已决定提级审理，案卷尚未移送',
    en: 'Elevation is granted and the file has not been moved',
    remedy: { zh: '先登记上级机关的提级决定。', en: 'Record the grant first.' },
    event: 'ELEVATION_GRANTED',
    holds: (f) => f.elevation?.granted != null && f.elevation.fileReceived === null,
  },
  fileMovedAfterGrant: {
    article: '行政复议法实施条例 第40条第3款',
    zh: '上级机关收到案卷不早于决定提级之日',
    en: 'The file arrived on or after the day of the grant',
    remedy: { zh: '核对上级机关收到案卷的日期。', en: 'Check the day.' },
    asked: true,
    holds: (f, e) => e.on >= (f.elevation?.granted?.on ?? ''),
  },
  elevationFileMoved: {
    article: '行政复议法实施条例 第40条第3款；立卷归档规范',
    zh: '提级审理的，案卷已移送上级机关',
    en: 'On elevation the file has been moved',
    remedy: { zh: '登记上级机关收到案卷的日期。', en: 'Record the day on which the superior received it.' },
    event: 'ELEVATION_FILE_RECEIVED',
    holds: (f) => f.elevation?.granted == null || f.elevation.fileReceived !== null,
  },
  elevationRequested: {
    article: '行政复议法实施条例 第40条',
    zh: '已请求上级机关提级审理，尚无答复',
    en: 'An elevation request is pending',
    remedy: { zh: '先登记提级审理请求。', en: 'Record the request first.' },
    event: 'ELEVATION_REQUESTED',
    holds: (f) => f.elevation !== null && f.elevation.endedOn === null,
  },
  dismissGroundInForce: {
    article: '行政复议法 第33条；实施条例 第37条第1款',
    zh: '驳回申请的理由在作出之日有效',
    en: 'The ground of dismissal is in force',
    remedy: {
      zh: '2026年7月1日前仅适用第33条（受理后发现不符合受理条件）。',
      en: 'Before 2026-07-01 only L 33 applies.',
    },
    asked: true,
    holds: (f, e) =>
      lawDay(f, e) >= '2026-07-01' || data(e).ground === 'conditionUnmet' || data(e).ground === undefined,
  },
  clarified: {
    article: '行政复议法实施条例 第37条第1款',
    zh: '明显没有事实根据的，已经释明而申请人仍坚持',
    en: 'A baseless application was clarified and is insisted on',
    remedy: { zh: '填写释明的时间和内容。', en: 'Record the clarification.' },
    asked: true,
    holds: (_f, e) => data(e).ground !== 'baseless' || Boolean(data(e).clarification),
  },
  terminationGroundMet: {
    article: '行政复议法 第41条',
    zh: '终止事由成立（准予撤回后方可因撤回终止；因中止满60日终止的，须已满60日）',
    en: 'The ground of termination is met',
    remedy: {
      zh: '因撤回终止的先准予撤回；因中止终止的，须S1、S2、S4中止已满六十日。',
      en: 'Permit the withdrawal first, or wait until sixty days of suspension have passed.',
    },
    asked: true,
    holds: (f, e) => terminationMet(f, e),
  },
  mediationAgreed: {
    article: '行政复议法 第73条',
    zh: '各方已就调解达成协议',
    en: 'The parties have agreed',
    remedy: { zh: '先登记达成协议的调解。', en: 'Record the session with agreement first.' },
    event: 'MEDIATION_HELD',
    holds: (f) => f.mediations.filter((m) => m.kind === 'session').at(-1)?.outcome === 'agreed',
  },
  allSigned: {
    article: '行政复议法 第73条第1款',
    zh: '申请人、被申请人（及权利受影响的第三人）均已签名或者盖章',
    en: 'All parties have signed or sealed',
    remedy: { zh: '逐一登记各方签收日期。', en: 'Record each signature.' },
    asked: true,
    holds: (f, e) => {
      const signed = ((data(e).signatures ?? []) as { party: string }[]).map((s) => s.party)
      return partiesOf(f, 'applicant', 'respondent').every(
        (p) => signed.includes(p.id) || (p.representedBy !== null && signed.includes(p.representedBy)),
      )
    },
  },
  effectiveOnLastSignature: {
    article: '行政复议法 第73条第1款',
    zh: '生效日期为最后一方签名（盖章）与加盖复议机关印章两者中较晚的一日',
    en: 'Effective on the later of the last signature and the seal',
    remedy: { zh: '核对签名日期、盖章日期与生效日期。', en: 'Check the days of signatures, seal and effect.' },
    asked: true,
    holds: (_f, e) => {
      const days = [...((data(e).signatures ?? []) as { on: string }[]).map((s) => s.on), data(e).sealedOn as string]
      return days.every((d) => d <= e.on) && days.includes(e.on)
    },
  },
  notWorseForApplicant: {
    article: '行政复议法 第63条第2款',
    zh: '变更决定不得使申请人处境更为不利（第三人提出相反请求的除外）',
    en: 'Never worse for the applicant, unless a third party asked the opposite',
    remedy: { zh: '调整决定内容，或者依法驳回请求。', en: 'Change the decision or reject the claim.' },
    asked: true,
    holds: (_f, e) => data(e).worseForApplicant === false || data(e).thirdPartyAskedOpposite === true,
  },
  invalidityAsked: {
    article: '行政复议法 第67条',
    zh: '确认无效须由申请人提出请求',
    en: 'Invalidity needs the applicant’s request',
    remedy: { zh: '申请人未请求确认无效的，选择其他决定类型。', en: 'Choose another kind of decision.' },
    asked: true,
    holds: (_f, e) => !(data(e).decisionKinds ?? []).includes('INVALID') || data(e).invalidityRequested === true,
  },
  performancePeriodSet: {
    article: '行政复议法 第66条',
    zh: '责令履行的，已确定履行期限',
    en: 'An order to perform sets its period',
    remedy: { zh: '填写履行期限（日期或者天数）。', en: 'Enter the period.' },
    asked: true,
    holds: (_f, e) =>
      !(data(e).decisionKinds ?? []).includes('PERFORM') || Boolean(data(e).performBy) || Boolean(data(e).performDays),
  },
  decisionKindsFit: {
    article: '行政复议法 第64条、第68条',
    zh: '决定类型可以并列（维持、驳回请求不与纠错类并列；责令重作附于撤销）',
    en: 'The kinds of decision go together',
    remedy: { zh: '核对所选决定类型。', en: 'Check the chosen kinds.' },
    asked: true,
    holds: (_f, e) => kindsFit(data(e).decisionKinds ?? []),
  },
  adoptionNoted: {
    article: '行政复议法实施条例 第52条',
    zh: '未采纳咨询意见的，已说明理由',
    en: 'Reasons are given if the opinion is not adopted',
    remedy: { zh: '填写不采纳的理由。', en: 'Give the reasons.' },
    asked: true,
    holds: (_f, e) => data(e).adopted === true || Boolean(data(e).reasonNotAdopted),
  },
  outcomeDrafted: {
    article: '行政复议法 第61条第1款',
    zh: '有提交审批的处理意见',
    en: 'There is a proposed outcome to approve',
    remedy: { zh: '退回后重新提交审核。', en: 'Return it and submit a draft.' },
    event: 'RETURNED',
    holds: (f) => f.outcome !== null,
  },
  signedAfterDraft: {
    article: '行政复议法 第61条第1款、第62条',
    zh: '签发日期不早于提交审核之日',
    en: 'Signed on or after the day the draft was submitted',
    remedy: {
      zh: '核对签发日期；提交日期有误的，先用“更正”改正。',
      en: 'Check the day, or correct the day of the draft first.',
    },
    asked: true,
    holds: (f, e) => e.on >= (f.outcome?.on ?? ''),
  },
  levelByMatrix: {
    article: '行政复议法 第61条第1款；本机关审批权限',
    zh: '审批层级不低于审批权限表的规定',
    en: 'The level of approval is at least that of the matrix',
    remedy: {
      zh: '选择更高的审批层级；权限表可在设置中调整。',
      en: 'Choose a higher level; the matrix is in the settings.',
    },
    asked: true,
    holds: (f, e) => {
      const required = requiredLevel(environment(e).settings.approvalMatrix, f.outcome?.kinds ?? [])
      return approvalLevels.indexOf(data(e).level ?? 'institutionHead') >= approvalLevels.indexOf(required)
    },
  },
  outcomeSigned: {
    article: '行政复议法 第75条',
    zh: '决定（调解书）已签发',
    en: 'The outcome is signed',
    remedy: { zh: '先完成审批签发。', en: 'Have it approved first.' },
    event: 'APPROVED',
    holds: (f) => f.outcome?.signedOn != null,
  },
  outcomeNotSigned: {
    article: '行政复议法 第39条、第62条、第73条、第74条',
    zh: '决定尚未签发',
    en: 'The outcome is not signed',
    remedy: { zh: '决定签发后不能再办理此事项。', en: 'Not possible after signing.' },
    holds: (f) => f.outcome?.signedOn == null && f.closing === null,
  },
  outcomeServed: {
    article: '行政复议法 第30条、第75条',
    zh: '不予受理决定已送达申请人',
    en: 'The decision has been served on the applicants',
    remedy: { zh: '先登记送达。', en: 'Record service first.' },
    event: 'SERVED',
    holds: (f) => addressees(f).every((p) => f.services.some((s) => s.party === p.id)),
  },
  recipientIsParty: {
    article: '民事诉讼法 第87条',
    zh: '受送达人是需要送达的当事人',
    en: 'The recipient is a party to be served',
    remedy: { zh: '有代表人的，向代表人送达。', en: 'Serve the representative where there is one.' },
    asked: true,
    holds: (f, e) => addressees(f).some((p) => p.id === data(e).party),
  },
  notServedYet: {
    article: '行政复议法 第75条第2款',
    zh: '该受送达人尚未登记送达',
    en: 'Service on this recipient is not recorded yet',
    remedy: { zh: '日期有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    asked: true,
    holds: (f, e) => !f.services.some((s) => s.party === data(e).party),
  },
  serviceAfterSigning: {
    article: '行政复议法 第75条',
    zh: '送达日期不早于签发日期',
    en: 'Served on or after the day of signing',
    remedy: { zh: '核对送达日期。', en: 'Check the day.' },
    asked: true,
    holds: (f, e) => e.on >= (f.outcome?.signedOn ?? ''),
  },
  announcementElapsed: {
    article: '民事诉讼法 第95条',
    zh: '公告送达须自发布之日起满三十日',
    en: 'Thirty days have passed since the announcement',
    remedy: {
      zh: '填写公告日期；送达日期为公告期满之日。',
      en: 'Enter the day of publication; service is the day on which thirty days have passed.',
    },
    asked: true,
    holds: (_f, e) =>
      data(e).mode !== 'announcement' ||
      (Boolean(data(e).publishedOn) && e.on >= announcementServedOn(data(e).publishedOn)),
  },
  recipientOfOutcome: {
    article: '案后100%释法',
    zh: '释法对象是申请人或者受结果不利影响的第三人',
    en: 'The recipient is an applicant or a burdened third party',
    remedy: { zh: '从释法对象中选择。', en: 'Choose one of the recipients.' },
    asked: true,
    holds: (f, e) => explanationRecipients(f).some((p) => p.id === data(e).party),
  },
  explanationComplete: {
    article: '案后100%释法',
    zh: '释法内容完整（结果、事实证据、法律依据、对主要主张的回应；可诉的，救济途径和最后日期；有履行义务的，履行要求）',
    en: 'The explanation covers every required item',
    remedy: { zh: '逐项勾选已说明的内容。', en: 'Tick what was explained.' },
    asked: true,
    // A refusal is on record as it was; it covers nobody until a written explanation is served.
    holds: (f, e) =>
      (e.type === 'EXPLAINED' && data(e).refused === true) ||
      requiredExplanationItems(f).every((item) => (data(e).checklist ?? []).includes(item)),
  },
  explainedAfterSigning: {
    article: '案后100%释法',
    zh: '释法日期不早于签发日期',
    en: 'Explained on or after the day of signing',
    remedy: { zh: '核对释法日期。', en: 'Check the day.' },
    asked: true,
    holds: (f, e) => e.on >= (f.outcome?.signedOn ?? ''),
  },
  noDefectFound: {
    article: '行政复议法 第76条；纠错100%建议',
    zh: '审批时未确认瑕疵或者错误',
    en: 'No defect was confirmed',
    remedy: { zh: '已确认瑕疵的，制发意见书或者建议书。', en: 'Issue a letter for the confirmed defect.' },
    event: 'RECOMMEND',
    holds: (f) => f.defectFound === false && !defectConfirmed(f),
  },
  defectFound: {
    article: '行政复议法 第76条',
    zh: '已确认存在瑕疵或者错误',
    en: 'A defect is confirmed',
    remedy: { zh: '发现新的瑕疵的，先登记确认。', en: 'Confirm the defect first.' },
    event: 'DEFECT_CONFIRMED',
    holds: (f) => defectConfirmed(f),
  },
  existingLetterServed: {
    article: '行政复议法 第76条；纠错100%建议',
    zh: '所引用的已制发文书已经送达',
    en: 'An existing letter that is named has been served',
    remedy: {
      zh: '从已送达的意见书（建议书）中选择，或者制发新的文书。',
      en: 'Choose a served letter, or draft a new one.',
    },
    asked: true,
    holds: (_f, e) => data(e).existing === undefined,
  },
  newLetter: {
    article: '行政复议法 第76条',
    zh: '等待反馈期间只能制发新的文书',
    en: 'While an answer is awaited only a new letter can be issued',
    remedy: { zh: '不引用已有文书，填写新文书的内容。', en: 'Name no existing letter; enter the new one.' },
    asked: true,
    holds: (_f, e) => data(e).existing === undefined,
  },
  letterIssued: {
    article: '行政复议法 第76条',
    zh: '意见书（建议书）已签发',
    en: 'The letter is signed',
    remedy: { zh: '先审批签发。', en: 'Have it signed first.' },
    event: 'LETTER_APPROVED',
    holds: (f, e) => letterOf(f, e)?.issuedOn != null,
  },
  letterNotServed: {
    article: '行政复议法 第76条',
    zh: '该文书尚未登记送达',
    en: 'Service of the letter is not recorded yet',
    remedy: { zh: '日期有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    holds: (f, e) => letterOf(f, e)?.servedOn == null,
  },
  letterServedAfterIssue: {
    article: '行政复议法 第76条；民事诉讼法 第87条',
    zh: '文书送达日期不早于签发日期，也不晚于今天',
    en: 'The letter is served on or after the day of issue, not in the future',
    remedy: { zh: '核对签发日期和送达日期。', en: 'Check the days of issue and service.' },
    asked: true,
    holds: (f, e) =>
      e.type === 'LETTER_ISSUED_EARLY'
        ? data(e).servedOn >= e.on && data(e).servedOn <= environment(e).today
        : e.on >= (letterOf(f, e)?.issuedOn ?? ''),
  },
  answeredAfterService: {
    article: '行政复议法 第76条',
    zh: '反馈日期不早于文书送达日期',
    en: 'Answered on or after the day of service',
    remedy: { zh: '核对反馈日期。', en: 'Check the day of the answer.' },
    asked: true,
    holds: (f, e) => e.on >= (letterOf(f, e)?.servedOn ?? ''),
  },
  letterServed: {
    article: '行政复议法 第76条',
    zh: '意见书（建议书）已送达',
    en: 'The letter has been served',
    remedy: { zh: '先登记送达日期。', en: 'Record its service first.' },
    event: 'LETTER_SERVED',
    holds: (f, e) => letterOf(f, e)?.servedOn != null,
  },
  letterAnswered: {
    article: '行政复议法 第76条',
    zh: '受文机关已经反馈',
    en: 'The addressee has answered',
    remedy: { zh: '先登记反馈，再逐项评判。', en: 'Record the answer first.' },
    event: 'ANSWERED',
    holds: (f, e) => (named(f, e) ? [named(f, e)] : f.letters).some((l) => l?.answeredOn != null),
  },
  letterNamed: {
    article: '行政复议法 第77条第2款',
    zh: '已指明所针对的意见书',
    en: 'The opinion letter is named',
    remedy: { zh: '选择逾期未反馈的意见书。', en: 'Choose the letter that is not answered.' },
    asked: true,
    holds: (f, e) => named(f, e) !== undefined,
  },
  letterAnswerOverdue: {
    article: '行政复议法 第77条第2款',
    zh: '意见书反馈期限已过，机关仍未反馈',
    en: 'The period to answer the opinion letter has run out',
    remedy: { zh: '期限内先催办；已反馈的，逐项评判。', en: 'Remind the organ while the period runs.' },
    event: 'REMINDED',
    holds: (f, e) =>
      limits(f, environment(e)).some(
        (l) =>
          l.code === 'D28' &&
          l.endedOn === null &&
          !l.superseded &&
          l.period.dueLegal < e.on &&
          (named(f, e) === undefined || l.letter?.id === named(f, e)?.id),
      ),
  },
  closingWithOpenAnswer: {
    article: '行政复议法 第76条；本中心规定',
    zh: '设置允许在等待反馈时结案（反馈期限继续计算）',
    en: 'The settings allow closing while the answer is awaited',
    remedy: { zh: '在设置中开启，或者等待反馈。', en: 'Switch it on in the settings, or wait for the answer.' },
    holds: (_f, e) => environment(e).settings.legal.closeWithOpenAnswer,
  },
  archiveChecklist: {
    article: '立卷归档规范',
    zh: '归档检查的必备项已确认（封面、目录、申请材料、送达回证、结案审批、备考表）',
    en: 'The indispensable items of the archive checklist are confirmed',
    remedy: { zh: '逐项核对并勾选。', en: 'Check and tick each item.' },
    asked: true,
    holds: (_f, e) =>
      (data(e).checklist ?? []).length > 0 && archiveItems.every((item) => data(e).checklist.includes(item)),
  },
  noOpenPerformance: {
    article: '行政复议法 第77条、第78条',
    zh: '履行、重作已经完成',
    en: 'Nothing remains to be performed',
    remedy: { zh: '登记履行情况，或者依法责令履行、申请强制执行。', en: 'Record performance, or enforce it.' },
    event: 'PERFORMED',
    holds: (f) => !performanceOpen(f),
  },
  suitWindowOver: {
    article: '行政诉讼法 第45条',
    zh: '起诉期限已过且没有未审结的诉讼',
    en: 'The period to sue is over and no suit is pending',
    remedy: { zh: '等待起诉期限届满，或者登记判决。', en: 'Wait for the period to end, or record the judgment.' },
    event: 'JUDGED',
    holds: (f, e) =>
      f.suits.every((s) => s.judgedOn !== null) &&
      pendingInstance(f) === null &&
      limits(f, environment(e)).every(
        (l) => !['D29', 'D30', 'D31'].includes(l.code) || l.endedOn !== null || l.period.dueLegal < e.on,
      ),
  },
  noOpenAnswer: {
    article: '行政复议法 第76条',
    zh: '意见书已反馈（或者经负责人决定不再等待）',
    en: 'Every opinion letter is answered or waived',
    remedy: { zh: '登记反馈，或者由负责人决定不再等待。', en: 'Record the answer, or have the head waive it.' },
    event: 'ANSWERED',
    holds: (f) =>
      f.letters.every((l) => l.kind !== 'opinionLetter' || l.servedOn === null || l.answeredOn !== null || l.waived),
  },
  published: {
    article: '行政复议法 第79条第1款',
    zh: '已公开或者决定不公开',
    en: 'Published or withheld',
    remedy: { zh: '登记公开或者不公开的理由。', en: 'Record publication or the reason against it.' },
    event: 'PUBLISHED',
    holds: (f) =>
      f.outcome?.signedOn == null ||
      f.outcome.form === 'mediated' ||
      f.outcome.form === 'notAccepted' ||
      f.published !== null,
  },
  copiedToSuperior: {
    article: '行政复议法 第79条第2款',
    zh: '应当抄告的，已抄告被申请人的上一级主管部门',
    en: 'Copied to the respondent’s superior where owed',
    remedy: { zh: '登记抄告日期。', en: 'Record the copy.' },
    event: 'COPIED_TO_SUPERIOR',
    holds: (f) =>
      f.outcome?.signedOn == null ||
      f.outcome.form !== 'decision' ||
      f.act.respondentLevel === 'countyGovernment' ||
      f.copiedToSuperior !== null,
  },
  suspendedInTime: {
    article: '行政复议法 第39条、第62条',
    zh: '中止日期在审理期限届满之前，且不早于受理',
    en: 'Suspended before the period ends and not before acceptance',
    remedy: {
      zh: '期限届满后不能中止，应当尽快作出决定。',
      en: 'A period that has run out cannot be suspended; decide soon.',
    },
    holds: (f, e) => {
      const due = dueOf(f, e, 'D15', 'D17')?.dueLegal
      return due !== undefined && e.on <= due && e.on >= (f.acceptance?.on ?? '')
    },
  },
  bothConsent: {
    article: '行政复议法 第39条第1款第6项',
    zh: '因调解、和解中止的，申请人和被申请人均同意',
    en: 'For mediation both sides consent',
    remedy: { zh: '登记申请人、被申请人的同意。', en: 'Record both consents.' },
    asked: true,
    holds: (f, e) =>
      data(e).ground !== 'S6' ||
      partiesOf(f, 'applicant', 'respondent').every(
        (p) => p.representedBy !== null || (data(e).consents ?? []).includes(p.id),
      ),
  },
  suspensionGroundGiven: {
    article: '行政复议法 第39条',
    zh: '已选择中止情形并写明理由',
    en: 'Ground and reason are given',
    remedy: { zh: '选择第39条所列情形。', en: 'Choose the ground.' },
    asked: true,
    holds: (_f, e) => Boolean(data(e).ground) && Boolean(data(e).reason),
  },
  resumedAfterSuspension: {
    article: '行政复议法 第39条第2款',
    zh: '恢复日期不早于中止日期',
    en: 'Resumed on or after the day of suspension',
    remedy: { zh: '核对恢复日期。', en: 'Check the day.' },
    holds: (f, e) => e.on >= (currentSuspension(f)?.on ?? ''),
  },
  exclusionOpen: {
    article: '行政复议法实施条例 第45条、第46条',
    zh: '该项鉴定（勘验）已登记开始',
    en: 'Its beginning is recorded',
    remedy: { zh: '先登记开始日期。', en: 'Record its beginning first.' },
    event: 'EXCLUSION_STARTED',
    asked: true,
    holds: (f, e) => f.exclusions.some((x) => x.kind === data(e).kind && x.to === null && x.from <= e.on),
  },
  exclusionNotOpen: {
    article: '行政复议法实施条例 第45条、第46条',
    zh: '同一类鉴定（勘验）没有尚未结束的',
    en: 'None of the same kind is under way',
    remedy: { zh: '先登记前一次的结束日期。', en: 'Record the end of the earlier one first.' },
    event: 'EXCLUSION_ENDED',
    asked: true,
    holds: (f, e) => f.exclusions.every((x) => x.kind !== data(e).kind || x.to !== null),
  },
  extensionInTime: {
    article: '行政复议法 第62条第1款',
    zh: '在审理期限届满前决定延长',
    en: 'Extended before the period ends',
    remedy: { zh: '期限已届满，不能延长。', en: 'The period has run out.' },
    holds: (f, e) => {
      const due = dueOf(f, e, 'D15')?.dueLegal
      return due === undefined || e.on <= due
    },
  },
  extensionWithinLimit: {
    article: '行政复议法 第62条第1款',
    zh: '延长合计不超过三十日',
    en: 'Extensions of at most thirty days in all',
    remedy: { zh: '减少延长天数。', en: 'Grant fewer days.' },
    asked: true,
    holds: (f, e) => f.extensions.reduce((sum, x) => sum + x.days, 0) + Number(data(e).days ?? 0) <= 30,
  },
  mediationOpen: {
    article: '行政复议法 第5条、第73条',
    zh: '案件已受理，决定尚未签发',
    en: 'The case is accepted and nothing is signed',
    remedy: {
      zh: '受理前的化解请登记“受理前化解”；签发后不再调解。',
      en: 'Record earlier efforts as a pre-acceptance solution.',
    },
    holds: (f, e) =>
      f.acceptance !== null && f.outcome?.signedOn == null && f.closing === null && e.on >= f.acceptance.on,
  },
  everyAttemptRecorded: {
    article: '案中100%调解',
    zh: '对每一名被征询人，都记录了不晚于征询日期的联系日期和方式，或者书面征询的送达',
    en: 'Every party asked has its attempts with day and channel, or a written offer served',
    remedy: {
      zh: '逐人补记何时、以何种方式征询；书面征询的，登记送达方式、日期和凭证。',
      en: 'Add day and channel for each party, or how the written offer was served.',
    },
    asked: true,
    holds: (_f, e) => {
      const inTime = (day: string) => day <= e.on
      const written = servedInWriting(e)
      return (
        written.every((w) => inTime(w.servedOn)) &&
        ((data(e).asked ?? []) as Loose[]).every(
          (a) =>
            (a.attempts ?? []).every((one: Loose) => inTime(one.on)) &&
            ((a.attempts ?? []).length > 0 || written.some((w) => w.party === a.party)),
        )
      )
    },
  },
  refusalExplained: {
    article: '案中100%调解',
    zh: '被申请人不同意调解的，已记录其理由',
    en: 'A respondent who refuses has given its reason',
    remedy: {
      zh: '填写被申请人不同意调解的理由（法律没有调解余地的，写明依据）。',
      en: 'Enter the reason; where the law leaves no room, its basis.',
    },
    asked: true,
    holds: (f, e) =>
      ((data(e).asked ?? []) as Loose[]).every(
        (a) => a.answer !== 'refused' || oneOf(f, a.party)?.role !== 'respondent' || Boolean(a.refusal),
      ),
  },
  unreachableProven: {
    article: '案中100%调解',
    zh: '联系不上的，有三个不同日期、至少两种方式的联系记录，或者已送达书面调解征询',
    en: 'Unreachable: three days and two channels, or a written offer served',
    remedy: { zh: '补记联系时间和方式，或者改为书面征询。', en: 'Add the attempts, or make a written offer.' },
    asked: true,
    holds: (_f, e) =>
      ((data(e).asked ?? []) as Loose[]).every(
        (a) =>
          a.answer !== 'unreachable' ||
          servedInWriting(e).some((w) => w.party === a.party) ||
          provenUnreachable(a.attempts ?? []),
      ),
  },
  applicantAndRespondentPresent: {
    article: '行政复议法 第5条；案中100%调解',
    zh: '申请人和被申请人均参加调解',
    en: 'Applicant and respondent both took part',
    remedy: { zh: '只征询过意愿的，请登记“调解征询”。', en: 'Record an offer if only willingness was asked.' },
    asked: true,
    holds: (f, e) => {
      const present = (data(e).participants ?? []) as string[]
      return (['applicant', 'respondent'] as const).every((role) =>
        partiesOf(f, role).some((p) => present.includes(p.id)),
      )
    },
  },
  refusalReasoned: {
    article: '行政复议法 第50条第2款',
    zh: '不同意听证申请的，已说明理由',
    en: 'Reasons are given for refusing a hearing',
    remedy: { zh: '填写理由。', en: 'Give the reasons.' },
    asked: true,
    holds: (_f, e) => data(e).granted === true || Boolean(data(e).reason),
  },
  hearingLeavesTime: {
    article: '行政复议法 第51条第1款',
    zh: '拟定的听证日期留有五个工作日的通知时间',
    en: 'The planned day leaves five full working days for the notice',
    remedy: { zh: '推迟拟定的听证日期，或者暂不填写。', en: 'Plan a later day, or leave it open.' },
    asked: true,
    holds: (f, e) => {
      const { calendar, settings } = environment(e)
      const planned = data(e).hearingOn
      return !planned || lawDay(f, e) < '2024-01-01' || e.on <= hearingNoticeLatest(planned, calendar, settings.legal)
    },
  },
  noticeFiveDaysBefore: {
    article: '行政复议法 第51条第1款',
    zh: '听证通知在举行五个工作日前送达各方',
    en: 'Notice five full working days before the hearing',
    remedy: { zh: '推迟听证日期，或者核对通知送达日期。', en: 'Postpone the hearing or check the day of notice.' },
    asked: true,
    holds: (f, e) => {
      const { calendar, settings } = environment(e)
      if (lawDay(f, e) < '2024-01-01') return true // the law of that day set no number
      return data(e).lastNoticeReceivedOn <= hearingNoticeLatest(data(e).hearingOn, calendar, settings.legal)
    },
  },
  panelOfFour: {
    article: '行政复议法 第50条第3款',
    zh: '一名主持人、至少两名听证员、一名记录员，互不重复',
    en: 'One presider, two hearing officers and a recorder, all different',
    remedy: { zh: '补足听证人员。', en: 'Complete the panel.' },
    asked: true,
    holds: (_f, e) => {
      const d = data(e)
      const hearers = new Set((d.hearers ?? []) as string[])
      return hearers.size >= 2 && new Set([d.presider, d.recorder, ...hearers]).size === hearers.size + 2
    },
  },
  heldOnOrAfterNoticedDay: {
    article: '行政复议法 第51条第1款',
    zh: '听证不早于通知的日期',
    en: 'Not held before the noticed day',
    remedy: { zh: '变更日期的，重新通知。', en: 'Give a new notice.' },
    holds: (f, e) => e.on >= (f.hearing?.on ?? ''),
  },
  respondentHeadExplained: {
    article: '行政复议法 第51条第3款',
    zh: '被申请人负责人未参加的，已说明理由并委托工作人员',
    en: 'Reasons are given if the respondent’s head was absent',
    remedy: { zh: '填写未参加的理由。', en: 'Give the reasons.' },
    asked: true,
    holds: (_f, e) => data(e).respondentHeadAttended === true || Boolean(data(e).absenceReason),
  },
  incidentalInTime: {
    article: '行政复议法 第13条；实施条例 第53条第1款',
    zh: '与申请一并提出；不知道依据的，在决定作出前提出；或者依职权启动',
    en: 'Asked with the application, or before the decision if the basis was unknown, or ex officio',
    remedy: { zh: '勾选“提出申请时不知道依据”或者“依职权”。', en: 'Tick the ground for the later request.' },
    asked: true,
    holds: (f, e) =>
      data(e).exOfficio === true ||
      data(e).basisUnknown === true ||
      f.acceptance === null ||
      f.application.incidentalDocument !== null,
  },
  drafterNotified: {
    article: '行政复议法 第58条第1款',
    zh: '制定机关已收到通知',
    en: 'The drafting organ has been notified',
    remedy: { zh: '先登记通知送达。', en: 'Record the notice first.' },
    event: 'INCIDENTAL_DRAFTER_NOTIFIED',
    holds: (f) => f.incidental?.drafterNotifiedOn != null,
  },
  representedConsent: {
    article: '行政复议法 第15条第2款',
    zh: '撤回须由每一名申请人（或经其同意的代表人）提出',
    en: 'Every applicant asks for it, represented ones consent',
    remedy: {
      zh: '勾选全部申请人；由代表人代为撤回的，须经被代表人同意并一并勾选。',
      en: 'Name every applicant, with the consent of those represented.',
    },
    asked: true,
    holds: (f, e) => partiesOf(f, 'applicant').every((p) => (data(e).by ?? []).includes(p.id)),
  },
  voluntary: {
    article: '行政复议法 第74条第2款',
    zh: '撤回出于申请人真实意愿',
    en: 'The withdrawal is voluntary',
    remedy: { zh: '不自愿的，不准予撤回，继续审理。', en: 'Otherwise refuse it and go on.' },
    holds: (f) => f.withdrawal?.voluntary === true,
  },
  plaintiffIsParty: {
    article: '行政诉讼法 第45条',
    zh: '原告是申请人或者第三人',
    en: 'The plaintiff is an applicant or third party',
    remedy: { zh: '从当事人中选择原告。', en: 'Choose the plaintiff among the parties.' },
    asked: true,
    holds: (f, e) => oneOf(f, data(e).by)?.role !== 'respondent' && oneOf(f, data(e).by) !== undefined,
  },
  suedOnce: {
    article: '行政诉讼法 第45条',
    zh: '该原告尚未登记起诉',
    en: 'No suit of this plaintiff is recorded yet',
    remedy: { zh: '日期或者法院有误的，请用“更正”。', en: 'Use a correction if the suit was recorded wrongly.' },
    asked: true,
    holds: (f, e) => !f.suits.some((s) => s.by === data(e).by && s.judgedOn === null),
  },
  judgedAfterSuit: {
    article: '行政诉讼法 第70条',
    zh: '裁判生效日期不早于起诉日期，也不晚于今天',
    en: 'The judgment took effect after the suit, not in the future',
    remedy: {
      zh: '核对裁判生效日期；尚未生效的，待生效后登记。',
      en: 'Check the day; record the judgment once it is effective.',
    },
    asked: true,
    holds: (f, e) =>
      data(e).effectiveOn >= (f.court.at(-1)?.openedOn ?? f.suits.at(-1)?.on ?? '') &&
      data(e).effectiveOn <= environment(e).today,
  },
  courtReplyOnce: {
    article: '行政诉讼法 第67条',
    zh: '本审级的答辩和证据尚未登记提交',
    en: 'The reply in this instance is not recorded yet',
    remedy: { zh: '日期有误的，请用“更正”。', en: 'Use a correction if the day is wrong.' },
    holds: (f) => pendingInstance(f)?.repliedOn === null,
  },
  courtHearingAhead: {
    article: '行政诉讼法 第101条；民事诉讼法 第139条',
    zh: '开庭日期不早于收到传票之日',
    en: 'The hearing is not before the day of the summons',
    remedy: {
      zh: '核对开庭日期；已经开过的庭，用“记录开庭”登记。',
      en: 'Check the day; record a held hearing as such.',
    },
    asked: true,
    holds: (_f, e) => data(e).hearingOn >= e.on,
  },
  headAbsenceReasoned: {
    article: '行政诉讼法 第3条第3款；法释〔2020〕3号',
    zh: '负责人未出庭的，已说明理由',
    en: 'The reason is stated if no head appeared',
    remedy: { zh: '填写负责人不能出庭的理由。', en: 'State why no head appeared.' },
    asked: true,
    holds: (_f, e) => headAppeared(data(e).attendance) || Boolean(data(e).absenceReason),
  },
  firstInstance: {
    article: '行政诉讼法 第85条',
    zh: '案件在一审',
    en: 'The suit is in the first instance',
    remedy: { zh: '二审、再审裁判直接登记生效裁判。', en: 'Record the judgment of a later instance as effective.' },
    event: 'JUDGED',
    holds: (f) => pendingInstance(f)?.instance === 'first',
  },
  ruledOnce: {
    article: '行政诉讼法 第85条',
    zh: '一审裁判尚未登记',
    en: 'The judgment of the first instance is not recorded yet',
    remedy: { zh: '有误的，请用“更正”。', en: 'Use a correction if it was recorded wrongly.' },
    holds: (f) => pendingInstance(f)?.ruledOn === null,
  },
  ruledInFirstInstance: {
    article: '行政诉讼法 第85条',
    zh: '已登记一审裁判',
    en: 'The judgment of the first instance is recorded',
    remedy: { zh: '先登记收到的一审裁判。', en: 'Record the judgment of the first instance first.' },
    event: 'COURT_RULED',
    holds: (f) => pendingInstance(f)?.ruledOn != null,
  },
  appealToSecond: {
    article: '行政诉讼法 第85条',
    zh: '对未生效的一审裁判，登记的是上诉（二审）',
    en: 'Before the judgment is effective it is an appeal',
    remedy: { zh: '裁判生效后才可能再审。', en: 'A retrial needs an effective judgment.' },
    asked: true,
    holds: (_f, e) => data(e).instance === 'second',
  },
  appealIsRetrial: {
    article: '行政诉讼法 第90条',
    zh: '对生效裁判，登记的是再审',
    en: 'After an effective judgment it is a retrial',
    remedy: { zh: '上诉须在一审裁判生效前登记。', en: 'An appeal is recorded before the judgment is effective.' },
    asked: true,
    holds: (_f, e) => data(e).instance === 'retrial',
  },
  linkGroundFits: {
    article: '行政复议法 第74条第2款；实施条例 第58条第2款、第65条',
    zh: '关联的事由与原案的结果相符（RO4：因准予撤回而终止并已结案；RO7：结案文书已生效；RO8：复议决定已生效）',
    en: 'The ground of the link fits the outcome of the earlier case',
    remedy: { zh: '核对原案及其结果，或者另选关联事由。', en: 'Check the earlier case or choose another ground.' },
    asked: true,
    holds: (f, e) => linkFits(f, data(e).ground),
  },
  reopenGroundFits: {
    article: '行政复议法 第35条、第40条、第74条、第78条；行政诉讼法 第70条',
    zh: '重新启动的事由与案件当前状态相符',
    en: 'The ground of reopening fits the state of the case',
    remedy: {
      zh: '更正笔误用“更正”（RO6）；撤回违背真实意思、新的行政行为、其他申请人（RO4、RO7、RO8）登记新的申请并关联本案。',
      en: 'Use a correction for errata; register a new, linked application for RO4, RO7 and RO8.',
    },
    asked: true,
    holds: (f, e) => reopenFits(f, data(e).code),
  },
  agentsWithinTwo: {
    article: '行政复议法 第17条第1款；行政复议法实施条例 第18条',
    zh: '同一当事人的代理人不超过二名，且未重复登记',
    en: 'A party has at most two agents, none twice',
    remedy: {
      zh: '先解除一名代理人的委托，再登记新的代理人。',
      en: 'End the authority of one agent first.',
    },
    asked: true,
    event: 'AGENT_ENDED',
    holds: (f, e) => {
      const present = agentsOf(f, data(e).party, e.on)
      return present.length < 2 && present.every((agent) => agent.name !== data(e).agentName)
    },
  },
  respondentAgentIsStaff: {
    article: '行政复议法实施条例 第18条第2款',
    zh: '被申请人委托本机关工作人员参加，不仅委托律师',
    en: 'The respondent sends staff of its own, not a lawyer alone',
    remedy: {
      zh: '先登记被申请人的工作人员，再登记律师。',
      en: 'Record a member of its staff first, then the lawyer.',
    },
    asked: true,
    holds: (f, e) =>
      e.on < '2026-07-01' ||
      oneOf(f, data(e).party)?.role !== 'respondent' ||
      data(e).agentKind === 'staff' ||
      agentsOf(f, data(e).party, e.on).some((agent) => agent.kind === 'staff'),
  },
  authorityNotOver: {
    article: '行政复议法 第17条第2款',
    zh: '委托期限的届满日不早于委托之日',
    en: 'The authority does not end before it begins',
    remedy: { zh: '核对授权委托书载明的期限。', en: 'Check the term in the power of attorney.' },
    asked: true,
    holds: (_f, e) => data(e).until === undefined || data(e).until >= e.on,
  },
  agentActs: {
    article: '行政复议法 第17条第3款',
    zh: '该代理人的委托已登记且尚未解除',
    en: 'The agent is recorded and still acts',
    remedy: { zh: '核对当事人和代理人姓名。', en: 'Check the party and the name of the agent.' },
    asked: true,
    holds: (f, e) => agentsOf(f, data(e).party, e.on).some((agent) => agent.name === data(e).agentName),
  },
  approverReason: {
    article: '本中心规定',
    zh: '已写明依据',
    en: 'The basis is stated',
    remedy: { zh: '填写判决书、上级文书等依据。', en: 'State the judgment or order.' },
    asked: true,
    holds: (_f, e) => Boolean(data(e).basis),
  },
} as const satisfies Record<string, Condition>

export type ConditionName = keyof typeof conditions

/** Items of the archive checklist that no volume can lack; the others depend on what the case had. */
export const archiveItems = [
  'cover',
  'catalogue',
  'application',
  'serviceReceipts',
  'closingApproval',
  'backNote',
] as const

const servedInWriting = (event: StepEvent): { party: string; servedOn: string }[] => data(event).writtenOffers ?? []

function letterOf(facts: CaseFacts, event: StepEvent) {
  const id = data(event).letter
  return id === undefined ? facts.letters.at(-1) : facts.letters.find((l) => l.id === id)
}

/** The letter the form names; undefined if it names none. */
function named(facts: CaseFacts, event: StepEvent) {
  return facts.letters.find((l) => l.id === data(event).letter)
}

/** Who counts as the organ’s head in court: principal, deputy or the leader in charge (法释〔2020〕3号). */
export const headAppeared = (attendance: string): boolean => ['principal', 'deputy', 'inCharge'].includes(attendance)

export function provenUnreachable(attempts: readonly { on: string; channel: string }[]): boolean {
  return new Set(attempts.map((a) => a.on)).size >= 3 && new Set(attempts.map((a) => a.channel)).size >= 2
}

/** Last day for the supplement: ten working days from service of the notice, or the longer period granted. */
export function supplementEnd(facts: CaseFacts, event: StepEvent): string {
  const legal = dueOf(facts, event, 'D07')?.dueLegal ?? '9999-12-31'
  const until = facts.supplement?.until
  return until && until > legal ? until : legal
}

/** Whether the case stood still on a day: suspended now, or then, between the day of suspension and that of resumption. */
function suspendedOn(facts: CaseFacts, on: string): boolean {
  return facts.suspensions.some((s) => s.resumedOn === null || (s.on < on && on < s.resumedOn))
}

function hearingSettled(facts: CaseFacts): boolean {
  return facts.hearing === null || facts.hearing.settled
}

function terminationMet(f: CaseFacts, e: StepEvent): boolean {
  switch (data(e).ground) {
    case 'T1':
      return f.withdrawal?.permittedOn != null
    case 'T5': {
      const waiting = limitByCode(limits(f, environment(e)), 'D24')
      return waiting !== undefined && e.on > waiting.period.nominal
    }
    case undefined:
      return false
    default:
      return true
  }
}

function kindsFit(kinds: readonly string[]): boolean {
  const correcting = kinds.some((k) => correctingKinds.includes(k))
  const rejecting = kinds.some((k) => k === 'UPHOLD' || k === 'REJECT_CLAIM')
  const redoAlone =
    kinds.includes('REDO') && !kinds.some((k) => k === 'REVOKE' || k === 'REVOKE_PART' || k === 'NO_EVIDENCE')
  return (
    kinds.length > 0 &&
    !(correcting && rejecting) &&
    !redoAlone &&
    !(kinds.includes('UPHOLD') && kinds.includes('REJECT_CLAIM'))
  )
}

function reopenFits(f: CaseFacts, code: unknown): boolean {
  switch (code) {
    case 'RO1':
      return (
        f.closing !== null &&
        (f.outcome?.form === 'notAccepted' || f.outcome?.form === 'dismissed' || f.outcome === null)
      )
    case 'RO2':
      return currentSuspension(f) !== null
    case 'RO3':
      return f.suits.some((s) => s.result === 'revoked' || s.result === 'redecide')
    case 'RO5':
      return f.supplement !== null && f.supplement.receivedOn === null && f.acceptance === null
    case 'RO9':
      return f.outcome?.form === 'mediated'
    default:
      return false
  }
}

/** Why a later application goes on from this case and is not a cycle of it (law.md §7.5). */
function linkFits({ closing, outcome: o }: CaseFacts, ground: unknown): boolean {
  switch (ground) {
    case 'RO4':
      return closing !== null && o?.form === 'terminated' && o.ground === 'T1'
    case 'RO7':
      return o?.effectiveOn != null && o.form !== 'notAccepted'
    case 'RO8':
      return o?.effectiveOn != null && o.form === 'decision'
    default:
      return false
  }
}

/** Whether the application came after the last day (行政复议法 第20条, 第21条); postmark counts (民事诉讼法 第85条第4款). */
export function isLate(facts: CaseFacts, env: Pick<CaseEnvironment, 'calendar' | 'settings'>): boolean {
  const period = applicationLimit(facts, env)
  return period !== null && !period.unlimited && appliedOn(facts) > period.dueLegal
}

/** The day the application counts as made: posting, handing in to the penalty organ or a justice office, or receipt. */
export function appliedOn({ application, penaltyRoute }: CaseFacts): string {
  return application.postmarkedOn ?? application.handedInOn ?? penaltyRoute?.submittedOn ?? application.receivedOn
}

/** The application period, or null where nothing is known that begins one. */
export function applicationLimit(
  facts: CaseFacts,
  env: Pick<CaseEnvironment, 'calendar' | 'settings'>,
): ApplicationPeriod | null {
  const { act } = facts
  const inactionTerm = act.knowledge === 'inactionWithTerm'
  const known = act.servedOn ?? (act.knowledge === 'onTheSpot' ? act.madeOn : null)
  const set = <K extends string>(key: K, value: string | null) =>
    value === null ? {} : ({ [key]: value } as Record<K, string>)
  try {
    return applicationPeriod(
      {
        ...(inactionTerm
          ? set('timeToActEndsOn', known)
          : act.knowledge === 'announcement'
            ? set('announcementEndsOn', known)
            : set('knownOn', known)),
        ...set('contentKnownOn', act.contentKnownOn),
        ...set('toldOn', act.toldOn),
        ...set('requestReceivedOn', act.requestReceivedOn),
        ...set('actMadeOn', act.madeOn),
        emergency: act.emergency,
        realEstate: act.realEstate,
        obstacles: act.obstacles,
        ...(act.suedOn && act.dismissalServedOn && act.mandatoryAnnounced === false
          ? { suedFirst: { suedOn: act.suedOn, dismissalServedOn: act.dismissalServedOn } }
          : {}),
        ...(facts.penaltyRoute?.correctedOn && facts.penaltyRoute.informedOn
          ? { selfCorrection: { from: facts.penaltyRoute.submittedOn, to: facts.penaltyRoute.informedOn } }
          : {}),
        on: appliedOn(facts),
      },
      env.calendar,
      env.settings.legal,
    )
  } catch (error) {
    if (error instanceof TimeLimitError) return null
    throw error
  }
}

/** Whether an application came in time, as far as the facts tell. */
export type ApplicationJudgement = {
  /** `perhapsLate`: later than sixty days from the making of the act, but the day it became known is not on file. */
  verdict: 'inTime' | 'late' | 'perhapsLate' | 'unknown'
  appliedOn: string
  /** The period it was judged by; null if no day is known that could begin one. */
  period: Period | null
  /** Natural days after the last day; 0 unless late. */
  lateBy: number
}

/**
 * Judges lateness (行政复议法 第20条, 第21条). Where only the making of the act is known the period is counted from it:
 * within it the application is certainly in time, after it a human has to ask when the act became known.
 */
export function applicationJudgement(
  facts: CaseFacts,
  env: Pick<CaseEnvironment, 'calendar' | 'settings'>,
): ApplicationJudgement {
  const applied = appliedOn(facts)
  const period = applicationLimit(facts, env)
  const { act } = facts
  if (period && period.governedBy !== 'D02') {
    const lateBy = period.unlimited ? 0 : judgeLateness(period, applied).lateBy
    return { verdict: lateBy > 0 ? 'late' : 'inTime', appliedOn: applied, period, lateBy }
  }
  if (period && isLate(facts, env))
    return { verdict: 'late', appliedOn: applied, period, lateBy: judgeLateness(period, applied).lateBy }
  if (act.madeOn === null) return { verdict: 'unknown', appliedOn: applied, period, lateBy: 0 }
  const fromMaking = computePeriod('D01', { trigger: act.madeOn, on: applied }, env.calendar, env.settings.legal)
  return {
    verdict: applied <= fromMaking.dueLegal ? 'inTime' : 'perhapsLate',
    appliedOn: applied,
    period: fromMaking,
    lateBy: 0,
  }
}

/** A valid mediation record (law.md §6.3 R1): a session of both sides, both asked, or a documented settlement. */
export function hasValidMediation(facts: CaseFacts): boolean {
  return validMediation(facts) !== null
}

export function validMediation(
  facts: CaseFacts,
): { on: string; recordedOn: string; seq: number; type: 'SESSION' | 'OFFER' | 'SETTLED' } | null {
  const from = facts.acceptance?.on
  if (!from) return null
  const { outcome, withdrawal: w } = facts
  // On one and the same day the order of the log decides which came first.
  const before = (r: { on: string; seq: number }, on: string | null | undefined, seq: number | null | undefined) =>
    on == null || seq == null || r.on < on || (r.on === on && r.seq < seq)
  const inside = (r: { on: string; seq: number }) => r.on >= from && before(r, outcome?.signedOn, outcome?.signedSeq)
  const reached = new Set<string>()
  const everybody = (role: 'applicant' | 'respondent') =>
    partiesOf(facts, role).length > 0 &&
    partiesOf(facts, role).every((p) => reached.has(p.representedBy ?? p.id) || reached.has(p.id))
  for (const m of facts.mediations) {
    // Once the withdrawal is permitted nothing is left to mediate (law.md §6.4).
    if (!inside(m) || !before(m, w?.permittedOn, w?.permittedSeq)) continue
    const answered = m.asked.filter(
      (a) => a.answer !== 'unreachable' || m.written.includes(a.party) || provenUnreachable(a.attempts),
    )
    // Whoever took part in a session has been asked as well.
    for (const party of [...m.participants, ...answered.map((a) => a.party)]) reached.add(party)
    if (everybody('applicant') && everybody('respondent')) {
      return { on: m.on, recordedOn: m.recordedOn, seq: m.seq, type: m.kind === 'session' ? 'SESSION' : 'OFFER' }
    }
  }
  if (w && inside(w) && (w.reason === 'settled' || w.reason === 'respondentCorrected') && w.permittedOn !== null) {
    return { on: w.on, recordedOn: w.recordedOn, seq: w.seq, type: 'SETTLED' }
  }
  return null
}
