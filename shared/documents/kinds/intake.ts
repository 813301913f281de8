import { date, longText, optional, text } from '../../case/fields.ts'
import { termName } from '../../terms/index.ts'
import { cited } from '../chinese.ts'
import type { Block } from '../content.ts'
import { define } from '../define.ts'
import {
  addressee,
  attachments,
  caseRows,
  closing,
  groundArticle,
  head,
  names,
  numbered,
  opening,
  paragraph,
  partiesOf,
  partyLines,
  recipientOf,
  recordHead,
  row,
  signatures,
  termNames,
} from '../parts.ts'
import { remedyClause } from '../remedy.ts'

/** 口头申请行政复议笔录 (行政复议法 第22条第3款): signed, it is the application. */
export const oralApplicationRecord = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第22条' }],
  steps: ['APPLICATION_RECEIVED'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, recorder: text, facts: longText },
  content: (w) => [
    recordHead('口头申请行政复议笔录'),
    {
      kind: 'form',
      rows: [row('时间', w.asked('time')), row('地点', w.asked('place')), row('记录人', w.asked('recorder'))],
    },
    ...partyLines(w),
    paragraph('申请人请求：', w.said('APPLICATION_RECEIVED', 'requests')),
    paragraph('主要事实、理由和时间：', w.asked('facts')),
    paragraph('知道行政行为的时间：', w.said('APPLICATION_RECEIVED', 'actServedOn')),
    paragraph('以上笔录已向申请人宣读，申请人确认记录无误。'),
    signatures('申请人（签名或者捺印）', '记录人'),
  ],
})

/** 接收申请材料回执: what was received, when and how. */
export const materialReceipt = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第22条' }],
  steps: ['APPLICATION_RECEIVED'],
  each: 'case',
  numbered: false,
  sealed: true,
  volume: 'main',
  asks: { receiver: text },
  content: (w) => {
    const received = w.recorded('APPLICATION_RECEIVED')
    const materials = received?.data.materials ?? []
    return [
      recordHead('接收行政复议申请材料回执'),
      addressee(w, 'applicant'),
      paragraph(
        '本机关于',
        w.dayOf('APPLICATION_RECEIVED'),
        '以',
        w.term('APPLICATION_RECEIVED', 'channel', 'applicationChannel'),
        '方式收到以下材料：',
      ),
      materials.length > 0
        ? {
            kind: 'table',
            columns: [
              { title: '序号', width: 14 },
              { title: '材料名称', width: 66 },
              { title: '份数', width: 20 },
            ],
            rows: materials.map((material, i) => [[String(i + 1)], [material.name], [String(material.copies)]]),
          }
        : paragraph(w.said('APPLICATION_RECEIVED', 'materials')),
      paragraph('接收人：', w.asked('receiver'), '。'),
      closing(w),
    ]
  },
})

/** 送达地址及方式确认书 (实施条例2026 第27条; 民事诉讼法 第90条). */
export const serviceAddressConfirmation = define({
  group: 'beforeAcceptance',
  bases: [
    { article: '行政复议法实施条例 第27条', from: '2026-07-01' },
    { article: '民事诉讼法 第90条', to: '2026-06-30' },
  ],
  steps: ['APPLICATION_RECEIVED'],
  each: 'party',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { electronic: optional(text), collector: optional(text) },
  content: (w) => {
    const party = recipientOf(w, 'applicant')
    return [
      recordHead('送达地址及方式确认书'),
      {
        kind: 'form',
        rows: [
          row('案号', w.source.number),
          row('受送达人', party?.name ?? ''),
          ...(party
            ? [row('送达地址', w.partyField(party, 'serviceAddress')), row('联系电话', w.partyField(party, 'phone'))]
            : []),
          row('电子送达', (w.given('electronic') as string | undefined) ?? '不同意采用电子送达'),
          row('代收人', (w.given('collector') as string | undefined) ?? '无'),
        ],
      },
      paragraph(
        '受送达人应当如实提供送达地址。送达地址发生变更的，应当及时书面告知本机关。因提供的送达地址不准确、拒不提供送达地址或者送达地址变更未及时告知，导致文书未能被实际接收的，文书退回之日视为送达之日。',
      ),
      signatures('受送达人（签名、盖章或者捺印）'),
    ]
  },
})

