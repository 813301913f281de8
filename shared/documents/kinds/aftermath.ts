import { longText, optional, text } from '../../case/fields.ts'
import { termName } from '../../terms/index.ts'
import { chineseDate, cited } from '../chinese.ts'
import { define } from '../define.ts'
import { effectiveOutcomeKinds } from '../outcome.ts'
import {
  addressee,
  attachments,
  caseRows,
  closing,
  head,
  names,
  paragraph,
  partiesOf,
  recipientOf,
  recordHead,
  row,
  signatures,
  staffNames,
  termNames,
  to,
} from '../parts.ts'
import type { Writer } from '../writer.ts'

/** The decision by its number: 行政复议决定（示例政复〔2026〕1号）. */
const outcomeNumber = (w: Writer) =>
  w.need(w.source.facts.outcome?.number, '结案文书文号', { kind: 'step', event: 'APPROVED', field: 'documentNumber' })

/** The letter a paper is for: the one chosen, else the latest. */
function letterOf(w: Writer, kind: 'opinionLetter' | 'recommendationLetter') {
  const { letters } = w.source.facts
  return (
    letters.find((letter) => letter.id === w.source.letter) ?? letters.filter((letter) => letter.kind === kind).at(-1)
  )
}

/** What a letter says: its draft, as last returned and drafted again. */
function letterContent(w: Writer) {
  const drafted = w.recorded('LETTER_DRAFTED')?.data.content
  return drafted ?? w.recorded('LETTER_ISSUED_EARLY')?.data.content ?? w.recorded('RECOMMEND')?.data.content
}

/** 送达回证 (民事诉讼法 第87条至第95条): one for each document and recipient. */
export const serviceReceipt = define({
  group: 'afterDecision',
  bases: [{ article: '民事诉讼法 第87条' }],
  steps: [
    'SERVED',
    'ACCEPTANCE_NOTICE_SERVED',
    'SUPPLEMENT_NOTICE_SERVED',
    'COPY_SERVED',
    'WRITTEN_SERVED',
    'LETTER_SERVED',
  ],
  each: 'party',
  numbered: false,
  sealed: true,
  volume: 'main',
  asks: { document: text, copies: text, place: optional(text), mode: optional(text) },
  content: (w) => {
    const party = recipientOf(w)
    const served = w.source.facts.services.find((service) => service.party === party?.id)
    return [
      recordHead('送达回证'),
      {
        kind: 'form',
        rows: [
          row('案号', w.source.number),
          row('送达文书及文号', w.asked('document')),
          row('份数', w.asked('copies')),
          row('受送达人', party?.name ?? ''),
          row('送达地址', (w.given('place') as string | undefined) ?? party?.serviceAddress ?? ''),
          row(
            '送达方式',
            (w.given('mode') as string | undefined) ?? (served ? termName('serviceMode', served.mode) : ''),
          ),
          row('受送达人签名或者盖章', ''),
          row('收到日期', '　　　　年　　月　　日　　时'),
          row('代收人及代收理由', ''),
          row('受送达人拒收事由', ''),
          row('见证人签名或者盖章', ''),
          row('送达人', ''),
          row('备注', ''),
        ],
      },
      closing(w),
    ]
  },
})

/** 责令履行通知书 (行政复议法 第77条第2款). */
export const complianceOrder = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第77条第2款' }],
  steps: ['COMPLIANCE_ORDERED'],
  each: 'respondent',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { duty: longText },
  content: (w) => {
    const ordered = w.recorded('COMPLIANCE_ORDERED')?.data
    return [
      ...head(w, '责令履行通知书'),
      addressee(w, 'respondent'),
      paragraph(
        '本机关',
        outcomeNumber(w),
        '行政复议文书已经发生法律效力，你机关至今未履行下列义务：',
        w.asked('duty'),
      ),
      paragraph(
        `根据${cited('行政复议法 第77条第2款')}的规定，责令你机关于`,
        w.day(ordered?.by, '责令履行期限', { kind: 'step', event: 'COMPLIANCE_ORDERED', field: 'by' }),
        '前履行，并将履行情况书面报告本机关。无正当理由仍不履行的，本机关可以约谈你机关的有关负责人或者予以通报批评。',
      ),
      closing(w),
    ]
  },
})

/** 约谈通知书 (行政复议法 第77条第2款). */
export const accountabilityTalk = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第77条第2款' }],
  steps: ['ACCOUNTABILITY_TALK'],
  each: 'respondent',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { time: text, place: text, persons: text, matters: longText },
  content: (w) => [
    ...head(w, '约谈通知书'),
    addressee(w, 'respondent'),
    paragraph(
      '因你机关不履行或者无正当理由拖延履行',
      outcomeNumber(w),
      `行政复议文书，根据${cited('行政复议法 第77条第2款')}的规定，本机关定于`,
      w.asked('time'),
      '在',
      w.asked('place'),
      '约谈',
      w.asked('persons'),
      '。',
    ),
    paragraph('约谈事项：', w.asked('matters')),
    closing(w),
  ],
})

