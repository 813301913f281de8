import { longText, optional, text } from '../../case/fields.ts'
import { termName } from '../../terms/index.ts'
import { chineseDate, cited } from '../chinese.ts'
import type { Run } from '../content.ts'
import { define } from '../define.ts'
import {
  accepted,
  addressee,
  caseRows,
  closing,
  groundArticle,
  head,
  names,
  numbered,
  opening,
  paragraph,
  partyLines,
  recordHead,
  row,
  signatures,
  staffNames,
  to,
} from '../parts.ts'
import { remedyClause } from '../remedy.ts'
import type { Writer } from '../writer.ts'

const partyName = (w: Writer, id: string | undefined): string | null =>
  w.source.parties.find((party) => party.id === id)?.name ?? null

/** 适用简易程序通知书 (行政复议法 第53条). */
export const simpleProcedureNotice = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第53条' }],
  steps: ['START_TRIAL'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '适用简易程序通知书'),
    addressee(w),
    paragraph(...accepted(w)),
    paragraph(
      '本案属于“',
      w.term('START_TRIAL', 'simpleGround', 'simpleGround'),
      '”的情形，事实清楚、权利义务关系明确、争议不大，根据',
      groundArticle(w, 'START_TRIAL', 'simpleGround', 'simpleGround'),
      '的规定，适用简易程序审理，可以书面审理，自受理之日起三十日内作出行政复议决定。',
    ),
    closing(w),
  ],
})

/** 转为普通程序通知书 (行政复议法 第55条). */
export const conversionNotice = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第55条' }],
  steps: ['CONVERT_TO_ORDINARY'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '转为普通程序审理通知书'),
    addressee(w),
    paragraph(...accepted(w), '原适用简易程序审理。'),
    paragraph(
      w.said('CONVERT_TO_ORDINARY', 'reason'),
      `根据${cited('行政复议法 第55条')}的规定，经行政复议机构负责人批准，本案自`,
      w.dayOf('CONVERT_TO_ORDINARY'),
      '起转为普通程序审理。审理期限自受理之日起计算，',
      w.lastDay('D15'),
      '届满。',
    ),
    closing(w),
  ],
})

/** 听取意见笔录 (行政复议法 第49条). */
export const opinionHearingRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第49条' }],
  steps: ['OPINIONS_HEARD'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, recorder: text, phone: optional(text), recording: optional(text) },
  content: (w) => {
    const heard = w.recorded('OPINIONS_HEARD')?.data
    const at = (field: string) => ({ kind: 'step', event: 'OPINIONS_HEARD', field }) as const
    return [
      recordHead('听取意见笔录'),
      {
        kind: 'form',
        rows: [
          row('时间', w.asked('time')),
          row('地点', w.asked('place')),
          row('方式', w.term('OPINIONS_HEARD', 'channel', 'contactChannel')),
          row('复议人员', w.need(staffNames(w, heard?.reviewers) || null, '复议人员', at('reviewers'))),
          row('记录人', w.asked('recorder')),
          row('被听取意见人', w.need(partyName(w, heard?.party), '当事人', at('party'))),
          ...caseRows(w),
          ...(w.given('phone') ? [row('通话号码', w.asked('phone'))] : []),
          ...(w.given('recording') ? [row('录音编号', w.asked('recording'))] : []),
          row('意见要点', w.said('OPINIONS_HEARD', 'summary')),
          row('调解意愿', heard?.mediationAnswer ? termName('mediationAnswer', heard.mediationAnswer) : '未询问'),
        ],
      },
      paragraph('以上笔录已经被听取意见人核对（宣读）无误。'),
      signatures('被听取意见人', '复议人员', '记录人'),
    ]
  },
})

