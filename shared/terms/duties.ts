import { law, term } from './term.ts'

/** The words of the worklist and of the four 100%. */
export const duties = {
  rate: {
    R1: term('案中调解率', 'in-case mediation rate'),
    R2: term('案后释法率', 'post-case explanation rate'),
    R3: term('咨询宣传率', 'consultation publicity rate'),
    R4: term('纠错建议率', 'correction recommendation rate'),
  },
  exclusionCode: {
    X1: term('结案前移送或者提级', 'transferred or elevated before closing'),
    X2: term('申请人死亡或者终止，无人可以征询', 'nobody could be asked'),
    X3: term('受理后十个工作日内因管辖、重复受理驳回', 'dismissed within ten working days'),
    X9: term('六十秒内挂断电话', 'hung up within sixty seconds'),
  },
  /** Why a duty is not owed any more, besides the exclusions of the four rates. */
  dutyExcuse: {
    superseded: term('已由其他办理步骤代替', 'another step took its place'),
  },
  dutyKind: {
    limit: term('法定期限', 'statutory limit'),
    mediation: term('调解征询', 'mediation offer'),
    explanation: term('释法', 'explanation'),
    publicity: term('宣传', 'publicity'),
    recommendation: term('纠错建议', 'correction recommendation'),
    target: term('内部时限', 'inner target'),
  },
  dutyOwner: {
    us: term('本中心', 'us'),
    applicant: term('申请人', 'applicant'),
    respondent: term('被申请人', 'respondent'),
    thirdParty: term('第三人', 'third party'),
    otherOrgan: term('其他机关', 'other organ'),
  },
  dutyStatus: {
    open: term('未办', 'open'),
    fulfilled: term('已办', 'fulfilled'),
    excused: term('免办', 'excused'),
    lapsed: term('已过期', 'lapsed'),
  },
  missingReason: {
    noRecord: term('没有合格记录', 'no valid record'),
    late: term('超过期限才完成', 'done after its last day'),
    recordedTooLate: term('事后三十日以上才补录', 'recorded more than thirty days later'),
  },
  counted: {
    met: term('已达标', 'met'),
    missing: term('未达标', 'missing'),
    excluded: term('不计入', 'excluded'),
  },
  band: {
    overdue: term('已逾期', 'overdue'),
    near: term('即将到期', 'near'),
    normal: term('期限内', 'normal'),
    suspended: term('已中止', 'suspended'),
    waiting: term('等待对方', 'waiting'),
    noNextStep: term('无下一步', 'no next step'),
  },
  /** No statutory number: targets of the centre, settings. */
  innerTarget: {
    registration: term('登记申请的去向', 'register where the application went'),
    forwarding: term('处罚机关转送申请', 'forwarding by the penalty organ'),
    acceptanceNotice: term('送达受理通知书', 'serve the acceptance notice'),
    thirdPartyNotice: term('通知第三人', 'notify third parties'),
    firstMediation: term('首次征询调解意愿', 'first mediation offer'),
    suspensionNotice: term('送达中止通知书', 'serve the suspension notice'),
    resumptionNotice: term('送达恢复审理通知书', 'serve the resumption notice'),
    stayDecision: term('答复停止执行申请', 'decide on a stay'),
    withdrawalPermission: term('答复撤回申请', 'decide on a withdrawal'),
    service: term('送达结案文书', 'serve the outcome document'),
    closingNote: term('发出结案告知', 'send the closing note'),
    explanation: term('向当事人释法', 'explain the outcome'),
    recommendation: term('发出纠错建议', 'issue the recommendation'),
    letterAnswer: term('催办建议书反馈', 'chase the answer to a recommendation letter'),
    suitReply: term('向法院提交答辩和证据', 'reply to the court', '行政诉讼法 第67条'),
    courtHearing: term('出庭应诉', 'appear in court', '行政诉讼法 第3条第3款'),
    rulingEffect: term('核对一审裁判是否生效', 'check whether the judgement is effective', '行政诉讼法 第85条'),
    copyToSuperior: term('抄告上级主管部门', 'copy to superior'),
    publication: term('公开复议决定', 'publish the decision'),
    revisit: term('回访', 'revisit'),
    archiving: term('立卷归档', 'archive the file'),
    supplementNotice: term('送达补正通知书', 'serve the supplement notice'),
    performance: term('履行决定、调解书', 'perform the outcome'),
    complianceOrder: term('责令限期履行', 'order compliance', law('第77条第2款')),
    consultationAnswer: term('答复咨询', 'answer the consultation'),
  },
} as const
