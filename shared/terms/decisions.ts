import { law, regulation, term } from './term.ts'

const decisionKind = {
  MODIFY: term('变更', 'modify', law('第63条')),
  REVOKE: term('撤销', 'revoke', law('第64条')),
  REVOKE_PART: term('部分撤销', 'revoke in part', law('第64条')),
  REDO: term('责令重作', 'redo', law('第64条')),
  ILLEGAL_KEEP: term('确认违法（不撤销）', 'confirm illegality, act kept', law('第65条第1款')),
  ILLEGAL: term('确认违法', 'confirm illegality', law('第65条第2款')),
  PERFORM: term('责令履行', 'order performance', law('第66条')),
  INVALID: term('确认无效', 'confirm invalidity', law('第67条')),
  UPHOLD: term('维持', 'uphold', law('第68条')),
  REJECT_CLAIM: term('驳回请求', 'reject the claim', law('第69条')),
  NO_EVIDENCE: term('无答复推定', 'no-evidence decision', law('第70条')),
  AGREEMENT: term('行政协议决定', 'agreement decision', law('第71条')),
  COMPENSATE: term('决定赔偿', 'grant compensation', law('第72条')),
  REJECT_COMP: term('驳回赔偿请求', 'reject compensation', law('第72条')),
} as const

/** What the organ decides, who approves it, and what may be wrong with the act. */
export const decisions = {
  /** Kinds a draft can name. */
  decisionKind,
  /** Every way a case can end with a document. */
  outcomeKind: {
    ...decisionKind,
    DISMISS: term('驳回申请', 'dismiss', law('第33条')),
    NOT_ACCEPT: term('不予受理', 'non-acceptance', law('第30条第2款')),
    TERMINATE: term('终止', 'termination', law('第41条')),
    MEDIATED: term('调解书', 'mediation document', law('第73条')),
  },
  approvalLevel: {
    institutionHead: term('复议机构负责人', 'head of the institution'),
    organHead: term('复议机关负责人', 'head of the organ', law('第61条第1款')),
    collective: term('集体讨论', 'deliberation', law('第61条第1款')),
  },
  defectType: {
    factsUnclear: term('主要事实不清、证据不足', 'main facts unclear', law('第64条第1款第1项')),
    procedureViolated: term('违反法定程序', 'procedure violated', law('第64条第1款第2项')),
    basisUnlawful: term('适用的依据不合法', 'basis unlawful', law('第64条第1款第3项')),
    ultraVires: term('超越职权或者滥用职权', 'ultra vires or abuse of power', law('第64条第1款第4项')),
    inappropriate: term('内容不适当', 'content inappropriate', law('第63条第1款第1项')),
    basisMisapplied: term('未正确适用依据', 'basis wrongly applied', law('第63条第1款第2项')),
    slightProcedure: term('程序轻微违法', 'slight procedural breach', law('第65条第1款第2项')),
    dutyNotPerformed: term('不履行法定职责', 'duty not performed', law('第66条')),
    graveIllegality: term('重大且明显违法', 'grave and obvious illegality', law('第67条')),
    noReply: term('未依法答复、举证', 'no reply or evidence', law('第70条')),
    agreement: term('行政协议订立、履行、变更、解除违法', 'agreement unlawfully handled', law('第71条')),
    normativeDocument: term('规范性文件不合法', 'normative document unlawful', law('第59条')),
    service: term('送达不规范', 'faulty service'),
    remedyNotice: term('未告知或者错误告知救济权利', 'remedy not or wrongly told', law('第20条第3款')),
    documentFlaw: term('文书制作瑕疵', 'flaw in the document'),
    conduct: term('执法行为不规范', 'improper conduct'),
    other: term('其他瑕疵', 'other defect'),
  },
  explanationItem: {
    result: term('处理结果', 'result'),
    facts: term('认定的事实和证据', 'facts and evidence relied on'),
    legalBasis: term('法律依据', 'legal basis'),
    mainArgument: term('对主要理由的回应', 'answer to the main argument'),
    remedy: term('救济途径、受诉法院和最后一日', 'remedy, court and last day'),
    performance: term('履行义务（如有）', 'performance duty, if any'),
  },
  letterKind: {
    opinionLetter: term('意见书', 'opinion letter', law('第76条')),
    recommendationLetter: term('建议书', 'recommendation letter', regulation('第69条')),
  },
} as const