/** 行政复议听证通知书 (行政复议法 第50条、第51条): five working days before. */
export const hearingNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第51条' }],
  steps: ['HEARING_NOTICED'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { time: text, matters: longText },
  content: (w) => {
    const noticed = w.recorded('HEARING_NOTICED')?.data
    const at = (field: string) => ({ kind: 'step', event: 'HEARING_NOTICED', field }) as const
    return [
      ...head(w, '行政复议听证通知书'),
      addressee(w),
      paragraph(...accepted(w)),
      paragraph(
        `根据${cited('行政复议法 第50条')}、第五十一条的规定，本机关定于`,
        w.day(noticed?.hearingOn, '听证日期', at('hearingOn')),
        w.asked('time'),
        '在',
        w.said('HEARING_NOTICED', 'place'),
        '举行听证。听证的拟听证事项：',
        w.asked('matters'),
      ),
      paragraph(
        '听证主持人：',
        w.person(noticed?.presider, '听证主持人', at('presider')),
        '；听证员：',
        w.need(staffNames(w, noticed?.hearers) || null, '听证员', at('hearers')),
        '；记录员：',
        w.person(noticed?.recorder, '记录员', at('recorder')),
        '。',
      ),
      paragraph(
        '申请人无正当理由拒不参加听证的，视为放弃听证权利。被申请人的负责人应当参加听证；不能参加的，应当说明理由并委托相应的工作人员参加听证。',
      ),
      closing(w),
    ]
  },
})

/** 听证笔录 (行政复议法 第50条、第61条第2款). */
export const hearingRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第61条第2款' }],
  steps: ['HEARING_HELD'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { place: text, statements: longText, evidence: longText, debate: longText, lastWords: longText },
  content: (w) => {
    const held = w.recorded('HEARING_HELD')?.data
    const noticed = w.recorded('HEARING_NOTICED')?.data
    const present = names(w.source.parties.filter((party) => held?.present.includes(party.id)))
    const headCame: Run =
      held === undefined
        ? w.said('HEARING_HELD', 'respondentHeadAttended')
        : held.respondentHeadAttended
          ? '出席'
          : w.said('HEARING_HELD', 'absenceReason')
    return [
      recordHead('行政复议听证笔录'),
      {
        kind: 'form',
        rows: [
          row('时间', w.dayOf('HEARING_HELD')),
          row('地点', w.asked('place')),
          row('主持人', staffNames(w, noticed ? [noticed.presider] : [])),
          row('听证员', staffNames(w, noticed?.hearers)),
          row('记录员', staffNames(w, noticed ? [noticed.recorder] : [])),
          ...caseRows(w),
          row(
            '到场人员',
            w.need(present || null, '到场当事人', { kind: 'step', event: 'HEARING_HELD', field: 'present' }),
          ),
          row('被申请人负责人出席情况', headCame),
        ],
      },
      paragraph('各方陈述：', w.asked('statements')),
      paragraph('举证质证：', w.asked('evidence')),
      paragraph('辩论：', w.asked('debate')),
      paragraph('最后意见：', w.asked('lastWords')),
      signatures('申请人', '被申请人', '第三人', '主持人、听证员', '记录员'),
    ]
  },
})

/** 调查（询问）笔录 (行政复议法 第45条). */
export const investigationRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第45条' }],
  steps: ['EVIDENCE_TAKEN'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, questioned: text, questions: longText },
  content: (w) => [
    recordHead('调查（询问）笔录'),
    {
      kind: 'form',
      rows: [
        row('时间', w.asked('time')),
        row('地点', w.asked('place')),
        row(
          '调查人',
          w.need(staffNames(w, w.recorded('EVIDENCE_TAKEN')?.data.investigators) || null, '调查人', {
            kind: 'step',
            event: 'EVIDENCE_TAKEN',
            field: 'investigators',
          }),
        ),
        row('被调查人', w.asked('questioned')),
        row('调查事项', w.said('EVIDENCE_TAKEN', 'subject')),
        ...caseRows(w),
      ],
    },
    paragraph('调查人员已出示行政复议工作证件，人数不少于二人（行政复议法第四十五条第三款）。'),
    paragraph(w.asked('questions')),
    signatures('被调查人（逐页签名）', '调查人'),
  ],
})

