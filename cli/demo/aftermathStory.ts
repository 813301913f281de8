import { archiveItems, defectConfirmed } from '../../shared/case/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import type { Story } from './agenda.ts'
import type { CaseFile } from './caseFile.ts'
import { letterContent, ruling } from './rulingStory.ts'

/** From service to the archive: explanation, letter, publication, performance, court (law.md §4.13, §6.3). */
export async function* aftermath(file: CaseFile, again = false): Story {
  const { plan } = file
  // Closed without an outcome (withdrawn before acceptance, transferred …), a case is only filed.
  if (file.is('closed') || (yield* outcomeFollowed(file, again))) {
    if (plan.reopened === 'RO9' && !again) {
      yield* file.step([20, 40], 'REOPEN', { code: 'RO9', basis: '申请人反映调解书确定的款项尚未付清。' })
      yield* file.step([10, 20], 'PERFORMED', { summary: '经督促，已履行完毕。' })
    }
    if (plan.archived) yield* archive(file)
  }
}

/** What an outcome entails, in the order of its dates. False: the explanation never takes place. */
async function* outcomeFollowed(file: CaseFile, again: boolean): AsyncGenerator<string, boolean, void> {
  const { plan } = file
  if (plan.explanation === 'withService' && file.is('ruling.signed')) yield* explain(file)
  yield* serve(file)
  if (!(yield* explanation(file))) return false
  if (file.view.regions.copyToSuperior === 'due')
    yield* file.step([0, 1], 'COPIED_TO_SUPERIOR', { body: '示例市有关主管部门' })
  const sues = plan.suit !== 'none' && !again && file.view.regions.litigation === 'open'
  if (sues) yield* suit(file)
  yield* recommendation(file)
  if (file.view.regions.publication === 'assessing') yield* publish(file)
  yield* answer(file)
  if (file.view.regions.performance === 'due') yield* performance(file)
  if (plan.revisited) yield* revisit(file)
  if (sues) yield* plan.suit === 'pending' ? summons(file) : judgment(file)
  return true
}

async function* serve(file: CaseFile): Story {
  for (const party of file.addressees()) {
    if (!file.is('ruling.signed', 'ruling.serving', 'intake.notAccepted')) return
    const mode =
      party.role === 'respondent' ? 'direct' : file.random.pick(['direct', 'post', 'post', 'electronic', 'left'])
    yield* file.step([0, 1], 'SERVED', { party: party.id, mode })
  }
}

async function* explain(file: CaseFile): Story {
  for (const { id } of file.recipients()) {
    const checklist = [...termCodes('explanationItem')]
    const channel = file.random.pick(['faceToFace', 'phone', 'phone', 'video'])
    if (file.plan.explanation === 'written') {
      yield* file.step([0, 1], 'EXPLAINED', {
        party: id,
        channel: 'phone',
        checklist,
        refused: true,
        summary: '当事人挂断电话，拒绝听取。',
      })
      yield* file.step([0, 1], 'WRITTEN_SERVED', {
        party: id,
        mode: 'post',
        checklist,
        refused: true,
        evidence: '邮寄回执',
      })
      continue
    }
    yield* file.stepRecordedLate([0, 1], 'EXPLAINED', {
      party: id,
      channel,
      checklist,
      refused: false,
      summary: '说明认定的事实、依据和救济途径，当事人表示清楚。',
    })
  }
}

/** Explains the outcome to everybody it concerns. False: it never happens, and the case stays where it is. */
async function* explanation(file: CaseFile): AsyncGenerator<string, boolean, void> {
  const { plan } = file
  if (plan.explanation === 'late') yield file.later([8, 15])
  yield* file.step([0, 1], 'EXPLAIN', { explainer: file.officer.id })
  if (!file.is('postCaseExplanation.planning')) return true
  if (plan.explanation === 'missing') {
    if (plan.forced)
      yield* file.step([25, 35], 'FORCE', {
        state: 'closed',
        reason: '当事人下落不明，多次联系未果，经机构负责人决定结案。',
      })
    return false
  }
  yield* explain(file)
  return true
}