/** 接待笔录: a visit, whatever came of it. */
export const receptionRecord = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第22条' }],
  steps: ['APPLICATION_RECEIVED', 'SUPPLEMENT_RECEIVED', 'FILE_ACCESSED', 'NOTED'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, receivers: text, visitors: text, purpose: longText, answer: longText },
  content: (w) => [
    recordHead('接待笔录'),
    {
      kind: 'form',
      rows: [
        row('时间', w.asked('time')),
        row('地点', w.asked('place')),
        row('接待人', w.asked('receivers')),
        row('来访人及人数', w.asked('visitors')),
        ...caseRows(w),
        row('来访事项', w.asked('purpose')),
        row('答复情况', w.asked('answer')),
      ],
    },
    signatures('来访人', '接待人'),
  ],
})

/** 补正行政复议申请通知书 (行政复议法 第31条): once, with all items. */
export const supplementNotice = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第31条' }],
  steps: ['REQUEST_SUPPLEMENT', 'SUPPLEMENT_NOTICE_SERVED'],
  each: 'applicant',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { contact: text },
  content: (w) => {
    const items = w.recorded('REQUEST_SUPPLEMENT')?.data.items ?? []
    return [
      ...head(w, '补正行政复议申请通知书'),
      addressee(w, 'applicant'),
      paragraph(
        ...opening(w),
        `经审查，申请材料不齐全或者表述不清楚，根据${cited('行政复议法 第31条')}的规定，请补正下列全部事项：`,
      ),
      ...(items.length > 0
        ? numbered(items.map((item) => [item]))
        : [paragraph(w.said('REQUEST_SUPPLEMENT', 'items'))]),
      paragraph(
        '请自收到本通知书之日起十日内（工作日）将补正材料提交本机关。有正当理由不能按期补正的，本机关可以延长合理的补正期限；无正当理由逾期不补正的，视为放弃行政复议申请，并记录在案。',
      ),
      paragraph('联系人及电话：', w.asked('contact'), '。'),
      closing(w),
    ]
  },
})

/** 不予受理行政复议申请决定书 (行政复议法 第30条第2款). */
export const nonAcceptanceDecision = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第30条' }],
  steps: ['REFUSE'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const refused = w.recorded('REFUSE')?.data
    const competent: Block[] =
      refused?.ground === 'notCompetent'
        ? [paragraph('你（单位）可以向', w.said('REFUSE', 'competentOrgan'), '申请行政复议。')]
        : []
    return [
      ...head(w, '不予受理行政复议申请决定书'),
      ...partyLines(w, 'applicant', 'respondent'),
      paragraph(...opening(w)),
      paragraph('经审查，本机关认为：', w.said('REFUSE', 'reasons')),
      paragraph(
        '该申请属于“',
        w.term('REFUSE', 'ground', 'nonAcceptanceGround'),
        '”的情形，根据',
        groundArticle(w, 'REFUSE', 'ground', 'nonAcceptanceGround'),
        refused?.ground === 'notCompetent' ? '' : `、${cited('行政复议法 第30条第2款')}`,
        '的规定，本机关决定不予受理。',
      ),
      ...competent,
      ...remedyClause(w),
      closing(w),
    ]
  },
})

