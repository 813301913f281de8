import { term } from './term.ts'

/** Papers of an application, as the receipt and the supplement notice name them. */
export const applicationPapers = {
  applicationPaper: {
    application: term('行政复议申请书', 'application form'),
    oralRecord: term('口头申请行政复议笔录', 'record of the oral application'),
    applicationCopy: term('申请书副本', 'copies of the application'),
    idCopy: term('申请人身份证件复印件', 'copy of the ID'),
    licenceCopy: term('营业执照或者登记证书复印件', 'copy of the licence'),
    headIdentity: term('法定代表人或者主要负责人身份证明', 'identity of the head'),
    actDocument: term('被申请复议的行政行为文书复印件', 'copy of the act'),
    requestProof: term('曾要求被申请人履行职责的证明材料', 'proof of the request to act'),
    disclosureRequest: term('政府信息公开申请及答复', 'disclosure request and answer'),
    agreementText: term('行政协议文本', 'text of the agreement'),
    damageProof: term('受到损害的证明材料', 'proof of the damage'),
    normativeText: term('请求附带审查的规范性文件文本', 'text of the normative document'),
    serviceProof: term('收到行政行为日期的证明材料', 'proof of the day of service'),
    obstacleProof: term('耽误申请期限的证明材料', 'proof of the obstacle'),
    representativeElection: term('代表人推选书', 'election of representatives'),
    powerOfAttorney: term('授权委托书和代理人身份证明', 'power of attorney and ID of the agent'),
    serviceAddress: term('送达地址及方式确认书', 'confirmation of the service address'),
    envelope: term('邮寄信封（含邮戳）', 'envelope with the postmark'),
    forwardingLetter: term('处罚机关转送函', 'forwarding letter of the penalty organ'),
    officeSlip: term('司法所转交单', 'slip of the justice office'),
  },
  numberFault: {
    length: term('位数不对', 'wrong length'),
    characters: term('含有不该出现的字符', 'wrong characters'),
    birthDate: term('出生日期不存在', 'no such date of birth'),
    checkDigit: term('校验码不符', 'check digit does not match'),
  },
} as const
