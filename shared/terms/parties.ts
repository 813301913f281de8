import { law, regulation, term } from './term.ts'

/** Who works in the centre, who takes part in a case, and how they reach each other. */
export const parties = {
  role: {
    reception: term('接待人员', 'receptionist'),
    caseOfficer: term('承办人', 'case officer'),
    approver: term('审核审批人', 'approver'),
    supervisor: term('机构负责人', 'supervisor'),
    administrator: term('系统管理员', 'administrator'),
  },
  partyRole: {
    applicant: term('申请人', 'applicant', law('第14条')),
    respondent: term('被申请人', 'respondent', law('第19条')),
    thirdParty: term('第三人', 'third party', law('第16条')),
  },
  partyKind: {
    person: term('公民', 'person'),
    organisation: term('法人或者其他组织', 'organisation'),
    organ: term('行政机关', 'administrative organ'),
  },
  agentKind: {
    lawyer: term('律师', 'lawyer', law('第17条第1款')),
    legalWorker: term('基层法律服务工作者', 'grass-roots legal worker', law('第17条第1款')),
    legalAid: term('法律援助律师', 'legal aid lawyer', law('第18条')),
    relative: term('近亲属', 'close relative'),
    staff: term('本单位工作人员', 'member of its staff', regulation('第18条第2款')),
    other: term('其他代理人', 'other agent', law('第17条第1款')),
  },
  agentPowers: {
    general: term('一般代理', 'general authority', law('第17条第2款')),
    special: term('特别授权', 'special authority', law('第17条第2款')),
  },
  respondentLevel: {
    countyDepartment: term('县级政府部门', 'county department', law('第24条第1款')),
    cityDepartment: term('市级政府部门', 'city department', law('第24条')),
    townGovernment: term('乡镇政府', 'town government', law('第24条第1款')),
    subdistrict: term('街道办事处', 'subdistrict office', law('第24条第1款')),
    countyGovernment: term('县级政府', 'county government', law('第24条')),
    branch: term('派出机构', 'branch of a department', law('第24条第4款')),
    other: term('其他', 'other'),
  },
  applicationChannel: {
    counter: term('当面提交', 'at the counter', law('第22条')),
    post: term('邮寄', 'post', law('第22条')),
    online: term('互联网', 'online', regulation('第28条')),
    oral: term('口头申请', 'oral application', law('第22条')),
    penaltyOrgan: term('通过处罚机关提交', 'through the penalty organ', law('第32条')),
    justiceOffice: term('司法所转交', 'through a justice office'),
  },
  consultationChannel: {
    counter: term('来访', 'visit'),
    phone: term('电话', 'phone'),
    online: term('网络', 'online'),
    post: term('来信', 'letter'),
    justiceOffice: term('司法所转接', 'referred by a justice office'),
  },
  contactChannel: {
    faceToFace: term('当面', 'face to face', law('第49条')),
    phone: term('电话', 'phone', law('第49条')),
    video: term('视频', 'video', law('第49条')),
    online: term('网络', 'online', law('第49条')),
    written: term('书面', 'in writing'),
  },
  serviceMode: {
    direct: term('直接送达', 'direct service', '民事诉讼法 第87条、第88条'),
    left: term('留置送达', 'service by leaving', '民事诉讼法 第89条'),
    post: term('邮寄送达', 'service by post', '民事诉讼法 第91条'),
    electronic: term('电子送达', 'electronic service', '民事诉讼法 第90条'),
    viaUnit: term('转交送达', 'service through a unit', '民事诉讼法 第92条至第94条'),
    announcement: term('公告送达', 'service by announcement', '民事诉讼法 第95条'),
  },
} as const