/** 通报批评 (行政复议法 第77条第2款). */
export const publicCriticism = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第77条第2款' }],
  steps: ['ACCOUNTABILITY_TALK'],
  each: 'respondent',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '关于不履行行政复议文书情况的通报'),
    paragraph(
      `${names(partiesOf(w, 'respondent'))}不履行或者无正当理由拖延履行本机关`,
      outcomeNumber(w),
      '行政复议文书。',
      w.said('ACCOUNTABILITY_TALK', 'summary'),
    ),
    paragraph(`根据${cited('行政复议法 第77条第2款')}的规定，对${names(partiesOf(w, 'respondent'))}予以通报批评。`),
    closing(w),
  ],
})

/** 行政复议意见书 (行政复议法 第76条): answered within sixty days of its receipt. */
export const opinionLetter = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第76条' }],
  steps: ['RECOMMEND', 'LETTER_DRAFTED', 'LETTER_APPROVED', 'LETTER_ISSUED_EARLY'],
  each: 'letter',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const letter = letterOf(w, 'opinionLetter')
    const at = (field: string) => ({ kind: 'step', event: 'RECOMMEND', field }) as const
    return [
      ...head(w, '行政复议意见书'),
      to(w.need(letter?.addressee, '受文机关', at('addressee'))),
      paragraph(
        ...[
          `本机关在审理申请人${names(partiesOf(w, 'applicant'))}不服${names(partiesOf(w, 'respondent'))}作出的${w.source.facts.act.title}一案（${w.source.number}）中，发现下列问题：`,
        ],
      ),
      ...w.source.facts.defects.map((defect) =>
        paragraph(`${termName('defectType', defect.type)}：${defect.description}`),
      ),
      paragraph('意见：', w.need(letterContent(w), '建议内容', at('content'))),
      paragraph(
        `根据${cited('行政复议法 第76条')}的规定，请自收到本意见书之日起六十日内，将纠正相关违法或者不当行政行为的情况报送本机关。`,
      ),
      closing(w),
    ]
  },
})

/** 行政复议建议书 (实施条例2026 第69条; 2007年条例 第57条第2款). */
export const recommendationLetter = define({
  group: 'afterDecision',
  bases: [
    { article: '行政复议法实施条例 第69条', from: '2026-07-01' },
    { article: '行政复议法实施条例 第57条第2款', to: '2026-06-30' },
  ],
  steps: ['RECOMMEND', 'LETTER_DRAFTED', 'LETTER_APPROVED', 'LETTER_ISSUED_EARLY'],
  each: 'letter',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => {
    const letter = letterOf(w, 'recommendationLetter')
    const at = (field: string) => ({ kind: 'step', event: 'RECOMMEND', field }) as const
    const article = w.regulation2026 ? '行政复议法实施条例 第69条' : '行政复议法实施条例 第57条第2款'
    return [
      ...head(w, '行政复议建议书'),
      to(w.need(letter?.addressee, '受文机关', at('addressee'))),
      paragraph('本机关在办理行政复议案件过程中，发现法律、法规、规章或者规范性文件实施中的下列普遍性问题：'),
      ...w.source.facts.defects.map((defect) => paragraph(defect.description)),
      paragraph('建议：', w.need(letterContent(w), '建议内容', at('content'))),
      paragraph(`以上建议根据${cited(article)}提出，请研究处理，并将处理情况函告本机关。`),
      closing(w),
    ]
  },
})

/** 抄告函 (行政复议法 第79条第2款). */
export const copyToSuperiorLetter = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第79条第2款' }],
  steps: ['COPIED_TO_SUPERIOR'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  content: (w) => [
    ...head(w, '抄告函'),
    to(w.said('COPIED_TO_SUPERIOR', 'body')),
    paragraph(
      `根据${cited('行政复议法 第79条第2款')}的规定，现将本机关`,
      outcomeNumber(w),
      `行政复议文书抄告你机关。该案被申请人为${names(partiesOf(w, 'respondent'))}。`,
    ),
    closing(w),
    attachments(['行政复议文书']),
  ],
})

/** 更正通知书: a clerical error put right; the decision itself stays as it was. */
export const erratum = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第75条' }],
  steps: ['REOPEN'],
  each: 'party',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { document: text, wrong: longText, right: longText },
  content: (w) => [
    ...head(w, '更正通知书'),
    addressee(w),
    paragraph('本机关送达的', w.asked('document'), '存在文字错误，现更正如下：'),
    paragraph('原文：', w.asked('wrong')),
    paragraph('更正为：', w.asked('right')),
    closing(w),
  ],
})

