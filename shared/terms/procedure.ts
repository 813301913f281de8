import { law, regulation, term } from './term.ts'

/** How a case is tried: procedure, stops of the clock, hearing, stay, committee. */
export const procedure = {
  stage: {
    intake: term('收案', 'intake'),
    inCaseMediation: term('案中调解', 'in-case mediation'),
    ruling: term('裁决', 'ruling'),
    postCaseExplanation: term('案后释法', 'post-case explanation'),
    correctionRecommendation: term('纠错建议', 'correction recommendation'),
  },
  procedureKind: {
    simple: term('简易程序', 'simple procedure', '行政复议法 第53条至第55条'),
    ordinary: term('普通程序', 'ordinary procedure', '行政复议法 第48条至第52条'),
  },
  simpleGround: {
    onTheSpot: term('被申请行政复议的行政行为是当场作出', 'act made on the spot', law('第53条第1款第1项')),
    warning: term('被申请行政复议的行政行为是警告或者通报批评', 'warning or public criticism', law('第53条第1款第2项')),
    smallAmount: term('案件涉及款额三千元以下', 'amount of at most 3000 yuan', law('第53条第1款第3项')),
    informationDisclosure: term('属于政府信息公开案件', 'government information case', law('第53条第1款第4项')),
    consent: term('当事人各方同意适用简易程序', 'all parties consent', law('第53条第2款')),
  },
  exclusionKind: {
    appraisal: term('鉴定', 'appraisal', regulation('第46条')),
    inspection: term('现场勘验', 'inspection', regulation('第45条')),
  },
  suspensionGround: {
    S1: term('申请人死亡，近亲属尚未确定是否参加复议', 'applicant died, relatives undecided', law('第39条第1款第1项')),
    S2: term(
      '申请人丧失行为能力，尚未确定法定代理人',
      'applicant lost capacity, no representative yet',
      law('第39条第1款第2项'),
    ),
    S3: term('申请人下落不明', 'applicant missing', law('第39条第1款第3项')),
    S4: term(
      '法人或者其他组织终止，尚未确定权利义务承受人',
      'organisation ended, successor unknown',
      law('第39条第1款第4项'),
    ),
    S5: term(
      '申请人、被申请人因不可抗力或者其他正当理由不能参加',
      'force majeure or other good reason of a party',
      law('第39条第1款第5项'),
    ),
    S6: term(
      '进行调解、和解，申请人和被申请人同意中止',
      'mediation or settlement, both consent',
      law('第39条第1款第6项'),
    ),
    S7: term('法律适用问题需要有权机关解释或者确认', 'interpretation by the competent organ', law('第39条第1款第7项')),
    S8: term(
      '须以其他案件的审理结果为依据，该案尚未审结',
      'depends on the outcome of another case',
      law('第39条第1款第8项'),
    ),
    S9: term('附带审查规范性文件', 'incidental review', law('第39条第1款第9项')),
    S10: term('需要中止的其他情形', 'other ground of suspension', law('第39条第1款第10项')),
  },
  terminationGround: {
    T1: term('申请人撤回申请，复议机构准予撤回', 'withdrawal permitted', law('第41条第1项')),
    T2: term(
      '申请人死亡，没有近亲属或者近亲属放弃',
      'applicant died, no relatives or they renounce',
      law('第41条第2项'),
    ),
    T3: term(
      '法人或者其他组织终止，没有承受人或者承受人放弃',
      'organisation ended, no successor or it renounces',
      law('第41条第3项'),
    ),
    T4: term(
      '因同一违法行为涉嫌犯罪，被采取刑事强制措施',
      'criminal coercive measures for the same act',
      law('第41条第4项'),
    ),
    T5: term('中止满六十日，中止原因仍未消除', 'suspended for full sixty days', law('第41条第5项')),
  },
  committeeGround: {
    major: term('案情重大、疑难、复杂', 'major, difficult or complex', law('第52条第2款第1项')),
    specialised: term('专业性、技术性较强', 'specialised or technical', law('第52条第2款第2项')),
    provincialOwnAct: term(
      '省级政府对本机关行政行为的复议案件',
      "provincial government's own act",
      law('第52条第2款第3项'),
    ),
    necessary: term('复议机构认为有必要', 'the institution thinks it necessary', law('第52条第2款第4项')),
  },
  hearingGround: {
    publicInterest: term('涉及重大公共利益', 'major public interest', law('第50条第1款')),
    groupDispute: term('群体性争议或者社会关注度高', 'group dispute or strong public attention', law('第50条第1款')),
    newType: term('新类型案件', 'new type of case', law('第50条第1款')),
    doubtfulEvidence: term('证据疑点多，主要事实争议大', 'doubtful evidence, facts disputed', law('第50条第1款')),
    complexLaw: term('法律关系复杂', 'complex legal relations', law('第50条第1款')),
    otherMajor: term('其他重大、疑难、复杂情形', 'otherwise major, difficult or complex', law('第50条第1款')),
    institution: term('复议机构认为有必要', 'the institution thinks fit', law('第50条第2款')),
    applicantRequest: term('申请人请求听证', 'the applicant asks', law('第50条第2款')),
  },
  stayGround: {
    respondent: term('被申请人认为需要停止执行', 'the respondent thinks it necessary', law('第42条第1项')),
    organ: term('复议机关认为需要停止执行', 'the reconsideration organ thinks it necessary', law('第42条第2项')),
    request: term(
      '申请人、第三人申请，复议机关认为其要求合理',
      'reasonable request of applicant or third party',
      law('第42条第3项'),
    ),
    statute: term('法律、法规、规章规定停止执行', 'stated by law, regulation or rule', law('第42条第4项')),
  },
  ruleSet: {
    law2017: term('行政复议法（2017年修正）', 'reconsideration law of 2017'),
    law2023: term('行政复议法（2023年修订）', 'reconsideration law of 2023'),
    regulation2007: term('行政复议法实施条例（2007年）', 'implementing regulation of 2007'),
    regulation2026: term('行政复议法实施条例（2026年修订）', 'implementing regulation of 2026'),
    litigationLaw: term('行政诉讼法（2017年修正）', 'administrative litigation law'),
    civilProcedureLaw: term('民事诉讼法（2023年修正）', 'civil procedure law'),
    enforcementLaw: term('行政强制法（2011年）', 'administrative coercion law'),
  },
} as const
