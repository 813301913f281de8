import { law, litigation, regulation, term } from './term.ts'

/** What follows an outcome: file, accountability, court, reopening, and the ways a case closes. */
export const aftermath = {
  archiveItem: {
    cover: term('卷宗封面', 'cover'),
    catalogue: term('卷内目录', 'catalogue'),
    application: term('申请材料', 'application papers'),
    acceptance: term('受理、补正材料', 'acceptance and supplement papers'),
    reply: term('答复和证据材料', 'reply and evidence'),
    trialRecords: term('听取意见、听证、调查笔录', 'records of the trial'),
    outcome: term('结案文书', 'outcome document'),
    serviceReceipts: term('送达回证', 'service receipts'),
    explanation: term('释法记录', 'explanation records'),
    letters: term('意见书、建议书及反馈', 'letters and answers'),
    sideVolume: term('副卷（审批、讨论、调解材料）', 'side volume'),
    closingApproval: term('结案审批表', 'closing approval form'),
    backNote: term('备考表', 'closing note of the file'),
  },
  accountabilityMeasure: {
    talk: term('约谈', 'accountability talk', law('第77条第2款')),
    publicCriticism: term('通报批评', 'public criticism', law('第77条第2款')),
    disciplineReferral: term('移送追责', 'referral for discipline', law('第83条')),
  },
  judgementResult: {
    upheld: term('法院维持', 'upheld'),
    revoked: term('法院撤销', 'revoked', litigation('第70条')),
    redecide: term('法院责令重新作出决定', 'redecide', litigation('第70条')),
  },
  reopenGround: {
    RO1: term('上级责令受理、纠正或者直接受理', 'superior orders acceptance or correction', law('第35条')),
    RO2: term('上级责令恢复审理', 'superior orders resumption', law('第40条')),
    RO3: term('法院撤销复议决定，责令重作', 'court orders a new decision', litigation('第70条')),
    RO4: term('撤回申请违背真实意思', 'withdrawal proven involuntary', law('第74条第2款')),
    RO5: term('视为放弃认定有误', 'abandonment finding wrong', law('第31条第2款')),
    RO6: term('文书笔误更正', 'clerical erratum'),
    RO7: term('对重作或者新的行政行为申请复议', 'redo or new act challenged', regulation('第58条第2款')),
    RO8: term('同一行政行为的其他申请人', 'same act, other applicant', regulation('第65条')),
    RO9: term('调解书未履行', 'mediation document not performed', '行政复议法 第77条、第78条'),
  },
  /** Why an application goes on from an earlier case under a number of its own. */
  caseLinkGround: {
    RO4: term('原案撤回申请违背真实意思', 'the earlier withdrawal was involuntary', law('第74条第2款')),
    RO7: term('对重作或者新的行政行为申请复议', 'redo or new act challenged', regulation('第58条第2款')),
    RO8: term('同一行政行为的其他申请人', 'same act, other applicant', regulation('第65条')),
  },
  closingKind: {
    decided: term('作出决定', 'decided', law('第61条')),
    mediated: term('调解结案', 'mediated', law('第73条')),
    terminated: term('终止', 'terminated', law('第41条')),
    dismissed: term('驳回申请', 'dismissed', law('第33条')),
    notAccepted: term('不予受理', 'not accepted', law('第30条第2款')),
    notProcessed: term('重复申请不再处理', 'repeat filing, not processed', regulation('第37条第2款')),
    abandoned: term('视为放弃申请', 'abandoned', law('第31条第2款')),
    withdrawnBeforeAcceptance: term('受理前撤回', 'withdrawn before acceptance'),
    selfCorrected: term('处罚机关自行纠正', 'corrected by the penalty organ', regulation('第38条')),
    transferred: term('提级移送', 'transferred', '行政复议法 第38条'),
  },
} as const
