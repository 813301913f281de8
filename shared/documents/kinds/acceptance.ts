import { chineseNumeral } from '../chinese.ts'
import { define } from '../define.ts'
import { addressee, closing, flush, head, names, numbered, paragraph, partiesOf } from '../parts.ts'

/** 申请人…不服被申请人…，于…向本机关申请行政复议 — how every paper of a case begins. */
const opening = (writer: Parameters<typeof partiesOf>[0]) => {
  const { facts } = writer.source
  return [
    `${names(partiesOf(writer, 'applicant'))}不服${names(partiesOf(writer, 'respondent'))}作出的${facts.act.title}，于`,
    writer.dayOf('APPLICATION_RECEIVED'),
    '向本机关提出行政复议申请。',
  ]
}

/** 补正行政复议申请通知书 (行政复议法 第31条): once, with all items. */
export const supplementNotice = define({
  group: 'beforeAcceptance',
  bases: [{ article: '行政复议法 第31条' }],
  steps: ['REQUEST_SUPPLEMENT'],
  each: 'applicant',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: { contact: { kind: 'text' } },
  content: (w) => {
    const items = w.recorded('REQUEST_SUPPLEMENT')?.data.items ?? []
    return [
      ...head(w, '补正行政复议申请通知书'),
      addressee(w, 'applicant'),
      paragraph(
        ...opening(w),
        '经审查，申请材料不齐全或者表述不清楚，根据《中华人民共和国行政复议法》第三十一条的规定，请补正下列全部事项：',
      ),
      ...(items.length > 0
        ? numbered(
            items.map((item) => [item]),
            chineseNumeral,
          )
        : [paragraph(w.said('REQUEST_SUPPLEMENT', 'items'))]),
      paragraph(
        '请自收到本通知书之日起十日内将补正材料提交本机关。因正当理由不能按期补正的，本机关可以延长合理的补正期限；无正当理由逾期不补正的，视为放弃行政复议申请，本机关将记录在案。',
      ),
      paragraph('联系人及电话：', w.asked('contact'), '。'),
      closing(w),
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
      '经审查，该申请符合《中华人民共和国行政复议法》第三十条第一款的规定，本机关自',
      w.dayOf('ACCEPT'),
      '起依法予以受理。',
    ),
    paragraph(
      '在行政复议期间，你（单位）享有下列权利：可以委托一至二名代理人参加行政复议，并提交载明委托事项、权限和期限的授权委托书（第十七条）；可以按照规定查阅、复制被申请人提出的书面答复、作出行政行为的证据、依据和其他有关材料（第四十七条）；可以申请听证（第五十条）；可以请求调解，也可以自愿达成和解（第五条、第七十四条）。',
    ),
    paragraph('行政复议机关已经依法受理的，在行政复议期间不得向人民法院提起行政诉讼（第二十九条）。'),
    paragraph(
      '联系人：',
      w.person(w.source.facts.officer, '承办人', { kind: 'step', event: 'START_TRIAL', field: 'caseOfficer' }),
      '，联系电话：',
      w.setting('phone'),
      '。',
    ),
    flush('特此通知。'),
    closing(w),
  ],
})