/** 强制执行申请书 (行政复议法 第78条). */
export const enforcementApplication = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第78条' }],
  steps: ['ENFORCEMENT_REQUESTED'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { debtor: text, request: longText },
  content: (w) => [
    ...head(w, '强制执行申请书'),
    to(w.said('ENFORCEMENT_REQUESTED', 'court')),
    paragraph(`申请执行人：${w.source.organ.name}。`),
    paragraph('被执行人：', w.asked('debtor'), '。'),
    paragraph('申请事项：', w.asked('request')),
    paragraph(
      '事实和理由：本机关',
      outcomeNumber(w),
      '行政复议文书已经发生法律效力，被执行人逾期不起诉又不履行。',
      w.said('ENFORCEMENT_REQUESTED', 'summary'),
      `根据${cited('行政复议法 第78条')}的规定，申请强制执行。`,
    ),
    closing(w),
  ],
})

/** 移送线索函 (行政复议法 第85条、第86条). */
export const clueTransferLetter = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第86条' }],
  steps: ['ACCOUNTABILITY_TALK'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'side',
  asks: { body: text, facts: longText },
  content: (w) => [
    ...head(w, '移送线索函'),
    to(w.asked('body')),
    paragraph(
      '本机关在办理行政复议案件（',
      w.source.number,
      '）中，发现公职人员涉嫌违法或者职务犯罪的问题线索：',
      w.asked('facts'),
    ),
    paragraph(`根据${cited('行政复议法 第86条')}的规定，现将有关材料移送你机关处理。`),
    closing(w),
  ],
})

/** 释法笔录: what was explained after the outcome, to whom, and how it was taken (案后100%释法). */
export const explanationRecord = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第75条' }],
  steps: ['EXPLAINED', 'WRITTEN_SERVED'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, place: text, attitude: text },
  content: (w) => {
    const explained = w.recorded('EXPLAINED')
    const at = (field: string) => ({ kind: 'step', event: 'EXPLAINED', field }) as const
    const party = w.source.parties.find((each) => each.id === explained?.data.party)
    const served = w.source.facts.services.find((service) => service.party === party?.id)
    const officer = w.recorded('EXPLAIN')?.data.explainer
    return [
      recordHead('案后释法笔录'),
      {
        kind: 'form',
        rows: [
          row('时间', w.asked('time')),
          row('地点', w.asked('place')),
          row('方式', w.term('EXPLAINED', 'channel', 'contactChannel')),
          row('释法人', staffNames(w, officer ? [officer] : explained ? [explained.by] : [])),
          row('释法对象', w.need(party?.name, '当事人', at('party'))),
          ...caseRows(w),
          row('处理结果', termNames('outcomeKind', effectiveOutcomeKinds(w.source.facts))),
          row('文书送达日期', served ? chineseDate(served.on) : '尚未送达'),
          row(
            '释明内容',
            w.need(termNames('explanationItem', explained?.data.checklist) || null, '核对清单', at('checklist')),
          ),
          row('释明情况', w.said('EXPLAINED', 'summary')),
          row('当事人态度', w.asked('attitude')),
        ],
      },
      signatures('当事人', '释法人'),
    ]
  },
})

/** 释法说明书: the same in writing, to hand over or to send. */
export const explanationLetter = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第75条' }],
  steps: ['EXPLAIN', 'WRITTEN_SERVED'],
  each: 'party',
  numbered: false,
  sealed: true,
  volume: 'main',
  asks: { result: longText, facts: longText, basis: longText, argument: longText, performance: optional(longText) },
  content: (w) => {
    const party = recipientOf(w, 'applicant')
    return [
      recordHead('行政复议案件释法说明书'),
      to(party?.name ?? ''),
      paragraph(`关于${w.source.facts.act.title}行政复议一案（${w.source.number}），现向你（单位）说明如下：`),
      paragraph('一、处理结果。', w.asked('result')),
      paragraph('二、认定的事实和证据。', w.asked('facts')),
      paragraph('三、法律依据。', w.asked('basis')),
      paragraph('四、对你（单位）主要理由的回应。', w.asked('argument')),
      paragraph(
        '五、救济途径。如不服，可以在收到行政复议文书之日起十五日内向',
        w.setting('court'),
        '提起行政诉讼，最后一日为',
        w.lastDay('D29'),
        '。',
      ),
      ...(w.given('performance') ? [paragraph('六、履行义务。', w.asked('performance'))] : []),
      closing(w),
    ]
  },
})