/** 变更被申请人告知书 (实施条例2026 第29条). */
export const respondentChangeNotice = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法实施条例 第29条', from: '2026-07-01' }],
  steps: ['REQUEST_SUPPLEMENT'],
  each: 'applicant',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { properRespondent: text, until: date, reasons: optional(longText) },
  content: (w) => [
    ...head(w, '变更被申请人告知书'),
    addressee(w, 'applicant'),
    paragraph(...opening(w)),
    paragraph(
      `经审查，${names(partiesOf(w, 'respondent'))}不是本案适格的被申请人，应当以`,
      w.asked('properRespondent'),
      '为被申请人。',
      ...(w.given('reasons') ? [w.asked('reasons')] : []),
    ),
    paragraph(
      `根据${cited('行政复议法实施条例 第29条')}的规定，请于`,
      w.asked('until'),
      '前书面变更被申请人；拒绝变更或者变更后仍不符合规定的，本机关将不予受理。',
    ),
    closing(w),
  ],
})

/** 重复申请不再处理告知书 (实施条例2026 第37条第2款). */
export const repeatFilingNotice = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法实施条例 第37条', from: '2026-07-01' }],
  steps: ['REPEAT_FILING'],
  each: 'applicant',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { earlier: text },
  content: (w) => [
    ...head(w, '重复申请不再处理告知书'),
    addressee(w, 'applicant'),
    paragraph(...opening(w)),
    paragraph(
      '经审查，该申请与',
      w.asked('earlier'),
      '为同一事项，没有新的事实和理由。',
      w.said('REPEAT_FILING', 'note'),
      `根据${cited('行政复议法实施条例 第37条第2款')}的规定，本机关不再处理。`,
    ),
    closing(w),
  ],
})

/** 行政复议立案审批表: the internal form before acceptance or refusal. */
export const filingApprovalForm = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第30条' }],
  steps: ['ACCEPT', 'REFUSE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'side',
  asks: { view: longText },
  content: (w) => {
    const received = w.recorded('APPLICATION_RECEIVED')?.data
    const accepted = w.recorded('ACCEPT')?.data
    return [
      recordHead('行政复议立案审批表'),
      {
        kind: 'form',
        rows: [
          ...caseRows(w),
          row('收到日期', w.dayOf('APPLICATION_RECEIVED')),
          row('申请方式', w.term('APPLICATION_RECEIVED', 'channel', 'applicationChannel')),
          row('复议事项', w.term('APPLICATION_RECEIVED', 'matterType', 'matterType')),
          row(
            '管理领域',
            received?.administrativeField ? termName('administrativeField', received.administrativeField) : '未填',
          ),
          row('申请请求', w.said('APPLICATION_RECEIVED', 'requests')),
          row('受理条件', accepted ? termNames('acceptanceCondition', accepted.conditions) : '—'),
          row('承办人意见', w.asked('view')),
          row('科室负责人意见', ''),
          row('机构负责人意见', ''),
        ],
      },
    ]
  },
})

/** 行政复议受理通知书 (行政复议法 第30条). */
export const acceptanceNotice = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第30条' }],
  steps: ['ACCEPT', 'ACCEPTANCE_NOTICE_SERVED'],
  each: 'applicant',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '行政复议受理通知书'),
    addressee(w, 'applicant'),
    paragraph(
      ...opening(w),
      `经审查，该申请符合${cited('行政复议法 第30条第1款')}的规定，本机关自`,
      w.dayOf('ACCEPT'),
      '起依法予以受理。',
    ),
    paragraph(
      '在行政复议期间，你（单位）享有下列权利：可以委托一至二名代理人参加行政复议，并提交载明委托事项、权限和期限的授权委托书（第十七条）；可以按照规定查阅、复制被申请人提出的书面答复、作出行政行为的证据、依据和其他有关材料（第四十七条）；可以请求听证（第五十条）；可以请求调解，也可以自愿达成和解（第五条、第七十四条）。',
    ),
    paragraph('行政复议机关已经依法受理的，在行政复议期间不得向人民法院提起行政诉讼（第二十九条）。'),
    paragraph(
      '联系人：',
      w.person(w.source.facts.officer, '承办人', { kind: 'step', event: 'START_TRIAL', field: 'caseOfficer' }),
      '，联系电话：',
      w.setting('phone'),
      '。',
    ),
    paragraph('特此通知。'),
    closing(w),
  ],
})