async function* recommendation(file: CaseFile): Story {
  const { plan, random } = file
  if (!file.is('correctionRecommendation.assessing')) return
  if (!defectConfirmed(file.facts())) return yield* file.step([0, 3], 'NO_DEFECT', {})
  if (plan.letter === 'missing')
    return yield* file.step([2, 8], 'WAIVED', { reason: '同一问题已在其他案件中制发建议书，本案不再重复。' })
  if (plan.letter === 'late') yield file.later([16, 24])
  const existing = plan.letter === 'early' ? file.facts().letters.at(-1)?.id : undefined
  yield* file.step([0, 2], 'RECOMMEND', {
    letterKind: plan.letterKind,
    addressee: file.respondent().name,
    content: letterContent,
    ...(existing ? { existing } : {}),
  })
  if (!file.is('correctionRecommendation.drafting')) return
  yield* file.step([0, 2], 'LETTER_DRAFTED', { content: letterContent })
  if (random.chance(0.1)) {
    yield* file.step([0, 1], 'LETTER_RETURNED', { reason: '请写明整改期限。' })
    yield* file.step([0, 1], 'LETTER_DRAFTED', { content: letterContent })
  }
  yield* file.step([0, 2], 'LETTER_APPROVED', () => ({ documentNumber: file.documentNumber('建') }))
  yield* file.step([0, 2], 'LETTER_SERVED', { mode: 'direct' })
}

async function* publish(file: CaseFile): Story {
  const { plan } = file
  const withheld = { reason: '涉及个人隐私，不予公开。' }
  if (plan.publication === 'withheld') return yield* file.step([0, 4], 'WITHHELD', withheld)
  yield* file.step([0, 4], 'PUBLISHED', { deIdentifiedBy: file.officer.id, place: '示例区政府门户网站' })
  if (plan.publication === 'withheldLater') yield* file.step([5, 10], 'WITHHELD', withheld)
}

async function* answer(file: CaseFile): Story {
  const { plan, random } = file
  if (!file.is('correctionRecommendation.awaitingAnswer')) return
  if (plan.answer === 'none') {
    yield file.later({ on: file.naturalDaysLater(62) })
    await file.look()
    yield* pressed(file)
    return
  }
  if (plan.answer === 'late') {
    yield file.later({ on: file.naturalDaysLater(62, 75) })
    yield* file.step([0, 3], 'REMINDED', { channel: 'phone', summary: '电话催告尽快反馈整改情况。' })
    yield* file.step([2, 12], 'ANSWERED', { rectified: true, summary: '已完成整改。' })
    return yield* judgedAnswer(file)
  }
  yield* file.step({ on: file.naturalDaysLater(15, 45) }, 'ANSWERED', {
    rectified: random.chance(0.9),
    summary: '已组织学习并修订工作流程。',
  })
  yield* judgedAnswer(file)
}

/** The answer read against what was asked for; now and then nobody has come to it yet. */
async function* judgedAnswer(file: CaseFile): Story {
  const { random } = file
  if (!random.chance(0.85)) return
  const [second, third] = [random.chance(0.85) ? 'adopted' : 'partly', random.chance(0.9) ? 'adopted' : 'notAdopted']
  yield* file.step([0, 3], 'ANSWER_JUDGED', () => ({
    letter: file.facts().letters.findLast((letter) => letter.answeredOn !== null)!.id,
    items: [
      { item: '规范告知和送达程序', adoption: 'adopted' },
      { item: '开展同类案件自查', adoption: second },
      { item: '组织执法人员培训', adoption: third, ...(third === 'notAdopted' ? { note: '未提供培训记录。' } : {}) },
    ],
  }))
}

/** No answer: some are reminded, some ordered to comply and called in (行政复议法 第77条第2款). */
async function* pressed(file: CaseFile): Story {
  const { random, people } = file
  const letter = file.facts().letters.findLast((l) => l.kind === 'opinionLetter' && l.answeredOn === null)?.id
  if (!letter || !random.chance(0.85)) return
  yield* file.step([1, 4], 'REMINDED', { letter, channel: 'phone', summary: '电话催告，告知逾期不反馈的后果。' })
  if (!random.chance(0.75)) return
  yield* file.step([3, 6], 'COMPLIANCE_ORDERED', () => ({
    letter,
    by: file.naturalDaysLater(15),
    decidedBy: people.approver.id,
  }))
  if (!random.chance(0.5)) return
  yield* file.step([12, 16], 'ACCOUNTABILITY_TALK', {
    letter,
    measure: random.pick(['talk', 'publicCriticism']),
    decidedBy: people.supervisor.id,
    summary: '约谈分管负责人，明确整改时限。',
  })
}

async function* performance(file: CaseFile): Story {
  const { plan, random } = file
  const { outcome } = file.facts()
  if (plan.performance !== 'done') {
    const due = file.due('D26', 'D27') ?? outcome?.performBy ?? file.centre.today()
    yield file.later({ on: plusDays(due, random.between(2, 10)) })
    if (plan.performance === 'enforced')
      yield* file.step([0, 3], 'ENFORCEMENT_REQUESTED', {
        court: '示例区人民法院',
        summary: '逾期未履行，申请强制执行。',
      })
    else yield* file.step([0, 3], 'COMPLIANCE_ORDERED', () => ({ by: file.naturalDaysLater(15) }))
    if (plan.performance === 'talked')
      yield* file.step([10, 15], 'ACCOUNTABILITY_TALK', { measure: 'talk', summary: '约谈被申请人分管负责人。' })
  }
  const wait = { on: file.naturalDaysLater(3, 25) }
  if (outcome?.redoDays != null && plan.performance !== 'enforced')
    yield* file.step(wait, 'REDO_DONE', { summary: '已重新作出行政行为。', documentNumber: '示市监罚〔重〕1号' })
  else yield* file.step(wait, 'PERFORMED', { summary: '已履行完毕。' })
}