/** 回访记录 */
export const revisitRecord = define({
  group: 'afterDecision',
  bases: [{ article: '行政复议法 第77条' }],
  steps: ['REVISITED'],
  each: 'entry',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { time: text, performance: longText },
  content: (w) => {
    const revisited = w.recorded('REVISITED')?.data
    const name = w.source.parties.find((party) => party.id === revisited?.party)?.name
    return [
      recordHead('行政复议案件回访记录'),
      {
        kind: 'form',
        rows: [
          row('时间', w.asked('time')),
          row('方式', w.term('REVISITED', 'channel', 'contactChannel')),
          row('回访对象', w.need(name, '当事人', { kind: 'step', event: 'REVISITED', field: 'party' })),
          ...caseRows(w),
          row('履行情况', w.asked('performance')),
          row('满意情况', revisited?.satisfied === undefined ? '未表示' : revisited.satisfied ? '满意' : '不满意'),
          row('意见建议', w.said('REVISITED', 'summary')),
        ],
      },
      signatures('回访人'),
    ]
  },
})

/** 结案审批表 */
export const closingApprovalForm = define({
  group: 'file',
  bases: [{ article: '行政复议法 第61条' }],
  steps: ['APPROVED', 'CLOSE', 'ARCHIVE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'side',
  asks: { view: longText },
  content: (w) => {
    const { facts } = w.source
    const kinds = effectiveOutcomeKinds(facts)
    return [
      recordHead('行政复议案件结案审批表'),
      {
        kind: 'form',
        rows: [
          ...caseRows(w),
          row('收到日期', w.dayOf('APPLICATION_RECEIVED')),
          row('受理日期', facts.acceptance ? chineseDate(facts.acceptance.on) : '未受理'),
          row(
            '结案方式',
            w.need(termNames('outcomeKind', kinds) || null, '决定种类', {
              kind: 'step',
              event: 'DRAFT_DONE',
              field: 'decisionKinds',
            }),
          ),
          row('结案文书', outcomeNumber(w)),
          row('是否涉及行政赔偿', facts.application.compensationClaimed ? '是' : '否'),
          row(
            '是否发现违法或者不当',
            facts.defectFound === null ? w.said('APPROVED', 'defectFound') : facts.defectFound ? '是' : '否',
          ),
          row(
            '意见书、建议书',
            facts.letters
              .map((letter) => `${termName('letterKind', letter.kind)}${letter.number ?? '（未发出）'}`)
              .join('；') || '无',
          ),
          row('承办人意见', w.asked('view')),
          row('科室负责人意见', ''),
          row('机构负责人意见', ''),
        ],
      },
    ]
  },
})

/** 卷宗封面 */
export const fileCover = define({
  group: 'file',
  bases: [{ article: '行政复议法 第61条' }],
  steps: ['ARCHIVE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { volume: text, term: text },
  content: (w) => {
    const archived = w.recorded('ARCHIVE')
    return [
      { kind: 'mark', text: w.source.organ.name },
      { kind: 'title', lines: ['行政复议案件卷宗'] },
      {
        kind: 'form',
        rows: [
          ...caseRows(w),
          row('第三人', names(partiesOf(w, 'thirdParty')) || '无'),
          row('案由', w.term('APPLICATION_RECEIVED', 'matterType', 'matterType')),
          row('收案日期', w.dayOf('APPLICATION_RECEIVED')),
          row('结案方式', termNames('outcomeKind', effectiveOutcomeKinds(w.source.facts)) || '—'),
          row(
            '承办人',
            w.person(w.source.facts.officer, '承办人', { kind: 'step', event: 'START_TRIAL', field: 'caseOfficer' }),
          ),
          row('卷别', w.asked('volume')),
          row(
            '页数',
            w.need(archived && `${(archived.data as { pages: number }).pages}页`, '页数', {
              kind: 'step',
              event: 'ARCHIVE',
              field: 'pages',
            }),
          ),
          row('归档日期', w.dayOf('ARCHIVE')),
          row('保管期限', w.asked('term')),
        ],
      },
    ]
  },
})

/** 备考表 */
export const fileNote = define({
  group: 'file',
  bases: [{ article: '行政复议法 第61条' }],
  steps: ['ARCHIVE'],
  each: 'case',
  numbered: false,
  sealed: false,
  volume: 'main',
  asks: { note: text },
  content: (w) => [
    recordHead('卷内备考表'),
    {
      kind: 'form',
      rows: [
        row('案号', w.source.number),
        row('本卷情况说明', w.asked('note')),
        row('本卷页数', w.said('ARCHIVE', 'pages')),
        row('立卷人', ''),
        row('检查人', ''),
        row('立卷日期', w.dayOf('ARCHIVE')),
      ],
    },
  ],
})