/** 行政复议答复通知书 (行政复议法 第48条、第54条). */
export const replyNotice = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第48条' }],
  steps: ['COPY_SERVED'],
  each: 'respondent',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const simple = w.source.facts.procedure === 'simple'
    return [
      ...head(w, '行政复议答复通知书'),
      addressee(w, 'respondent'),
      paragraph(
        ...opening(w),
        '本机关于',
        w.dayOf('ACCEPT'),
        '依法受理。现将行政复议申请书副本（申请笔录复印件）发送你机关。',
      ),
      paragraph(
        `根据${cited(simple ? '行政复议法 第54条' : '行政复议法 第48条')}的规定，请自收到申请书副本之日起${simple ? '五' : '十'}日内（工作日）提出书面答复，并提交作出行政行为的证据、依据和其他有关材料，附证据目录、法定代表人身份证明和授权委托书。`,
      ),
      ...(w.regulation2026
        ? [
            paragraph(
              `书面答复应当就行政行为的合法性、适当性以及申请人的请求逐项说明（${cited('行政复议法实施条例 第41条')}）；应当指定一至二名工作人员作为代理人参加行政复议（第十八条第二款）。`,
            ),
          ]
        : []),
      paragraph(
        `逾期不提出书面答复、不提交证据、依据和其他有关材料的，视为该行政行为没有证据、依据，本机关将依照${cited('行政复议法 第70条')}的规定处理。在行政复议期间，不得自行向申请人和其他有关单位或者个人收集证据（第四十六条）。`,
      ),
      closing(w),
      attachments(['行政复议申请书副本（申请笔录复印件）']),
    ]
  },
})

/** 第三人参加行政复议通知书 (行政复议法 第16条). */
export const thirdPartyNotice = define({
  group: 'acceptance',
  bases: [{ article: '行政复议法 第16条' }],
  steps: ['THIRD_PARTY_JOINED'],
  each: 'thirdParty',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { until: date },
  content: (w) => [
    ...head(w, '第三人参加行政复议通知书'),
    addressee(w, 'thirdParty'),
    paragraph(...opening(w), '本机关于', w.dayOf('ACCEPT'), '依法受理。'),
    paragraph(
      '经审查，你（单位）同被申请行政复议的行政行为有利害关系。',
      w.said('THIRD_PARTY_JOINED', 'reason'),
      `根据${cited('行政复议法 第16条')}的规定，通知你（单位）作为第三人参加行政复议。`,
    ),
    paragraph(
      '请于',
      w.asked('until'),
      '前提交书面意见和有关证据材料。第三人不参加行政复议，不影响行政复议案件的审理。',
    ),
    closing(w),
    attachments(['行政复议申请书副本（申请笔录复印件）']),
  ],
})

/** 代表人推选书 (行政复议法 第15条; 实施条例2026 第17条). */
export const representativeElection = define({
  group: 'acceptance',
  bases: [
    { article: '行政复议法实施条例 第17条', from: '2026-07-01' },
    { article: '行政复议法 第15条', to: '2026-06-30' },
  ],
  steps: ['REPRESENTATIVES_ELECTED'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  content: (w) => {
    const elected = w.recorded('REPRESENTATIVES_ELECTED')?.data
    const named = (ids: readonly string[] | undefined) =>
      names(w.source.parties.filter((party) => ids?.includes(party.id))) || null
    const at = (field: string) => ({ kind: 'step', event: 'REPRESENTATIVES_ELECTED', field }) as const
    return [
      recordHead('代表人推选书'),
      paragraph(...opening(w)),
      paragraph(
        '经全体申请人（第三人）协商，推选',
        w.need(named(elected?.representatives), '代表人', at('representatives')),
        '为代表人参加行政复议，代表',
        w.need(named(elected?.represented), '被代表人', at('represented')),
        '。代表人参加行政复议的行为对其所代表的当事人发生效力；变更、撤回行政复议申请，承认第三人请求的，应当经被代表的当事人同意。',
      ),
      signatures('全体申请人（第三人）签名、盖章或者捺印'),
    ]
  },
})