/** 现场勘验笔录 (实施条例2026 第45条): the days it takes are not counted. */
export const inspectionRecord = define({
  group: 'trial',
  bases: [
    { article: '行政复议法实施条例 第45条', from: '2026-07-01' },
    { article: '行政复议法实施条例 第34条', to: '2026-06-30' },
  ],
  steps: ['EXCLUSION_STARTED', 'EXCLUSION_ENDED'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { place: text, inspectors: text, present: text, findings: longText },
  content: (w) => [
    recordHead('现场勘验笔录'),
    {
      kind: 'form',
      rows: [
        row('开始日期', w.dayOf('EXCLUSION_STARTED')),
        row('结束日期', w.dayOf('EXCLUSION_ENDED')),
        row('地点', w.asked('place')),
        row('勘验人员', w.asked('inspectors')),
        row('在场人员', w.asked('present')),
        ...caseRows(w),
        row('勘验情况', w.asked('findings')),
      ],
    },
    signatures('在场人员', '勘验人员'),
  ],
})

/** 委托鉴定书 (实施条例2026 第46条). */
export const appraisalCommission = define({
  group: 'trial',
  bases: [{ article: '行政复议法实施条例 第46条', from: '2026-07-01' }],
  steps: ['EXCLUSION_STARTED'],
  each: 'entry',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { matter: longText, chosenBy: text },
  content: (w) => [
    ...head(w, '委托鉴定书'),
    to(w.said('EXCLUSION_STARTED', 'body')),
    paragraph(...accepted(w)),
    paragraph(
      `因案件审理需要，根据${cited('行政复议法实施条例 第46条')}的规定，经`,
      w.asked('chosenBy'),
      '，委托你单位就下列专门性问题进行鉴定：',
      w.asked('matter'),
    ),
    paragraph('鉴定期间自', w.dayOf('EXCLUSION_STARTED'), '起不计入行政复议审理期限。'),
    closing(w),
  ],
})

/** 查阅（复制）材料笔录 (行政复议法 第47条). */
export const fileAccessRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第47条' }],
  steps: ['FILE_ACCESSED'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { reader: text, papers: longText },
  content: (w) => {
    const accessed = w.recorded('FILE_ACCESSED')?.data
    return [
      recordHead('查阅（复制）案件材料笔录'),
      {
        kind: 'form',
        rows: [
          row('日期', w.dayOf('FILE_ACCESSED')),
          row(
            '查阅当事人',
            w.need(partyName(w, accessed?.party), '当事人', { kind: 'step', event: 'FILE_ACCESSED', field: 'party' }),
          ),
          row('实际查阅人', w.asked('reader')),
          ...caseRows(w),
          row('查阅、复制的材料', w.asked('papers')),
          row('未提供的材料及理由', accessed?.refusedPart ?? '无'),
        ],
      },
      signatures('查阅人', '经办人'),
    ]
  },
})

/** 停止执行决定书 (行政复议法 第42条). */
export const stayDecision = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第42条' }],
  steps: ['STAY_GRANTED'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '停止执行决定书'),
    addressee(w),
    paragraph(...accepted(w)),
    paragraph(
      '因“',
      w.term('STAY_GRANTED', 'ground', 'stayGround'),
      '”，根据',
      groundArticle(w, 'STAY_GRANTED', 'ground', 'stayGround'),
      `的规定，本机关决定自`,
      w.dayOf('STAY_GRANTED'),
      `起停止执行${w.source.facts.act.title}。停止执行的原因消除后，恢复执行。`,
    ),
    closing(w),
  ],
})

/** 行政复议中止通知书 (行政复议法 第39条). */
export const suspensionNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第39条' }],
  steps: ['SUSPEND'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '行政复议中止通知书'),
    addressee(w),
    paragraph(...accepted(w)),
    paragraph(
      w.said('SUSPEND', 'reason'),
      '本案属于“',
      w.term('SUSPEND', 'ground', 'suspensionGround'),
      '”的情形，根据',
      groundArticle(w, 'SUSPEND', 'ground', 'suspensionGround'),
      '的规定，自',
      w.dayOf('SUSPEND'),
      '起中止审理。中止的原因消除后，本机关将及时恢复审理。',
    ),
    closing(w),
  ],
})

