import { law, litigation as suit, term } from './term.ts'

/** Courts, and what is done to have a letter answered. */
export const litigation = {
  courtInstance: {
    first: term('一审', 'first instance'),
    second: term('二审', 'second instance', suit('第85条')),
    retrial: term('再审', 'retrial', suit('第90条')),
  },
  laterInstance: {
    second: term('二审', 'second instance', suit('第85条')),
    retrial: term('再审', 'retrial', suit('第90条')),
  },
  appellant: {
    plaintiff: term('原告（申请人、第三人）', 'plaintiff'),
    ourOrgan: term('本机关', 'this organ'),
    originalOrgan: term('原行政机关', 'organ of the original act'),
    procurator: term('检察机关抗诉', 'procuratorate'),
    courtItself: term('人民法院依职权', 'the court itself'),
  },
  defendantPosition: {
    sole: term('单独被告', 'sole defendant', suit('第26条第2款')),
    joint: term('与原行政机关共同被告', 'joint defendant', suit('第26条第2款')),
  },
  headAttendance: {
    principal: term('正职负责人出庭', 'principal head'),
    deputy: term('副职负责人出庭', 'deputy head'),
    inCharge: term('分管负责人出庭', 'leader in charge'),
    delegate: term('仅委托工作人员出庭', 'delegate only'),
    subordinate: term('仅下级机关负责人出庭', 'head of a lower organ only'),
    invalidPapers: term('身份材料不符，视为未出庭', 'identity papers not in order'),
    nobody: term('无人出庭', 'nobody'),
  },
  courtOutcome: {
    claimDismissed: term('判决驳回诉讼请求', 'claim dismissed', suit('第69条')),
    revoked: term('判决撤销', 'revoked', suit('第70条')),
    partlyRevoked: term('判决部分撤销', 'partly revoked', suit('第70条')),
    redo: term('判决撤销并责令重作', 'revoked, new decision ordered', suit('第70条')),
    perform: term('判决履行法定职责', 'duty to be performed', suit('第72条')),
    pay: term('判决履行给付义务', 'payment ordered', suit('第73条')),
    illegal: term('判决确认违法', 'found illegal', suit('第74条')),
    invalid: term('判决确认无效', 'found invalid', suit('第75条')),
    modified: term('判决变更', 'modified', suit('第77条')),
    agreementPerform: term('判决履行行政协议', 'agreement to be performed', suit('第78条')),
    agreementCompensate: term('判决补偿', 'compensation', suit('第78条')),
    appealDismissed: term('驳回上诉，维持原判', 'appeal dismissed', suit('第89条')),
    rulingUpheld: term('维持原裁定', 'ruling upheld', suit('第89条')),
    remanded: term('发回重审', 'remanded', suit('第89条')),
    suitDismissed: term('裁定驳回起诉', 'suit dismissed'),
    withdrawn: term('准许撤诉（原告主动）', 'withdrawn by the plaintiff', suit('第62条')),
    withdrawnChanged: term('准许撤诉（被告改变行为）', 'withdrawn after a change', suit('第62条')),
    ended: term('裁定终结', 'ended'),
    mediated: term('调解结案', 'mediated', suit('第60条')),
    other: term('其他', 'other'),
  },
  courtStatus: {
    pending: term('审理中', 'pending'),
    ruled: term('一审已判，未生效', 'judged, not effective'),
    appealed: term('已上诉', 'appealed'),
    effective: term('已生效', 'effective'),
  },
  adoption: {
    adopted: term('采纳', 'adopted'),
    partly: term('部分采纳', 'partly adopted'),
    notAdopted: term('未采纳', 'not adopted'),
  },
  /** Where a letter stands on a day. */
  letterState: {
    owed: term('待制发', 'to be issued', law('第76条')),
    draft: term('起草审批', 'being drafted'),
    issued: term('待送达', 'to be served'),
    served: term('待反馈', 'waiting for the answer', law('第76条')),
    overdue: term('逾期未反馈', 'answer overdue', law('第77条')),
    answered: term('已反馈', 'answered'),
    waived: term('免办', 'waived'),
  },
  pressureKind: {
    reminder: term('催告', 'reminder'),
    complianceOrder: term('责令限期履行', 'order to comply', law('第77条第2款')),
    talk: term('约谈', 'accountability talk', law('第77条第2款')),
    publicCriticism: term('通报批评', 'public criticism', law('第77条第2款')),
    disciplineReferral: term('移送追责', 'referral for discipline', law('第83条')),
  },
} as const
