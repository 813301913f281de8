import { law, term } from './term.ts'

/** Files of a case and cases that belong together. */
export const materials = {
  materialKind: {
    application: term('申请书', 'application', law('第22条')),
    identity: term('身份证明', 'proof of identity'),
    authority: term('授权委托材料', 'power of attorney', law('第17条')),
    act: term('行政行为文书', 'paper of the act'),
    evidence: term('证据', 'evidence', law('第43条')),
    reply: term('答复书', 'reply', law('第48条')),
    record: term('笔录', 'minutes'),
    document: term('复议文书', 'document of the case'),
    service: term('送达凭证', 'proof of service'),
    // 实施条例2026 第48条: what was said in mediation stays out of the ruling file.
    mediation: term('调解材料', 'mediation paper', '行政复议法实施条例 第48条'),
    other: term('其他材料', 'other'),
  },
  materialSource: {
    picked: term('选择文件', 'chosen'),
    dropped: term('拖入', 'dropped'),
    pasted: term('粘贴', 'pasted'),
    scanned: term('扫描文件夹', 'scan folder'),
  },
  materialAction: {
    added: term('加入', 'added'),
    changed: term('修改说明', 'description changed'),
    removed: term('移入回收站', 'put into the recycle bin'),
    restored: term('恢复', 'restored'),
  },
  caseLinkKind: {
    sameApplicant: term('同一申请人', 'same applicant'),
    sameRespondent: term('同一被申请人', 'same respondent'),
    sameAct: term('同一行政行为', 'same act'),
    other: term('其他关联', 'other connection'),
  },
} as const