/** 行政复议恢复审理通知书 (行政复议法 第39条第2款、第3款). */
export const resumptionNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第39条' }],
  steps: ['RESUME'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '行政复议恢复审理通知书'),
    addressee(w),
    paragraph(...accepted(w)),
    paragraph(
      w.said('RESUME', 'reason'),
      `中止的原因已经消除，根据${cited('行政复议法 第39条')}的规定，本案自`,
      w.dayOf('RESUME'),
      '起恢复审理，审理期限',
      w.lastDay('D15', 'D17'),
      '届满。',
    ),
    closing(w),
  ],
})

/** 延期审理通知书 (行政复议法 第62条第1款). */
export const extensionNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第62条第1款' }],
  steps: ['EXTEND'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const extended = w.recorded('EXTEND')?.data
    return [
      ...head(w, '行政复议延期审理通知书'),
      addressee(w),
      paragraph(...accepted(w)),
      paragraph(
        '因情况复杂，不能在规定期限内作出行政复议决定。',
        w.said('EXTEND', 'reason'),
        `根据${cited('行政复议法 第62条第1款')}的规定，经行政复议机构负责人批准，延长审理期限`,
        w.need(extended && `${extended.days}日`, '延长天数', { kind: 'step', event: 'EXTEND', field: 'days' }),
        '，延长后的审理期限',
        w.lastDay('D15', 'D17'),
        '届满。',
      ),
      closing(w),
    ]
  },
})

/** 规范性文件转送函 (行政复议法 第56条、第57条). */
export const incidentalTransferLetter = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第56条' }],
  steps: ['INCIDENTAL_TRANSFER'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '规范性文件转送函'),
    to(w.said('INCIDENTAL_TRANSFER', 'body')),
    paragraph(...accepted(w)),
    paragraph(
      '申请人一并提出对',
      w.said('INCIDENTAL_REQUESTED', 'document'),
      '（',
      w.recorded('INCIDENTAL_REQUESTED')?.data.clause ?? '全文',
      `）的附带审查申请。本机关无权处理，根据${cited('行政复议法 第56条')}的规定，现转送你机关，请自收到之日起六十日内将处理意见回复本机关（第六十条）。`,
    ),
    closing(w),
  ],
})

/** 规范性文件制定机关书面答复通知书 (行政复议法 第58条). */
export const draftingOrganNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第58条' }],
  steps: ['INCIDENTAL_OWN', 'INCIDENTAL_DRAFTER_NOTIFIED'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '规范性文件制定机关答复通知书'),
    to(w.said('INCIDENTAL_OWN', 'draftingOrgan')),
    paragraph(...accepted(w)),
    paragraph(
      '本机关正在对',
      w.said('INCIDENTAL_REQUESTED', 'document'),
      '（',
      w.recorded('INCIDENTAL_REQUESTED')?.data.clause ?? '全文',
      `）进行附带审查。根据${cited('行政复议法 第58条')}的规定，请自收到本通知书之日起十日内（工作日）就相关条款的合法性提出书面答复，并提交相关材料。必要时，本机关可以要求制定机关当面说明理由。`,
    ),
    closing(w),
  ],
})

/** 提请行政复议委员会咨询函 (行政复议法 第52条). */
export const committeeRequest = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第52条' }],
  steps: ['COMMITTEE_CONSULTED'],
  each: 'case',
  numbered: true,
  sealed: false,
  volume: 'side',
  content: (w) => [
    ...head(w, '提请行政复议委员会咨询函'),
    to(`${w.source.organ.name}行政复议委员会`),
    paragraph(...accepted(w)),
    paragraph(
      '本案属于“',
      w.term('COMMITTEE_CONSULTED', 'ground', 'committeeGround'),
      '”的情形，根据',
      groundArticle(w, 'COMMITTEE_CONSULTED', 'ground', 'committeeGround'),
      '的规定，提请行政复议委员会就下列问题提出咨询意见：',
      w.said('COMMITTEE_CONSULTED', 'questions'),
    ),
    closing(w, false),
  ],
})

