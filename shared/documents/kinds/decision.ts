import { longText, optional, text } from '../../case/fields.ts'
import { chineseDate, yuan } from '../chinese.ts'
import type { Block, Run, Text } from '../content.ts'
import { define } from '../define.ts'
import { effectiveOutcomeKinds } from '../outcome.ts'
import { closing, head, heading, names, numbered, paragraph, partiesOf, partyLines } from '../parts.ts'
import { remedyClause } from '../remedy.ts'
import type { Writer } from '../writer.ts'

/** 行政复议决定书: one layout for all kinds of decision (documents.md §2.4). */
export const decision = define({
  group: 'decision',
  bases: [{ article: '行政复议法 第75条' }],
  steps: ['DRAFT_DONE', 'APPROVED'],
  each: 'case',
  numbered: true,
  sealed: true,
  volume: 'main',
  asks: {
    claims: longText,
    answer: optional(longText),
    thirdPartyView: optional(longText),
    factsFound: longText,
    reasoning: longText,
    legalBasis: text,
    operative: optional({ kind: 'texts' } as const),
  },
  content: (w) => [
    ...head(w, '行政复议决定书'),
    ...partyLines(w),
    paragraph(...caseLine(w)),
    heading('申请人请求：'),
    paragraph(w.said('APPLICATION_RECEIVED', 'requests')),
    heading('申请人称：'),
    paragraph(w.asked('claims')),
    heading('被申请人称：'),
    paragraph(
      replied(w)
        ? w.asked('answer')
        : '被申请人未在法定期限内提出书面答复，也未提交作出行政行为的证据、依据和其他有关材料。',
    ),
    ...(w.given('thirdPartyView') ? [heading('第三人称：'), paragraph(w.asked('thirdPartyView'))] : []),
    heading('经审理查明：'),
    paragraph(w.asked('factsFound')),
    // What was said in mediation stays out of the ruling (实施条例2026 第48条).
    ...(mediationFailed(w) ? [paragraph('案件审理期间，本机关组织调解，各方未能达成调解协议。')] : []),
    heading('本机关认为：'),
    paragraph(w.asked('reasoning')),
    paragraph('综上，根据', w.asked('legalBasis'), '的规定，本机关决定如下：'),
    ...operative(w),
    ...remedyClause(w),
    closing(w),
  ],
})

const replied = (w: Writer): boolean => w.source.facts.replies.length > 0

const mediationFailed = (w: Writer): boolean =>
  w.source.facts.mediations.some((record) => record.kind === 'session') && w.source.facts.outcome?.form !== 'mediated'

/** From the application to the end of the trial, in one paragraph. */
function caseLine(w: Writer): Run[] {
  const { facts } = w.source
  const line: Run[] = [
    `申请人${names(partiesOf(w, 'applicant'))}不服被申请人${names(partiesOf(w, 'respondent'))}作出的${facts.act.title}，于`,
    w.dayOf('APPLICATION_RECEIVED'),
    '向本机关申请行政复议。',
  ]
  if (facts.supplement?.receivedOn) line.push(`申请人于${chineseDate(facts.supplement.receivedOn)}补正申请材料。`)
  if (facts.acceptance) {
    const procedure =
      facts.procedure === 'simple' ? '，适用简易程序审理' : facts.procedure === 'ordinary' ? '，适用普通程序审理' : ''
    line.push(`本机关于${chineseDate(facts.acceptance.on)}依法受理${procedure}。`)
  }
  const third = partiesOf(w, 'thirdParty')
  if (third.length > 0) line.push(`本机关依法通知${names(third)}作为第三人参加行政复议。`)
  for (const pause of facts.suspensions) {
    line.push(
      `本案于${chineseDate(pause.on)}中止${pause.resumedOn ? `，于${chineseDate(pause.resumedOn)}恢复审理` : ''}。`,
    )
  }
  const extended = facts.extensions.reduce((sum, extension) => sum + extension.days, 0)
  if (extended > 0) line.push(`因情况复杂，经批准延长审理期限${extended}日。`)
  if (facts.hearing?.heldOn) line.push(`本机关于${chineseDate(facts.hearing.heldOn)}举行听证，听取了各方当事人的意见。`)
  else if (facts.opinions.some((opinion) => !opinion.impossible)) line.push('本机关依法听取了当事人的意见。')
  line.push('现已审理终结。')
  return line
}

/** The words that decide, as typed in, else their usual shape for the kinds of decision. */
function operative(w: Writer): Block[] {
  const typed = w.given('operative') as string[] | undefined
  const items: Text[] = typed?.length
    ? typed.map((item) => [item])
    : effectiveOutcomeKinds(w.source.facts).map((kind) => shape(w, kind))
  if (items.length === 0) return [paragraph(w.said('DRAFT_DONE', 'decisionKinds'))]
  return items.length === 1 ? [paragraph(...(items[0] as Text))] : numbered(items)
}

/** 决定主文 by kind (行政复议法 第63条至第72条). What only the case can say is a blank until it is typed in. */
function shape(w: Writer, kind: string): Text {
  const { act, outcome } = w.source.facts
  const respondent = names(partiesOf(w, 'respondent'))
  const theAct = `被申请人${respondent}作出的${act.title}`
  const open = (label: string): Run => w.need(null, label, { kind: 'document', field: 'operative' })
  const days = (count: number | null, label: string): Run =>
    w.need(count === null ? null : `${count}日`, label, {
      kind: 'step',
      event: 'DRAFT_DONE',
      field: kind === 'REDO' ? 'redoDays' : 'performDays',
    })
  switch (kind) {
    case 'UPHOLD':
      return [`维持${theAct}。`]
    case 'MODIFY':
      return [`将${theAct}变更为`, open('变更后的内容'), '。']
    case 'REVOKE':
    case 'NO_EVIDENCE':
      return [`撤销${theAct}。`]
    case 'REVOKE_PART':
      return [`撤销${theAct}中的`, open('撤销的部分'), '。']
    case 'REDO':
      return ['责令被申请人自收到本决定书之日起', days(outcome?.redoDays ?? null, '重作期限'), '内重新作出行政行为。']
    case 'ILLEGAL_KEEP':
      return [`确认${theAct}违法，但不撤销该行政行为。`]
    case 'ILLEGAL':
      return [`确认${theAct}违法。`]
    case 'PERFORM':
      return [
        '责令被申请人自收到本决定书之日起',
        days(outcome?.performDays ?? null, '履行期限'),
        '内履行',
        open('履行的内容'),
        '。',
      ]
    case 'INVALID':
      return [`确认${theAct}无效。`]
    case 'REJECT_CLAIM':
      return ['驳回申请人的行政复议请求。']
    case 'AGREEMENT':
      return ['责令被申请人', open('行政协议的处理内容'), '。']
    case 'COMPENSATE': {
      const fen = w.recorded('DRAFT_DONE')?.data.compensationFen
      const amount = w.need(fen ? yuan(fen) : null, '赔偿金额', {
        kind: 'step',
        event: 'DRAFT_DONE',
        field: 'compensationFen',
      })
      return ['被申请人赔偿申请人', amount, '。']
    }
    case 'REJECT_COMP':
      return ['驳回申请人的行政赔偿请求。']
    default:
      return [open('决定内容')]
  }
}