async function* revisit(file: CaseFile): Story {
  yield* file.step([3, 20], 'REVISITED', () => ({
    party: file.applicants()[0]!.id,
    channel: 'phone',
    satisfied: file.random.chance(0.85),
    summary: '电话回访，了解履行情况和对办理过程的意见。',
  }))
}

/** The suit, and our reply within fifteen days of the copy (行政诉讼法 第67条). */
async function* suit(file: CaseFile): Story {
  const { random, centre, plan } = file
  const sign = `（${centre.today().slice(0, 4)}）示0101行初${random.between(10, 400)}号`
  yield* file.step([1, 4], 'SUED', () => ({
    by: file.applicants()[0]!.id,
    court: '示例区人民法院',
    courtCaseNumber: sign,
    defendant: file.facts().outcome?.kinds.includes('UPHOLD') ? 'joint' : 'sole',
    copyReceivedOn: centre.today(),
  }))
  if (plan.suit !== 'pending' || random.chance(0.5)) yield* file.step([0, 3], 'COURT_REPLIED', {})
}

/** A suit that is pending: the court has set a day. */
async function* summons(file: CaseFile): Story {
  yield* file.step([0, 3], 'COURT_HEARING_SET', () => ({ hearingOn: file.naturalDaysLater(20), place: '第三法庭' }))
}

async function* hearing(file: CaseFile, wait: { on: string }): Story {
  const appeared = file.random.share({ deputy: 5, inCharge: 2, principal: 1, delegate: 2 })
  yield* file.step(wait, 'COURT_HEARING_HELD', {
    attendance: appeared,
    attendee: appeared === 'delegate' ? '工作人员两名' : '李某，区政府分管负责人',
    ...(appeared === 'delegate' ? { absenceReason: '负责人参加防汛指挥，已向法院书面说明。' } : {}),
  })
}

/** The court answers; a decision it revokes is made again in a new cycle (行政诉讼法 第70条). */
async function* judgment(file: CaseFile): Story {
  const { plan, random, centre } = file
  yield* hearing(file, { on: file.naturalDaysLater(40, 80) })
  if (plan.suit === 'upheld' && !plan.swift && random.chance(0.3)) {
    yield* file.step([10, 15], 'COURT_RULED', { outcome: 'claimDismissed' })
    yield* file.step([8, 12], 'APPEALED', () => ({
      instance: 'second',
      appellant: 'plaintiff',
      court: '示例市中级人民法院',
      copyReceivedOn: centre.today(),
    }))
    yield* file.step([3, 8], 'COURT_REPLIED', {})
    yield* hearing(file, { on: file.naturalDaysLater(20, 40) })
  }
  yield* file.step({ on: file.naturalDaysLater(20, 40) }, 'JUDGED', () => ({
    result: plan.suit,
    outcome: { upheld: 'claimDismissed', revoked: 'revoked', redecide: 'redo' }[plan.suit as 'upheld'],
    effectiveOn: centre.today(),
    ...(plan.suit === 'redecide' ? { redoDays: 60 } : {}),
  }))
  if (plan.suit === 'upheld' || !file.is('closed', 'archived')) return
  yield* file.step([2, 6], 'REOPEN', { code: 'RO3', basis: '人民法院生效行政判决。', periodDays: 60 })
  yield* ruling(file)
  yield* aftermath(file, true)
}

/** Puts the file away once nothing is open any more. */
async function* archive(file: CaseFile): Story {
  const suitEnds = () =>
    file.view.limits
      .filter((limit) => ['D29', 'D30', 'D31'].includes(limit.code) && limit.endedOn === null)
      .map((limit) => limit.dueLegal)
      .reduce((a, b) => (a > b ? a : b), '')
  if (suitEnds() >= file.centre.today()) yield file.later({ on: plusDays(suitEnds(), 1) })
  const { facts, view } = file
  const pending = facts().suits.some((suit) => suit.judgedOn === null) || view.regions.performance === 'due'
  if (pending || !file.is('closed')) return
  yield* file.step([3, 20], 'ARCHIVE', {
    pages: file.random.between(40, 320),
    volumes: 1,
    checklist: [...archiveItems, 'acceptance', 'outcome', 'explanation'],
  })
}