/** 行政复议委员会咨询意见及采纳情况说明 (行政复议法 第61条第3款; 实施条例2026 第52条). */
export const committeeOpinion = define({
  group: 'trial',
  bases: [
    { article: '行政复议法实施条例 第52条', from: '2026-07-01' },
    { article: '行政复议法 第61条第3款', to: '2026-06-30' },
  ],
  steps: ['OPINION_RECORDED'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'side',
  asks: { members: text },
  content: (w) => {
    const recorded = w.recorded('OPINION_RECORDED')?.data
    return [
      recordHead('行政复议委员会咨询意见及采纳情况'),
      {
        kind: 'form',
        rows: [
          ...caseRows(w),
          row('参加委员', w.asked('members')),
          row('咨询意见', w.said('OPINION_RECORDED', 'opinion')),
          row(
            '采纳情况',
            recorded === undefined ? w.said('OPINION_RECORDED', 'adopted') : recorded.adopted ? '采纳' : '未采纳',
          ),
          ...(recorded?.adopted === false ? [row('未采纳的理由', w.said('OPINION_RECORDED', 'reasonNotAdopted'))] : []),
        ],
      },
      signatures('承办人'),
    ]
  },
})

/** 集体讨论记录 (行政复议法 第61条第1款). */
export const deliberationRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第61条第1款' }],
  steps: ['APPROVED', 'DRAFT_DONE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'side',
  asks: { time: text, place: text, chair: text, present: text, views: longText, result: longText },
  content: (w) => [
    recordHead('集体讨论记录'),
    {
      kind: 'form',
      rows: [
        row('时间', w.asked('time')),
        row('地点', w.asked('place')),
        row('主持人', w.asked('chair')),
        row('参加人', w.asked('present')),
        ...caseRows(w),
        row('讨论意见', w.asked('views')),
        row('讨论结果', w.asked('result')),
      ],
    },
    signatures('参加人'),
  ],
})

/** 行政复议调解笔录 (行政复议法 第5条、第73条), apart from the ruling file (实施条例2026 第48条). */
export const mediationRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第73条' }],
  steps: ['MEDIATION_HELD', 'MEDIATION_OFFERED'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'mediation',
  asks: { time: text, place: text, recorder: text },
  content: (w) => {
    const held = w.recorded('MEDIATION_HELD')?.data
    const at = (field: string) => ({ kind: 'step', event: 'MEDIATION_HELD', field }) as const
    const present = names(w.source.parties.filter((party) => held?.participants.includes(party.id)))
    return [
      recordHead('行政复议调解笔录'),
      {
        kind: 'form',
        rows: [
          row('时间', w.asked('time')),
          row('地点', w.asked('place')),
          row('方式', w.term('MEDIATION_HELD', 'channel', 'contactChannel')),
          row('调解人', w.need(staffNames(w, held?.mediators) || null, '调解人', at('mediators'))),
          row('记录人', w.asked('recorder')),
          row('参加人', w.need(present || null, '参加人', at('participants'))),
          ...caseRows(w),
          row('调解经过', w.said('MEDIATION_HELD', 'summary')),
          row('调解结果', w.term('MEDIATION_HELD', 'outcome', 'mediationOutcome')),
        ],
      },
      paragraph('调解遵循合法、自愿的原则，不损害国家利益、社会公共利益和他人合法权益，不违反法律、法规的强制性规定。'),
      signatures('参加人', '调解人', '记录人'),
    ]
  },
})

