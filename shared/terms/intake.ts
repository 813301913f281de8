import { law, regulation, term } from './term.ts'

/** Acceptance, non-acceptance, dismissal and withdrawal: how an application is received. */
export const intake = {
  acceptanceCondition: {
    definiteParties: term(
      '有明确的申请人和符合规定的被申请人',
      'definite applicant and proper respondent',
      law('第30条第1款第1项'),
    ),
    interest: term('申请人与行政行为有利害关系', 'applicant has an interest', law('第30条第1款第2项')),
    specificRequest: term('有具体的行政复议请求和理由', 'specific request and reasons', law('第30条第1款第3项')),
    inTime: term('在法定申请期限内提出', 'filed in time', law('第30条第1款第4项')),
    inScope: term('属于行政复议范围', 'within the scope', law('第30条第1款第5项')),
    competent: term('属于本机关管辖', 'this organ is competent', law('第30条第1款第6项')),
    notPending: term(
      '未就同一行政行为受理过复议或者诉讼',
      'not already taken by an organ or a court',
      law('第30条第1款第7项'),
    ),
  },
  nonAcceptanceGround: {
    noDefiniteParties: term(
      '没有明确的申请人或者符合规定的被申请人',
      'no definite applicant or proper respondent',
      law('第30条第1款第1项'),
    ),
    wrongRespondent: term('被申请人错误，经告知未变更', 'wrong respondent not corrected', regulation('第29条')),
    noInterest: term('申请人与行政行为没有利害关系', 'no interest', law('第30条第1款第2项')),
    noSpecificRequest: term('没有具体的行政复议请求和理由', 'no specific request', law('第30条第1款第3项')),
    outOfTime: term('超过法定申请期限', 'out of time', law('第30条第1款第4项')),
    beyondMaximum: term('超过最长申请期限（五年、二十年）', 'beyond five or twenty years', law('第21条')),
    notCompetent: term('不属于本机关管辖', 'not competent', law('第30条第2款')),
    alreadyPending: term(
      '其他复议机关或者人民法院已经受理',
      'taken by another organ or a court',
      law('第30条第1款第7项'),
    ),
    stateAct: term('国防、外交等国家行为', 'act of state', law('第12条第1项')),
    normativeDocument: term('单独对规范性文件申请复议', 'normative document as such', law('第12条第2项')),
    personnel: term('对工作人员的奖惩、任免等决定', 'internal personnel decision', law('第12条第3项')),
    civilMediation: term('对民事纠纷作出的调解', 'mediation of a civil dispute', law('第12条第4项')),
    criminalJustice: term('刑事司法行为', 'criminal justice act', regulation('第36条第1项')),
    guidance: term('行政指导行为', 'administrative guidance', regulation('第36条第2项')),
    preparatoryAct: term('过程性行为', 'preparatory act', regulation('第36条第3项')),
    internalSupervision: term('内部层级监督督促行为', 'internal supervision', regulation('第36条第4项')),
    petition: term('信访事项处理', 'petition handling', regulation('第36条第5项')),
    accidentLiability: term('交通、医疗事故责任认定', 'accident liability finding', law('第30条第1款第5项')),
    forensicAppraisal: term('司法鉴定', 'forensic appraisal', law('第30条第1款第5项')),
    civilAct: term('民事行为', 'civil act', law('第30条第1款第5项')),
    otherOrganDecision: term(
      '对其他复议机关的处理不服',
      'challenge of another reconsideration organ',
      law('第30条第1款第5项'),
    ),
    outOfScope: term('其他不属于行政复议范围的事项', 'otherwise out of scope', law('第30条第1款第5项')),
  },
  dismissGround: {
    conditionUnmet: term('受理后发现不符合受理条件', 'an acceptance condition is unmet', law('第33条')),
    baseless: term(
      '明显没有事实根据，经释明仍坚持申请',
      'clearly baseless, maintained after clarification',
      regulation('第37条第1款第1项'),
    ),
    outsidePowers: term(
      '请求履行的职责明显不属于被申请人职权范围',
      'duty clearly outside the powers of the organ',
      regulation('第37条第1款第2项'),
    ),
    confirmedByCourt: term(
      '行为效力已为生效裁判、法院调解书所羁束',
      'effect confirmed by an effective court document',
      regulation('第37条第1款第3项'),
    ),
  },
  withdrawalReason: {
    settled: term('达成和解', 'settled', law('第74条')),
    respondentCorrected: term('被申请人改变或者纠正行政行为', 'respondent corrected the act'),
    voluntary: term('自愿撤回', 'voluntary'),
    other: term('其他原因', 'other reason'),
  },
} as const