/** 行政复议调解书 (行政复议法 第73条): effective when all have signed and the seal is on it. */
export const mediationDocument = define({
  group: 'decision',
  bases: [{ article: '行政复议法 第73条' }],
  steps: ['MEDIATION_DOC_EFFECTIVE'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { facts: longText, terms: { kind: 'texts' } },
  content: (w) => {
    const agreed = w.recorded('MEDIATION_DOC_EFFECTIVE')?.data
    const terms = (w.given('terms') as string[] | undefined) ?? (agreed?.terms ? [agreed.terms] : [])
    return [
      ...head(w, '行政复议调解书'),
      ...partyLines(w),
      paragraph(...accepted(w)),
      paragraph('申请人请求：', w.said('APPLICATION_RECEIVED', 'requests')),
      paragraph('经审理查明：', w.asked('facts')),
      paragraph(
        `本案审理过程中，经本机关组织调解，各方当事人按照合法、自愿的原则，依照${cited('行政复议法 第73条')}的规定，达成如下协议：`,
      ),
      ...(terms.length > 0
        ? numbered(terms.map((term) => [term]))
        : [paragraph(w.said('MEDIATION_DOC_EFFECTIVE', 'terms'))]),
      ...(agreed?.performBy ? [paragraph(`履行期限至${chineseDate(agreed.performBy)}。`)] : []),
      paragraph('本调解书经各方当事人签字或者签章，并加盖本机关印章，即具有法律效力。'),
      signatures('申请人', '被申请人', '第三人'),
      closing(w),
    ]
  },
})

/** 和解协议 (行政复议法 第74条): a copy is kept, its content is not read by those who decide. */
export const settlementAgreement = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第74条' }],
  steps: ['WITHDRAWAL_REQUESTED'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'mediation',
  content: (w) => [
    recordHead('行政复议和解协议'),
    ...partyLines(w),
    paragraph(...opening(w)),
    paragraph('各方当事人在行政复议决定作出前自愿达成如下和解协议：', w.said('WITHDRAWAL_REQUESTED', 'settlement')),
    paragraph('和解内容不损害国家利益、社会公共利益和他人合法权益，不违反法律、法规的强制性规定。'),
    signatures('申请人', '被申请人'),
  ],
})

/** 撤回行政复议申请书 (行政复议法 第74条). */
export const withdrawalRequest = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第74条' }],
  steps: ['WITHDRAWAL_REQUESTED', 'WITHDRAWN_BEFORE_ACCEPTANCE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  content: (w) => {
    const early =
      w.recorded('WITHDRAWN_BEFORE_ACCEPTANCE') !== undefined && w.recorded('WITHDRAWAL_REQUESTED') === undefined
    const statement = early
      ? w.said('WITHDRAWN_BEFORE_ACCEPTANCE', 'statement')
      : w.said('WITHDRAWAL_REQUESTED', 'statement')
    return [
      recordHead('撤回行政复议申请书'),
      to(`${w.source.organ.name}`),
      paragraph(...opening(w), '现自愿撤回行政复议申请。', statement),
      paragraph('申请人知悉：撤回申请后，不得再以同一事实和理由提出行政复议申请，但是能够证明撤回违背真实意愿的除外。'),
      signatures('申请人'),
    ]
  },
})

/** 行政复议终止决定书 (行政复议法 第41条). */
export const terminationDecision = define({
  group: 'decision',
  bases: [{ article: '行政复议法 第41条' }],
  steps: ['TERMINATE', 'WITHDRAWAL_PERMITTED'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const withdrawn = w.recorded('WITHDRAWAL_PERMITTED') !== undefined
    const why: Run[] = withdrawn
      ? [
          '申请人于',
          w.dayOf('WITHDRAWAL_REQUESTED'),
          '以“',
          w.term('WITHDRAWAL_REQUESTED', 'reason', 'withdrawalReason'),
          `”为由自愿撤回行政复议申请，本机关准予撤回。根据${cited('行政复议法 第41条第1项')}`,
        ]
      : [w.said('TERMINATE', 'reasons'), '根据', groundArticle(w, 'TERMINATE', 'ground', 'terminationGround')]
    return [
      ...head(w, '行政复议终止决定书'),
      ...partyLines(w),
      paragraph(...accepted(w)),
      paragraph(...why, '的规定，本机关决定终止行政复议。'),
      ...(withdrawn
        ? [
            paragraph(
              '申请人不得再以同一事实和理由提出行政复议申请；但是，能够证明撤回行政复议申请违背其真实意愿的除外。',
            ),
          ]
        : []),
      closing(w),
    ]
  },
})

/** 驳回行政复议申请决定书 (行政复议法 第33条; 实施条例2026 第37条第1款). */
export const dismissalDecision = define({
  group: 'decision',
  bases: [{ article: '行政复议法 第33条' }],
  steps: ['DISMISS'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { factsFound: longText },
  content: (w) => [
    ...head(w, '驳回行政复议申请决定书'),
    ...partyLines(w),
    paragraph(...accepted(w)),
    paragraph('申请人请求：', w.said('APPLICATION_RECEIVED', 'requests')),
    paragraph('经审理查明：', w.asked('factsFound')),
    paragraph('本机关认为：', w.said('DISMISS', 'reasons')),
    paragraph(
      '根据',
      groundArticle(w, 'DISMISS', 'ground', 'dismissGround'),
      '的规定，本机关决定驳回申请人的行政复议申请。',
    ),
    ...remedyClause(w),
    closing(w),
  ],
})

/** 释明笔录 (实施条例2026 第37条第1款第1项、第61条第1款第1项). */
export const clarificationRecord = define({
  group: 'trial',
  bases: [{ article: '行政复议法实施条例 第37条', from: '2026-07-01' }],
  steps: ['DISMISS', 'DRAFT_DONE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, point: longText, answer: longText },
  content: (w) => [
    recordHead('释明笔录'),
    {
      kind: 'form',
      rows: [
        row('时间', w.asked('time')),
        row('地点', w.asked('place')),
        ...caseRows(w),
        row('释明事项', w.asked('point')),
        row('申请人意见', w.asked('answer')),
      ],
    },
    signatures('申请人', '释明人', '记录人'),
  ],
})

/** 提请提级审理函 (行政复议法 第38条; 实施条例2026 第40条). */
export const elevationRequest = define({
  group: 'trial',
  bases: [
    { article: '行政复议法实施条例 第40条', from: '2026-07-01' },
    { article: '行政复议法 第38条', to: '2026-06-30' },
  ],
  steps: ['ELEVATION_REQUESTED'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '提请提级审理函'),
    to(w.said('ELEVATION_REQUESTED', 'superiorOrgan')),
    paragraph(...accepted(w)),
    paragraph(w.said('ELEVATION_REQUESTED', 'reason'), `根据${cited('行政复议法 第38条')}的规定，提请你机关审理本案。`),
    closing(w),
  ],
})

/** 合并审理通知书 (实施条例2026 第43条). */
export const mergerNotice = define({
  group: 'trial',
  bases: [{ article: '行政复议法实施条例 第43条', from: '2026-07-01' }],
  steps: ['MERGED'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { others: text },
  content: (w) => [
    ...head(w, '合并审理通知书'),
    addressee(w),
    paragraph(...accepted(w)),
    paragraph(
      w.said('MERGED', 'reason'),
      `根据${cited('行政复议法实施条例 第43条')}的规定，本案与`,
      w.asked('others'),
      '合并审理。',
    ),
    closing(w),
  ],
})

/** 延期、中止、恢复审理呈报表: the internal form in front of the notices. */
export const clockApprovalForm = define({
  group: 'trial',
  bases: [{ article: '行政复议法 第62条' }],
  steps: ['EXTEND', 'SUSPEND', 'RESUME'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'side',
  asks: { what: text, view: longText },
  content: (w) => [
    recordHead('延期、中止、恢复审理呈报表'),
    {
      kind: 'form',
      rows: [
        ...caseRows(w),
        row('收到日期', w.dayOf('APPLICATION_RECEIVED')),
        row('受理日期', w.dayOf('ACCEPT')),
        row('呈报事项', w.asked('what')),
        row('承办人意见', w.asked('view')),
        row('机构负责人意见', ''),
      ],
    },
  ],
})
