import { termCodes } from '../../shared/terms/index.ts'
import type { Story } from './agenda.ts'
import type { CaseFile } from './caseFile.ts'

/** From the counter to acceptance, or to whatever else ends the review (行政复议法 第30条至第32条). */
export async function* intake(file: CaseFile): Story {
  const { plan } = file
  yield* file.receive()
  if (plan.penaltyOrgan) yield* penaltyRoute(file)
  else if (!plan.registeredAtOnce) yield* file.step([0, 1], 'REGISTERED', {})
  if (!file.is('intake.underReview')) return
  switch (plan.ending) {
    case 'settledBefore':
      return yield* settleBefore(file)
    case 'repeat':
      yield* file.step([1, 4], 'REPEAT_FILING', () => ({
        toldOn: file.centre.today(),
        note: '同一行政行为此前已作出复议决定，申请人以同一事实和理由再次申请。',
      }))
      return yield* file.step([1, 4], 'CLOSING_NOTE_SENT', { note: '已告知申请人不再处理。' })
  }
  if (plan.supplement || plan.ending === 'abandoned') yield* supplement(file)
  if (!file.is('intake.underReview')) return
  if (plan.ending === 'refused') return yield* refuse(file)
  yield* accept(file)
}

/** Accepts the application and serves the notice; or nobody decides, and silence accepts it. */
export async function* accept(file: CaseFile): Story {
  if (file.plan.deemed) {
    yield file.later([6, 9])
    await file.look()
  } else yield* file.step([1, 4], 'ACCEPT', { conditions: [...termCodes('acceptanceCondition')] })
  yield* file.step([0, 2], 'ACCEPTANCE_NOTICE_SERVED', { mode: file.random.pick(['direct', 'post', 'electronic']) })
}

async function* penaltyRoute(file: CaseFile): Story {
  const { plan, centre } = file
  yield* file.step([0, 0], 'FILED_AT_PENALTY_ORGAN', () => ({ organ: file.respondent().name }))
  if (plan.ending !== 'selfCorrected')
    return yield* file.step([2, 4], 'FORWARDED', () => ({ receivedOn: centre.today() }))
  yield* file.step([2, 4], 'SELF_CORRECTED', () => ({
    organInformedOn: centre.today(),
    applicantInformedOn: centre.today(),
    applicantContent: true,
    result: '处罚机关核查后撤销原处罚决定，退还罚款。',
  }))
}

async function* settleBefore(file: CaseFile): Story {
  yield* file.step([1, 2], 'PRE_CASE_MEDIATED', (facts) => ({
    channel: 'faceToFace',
    participants: facts.parties.map((party) => party.id),
    solved: true,
    summary: '接待时组织双方沟通，被申请人当场说明情况并承诺改进，申请人表示理解。',
  }))
  yield* file.step([0, 1], 'WITHDRAWN_BEFORE_ACCEPTANCE', {
    reason: 'settled',
    statement: '问题已经解决，自愿撤回申请。',
  })
  yield* file.step([1, 4], 'CLOSING_NOTE_SENT', { note: '已告知撤回后的权利。' })
}

async function* supplement(file: CaseFile): Story {
  const { random } = file
  yield* file.step([1, 3], 'REQUEST_SUPPLEMENT', {
    items: random.pick([['申请人身份证明'], ['被申请复议的行政行为材料'], ['明确复议请求', '送达地址确认书']]),
  })
  yield* file.step([0, 2], 'SUPPLEMENT_NOTICE_SERVED', { mode: random.pick(['direct', 'post', 'electronic']) })
  if (file.plan.ending !== 'abandoned') return yield* file.step([2, 8], 'SUPPLEMENT_RECEIVED', { items: ['补正材料'] })
  // Ten working days without an answer: the application counts as given up (行政复议法 第31条第2款).
  yield file.later([11, 14])
  await file.look()
  if (file.plan.reopened === 'RO5') {
    return yield* file.step([3, 10], 'REOPEN', { code: 'RO5', basis: '申请人提交邮寄回执，证明补正材料已按期寄出。' })
  }
  yield* file.step([1, 4], 'CLOSING_NOTE_SENT', { note: '逾期未补正，视为放弃申请。' })
}

async function* refuse(file: CaseFile): Story {
  const late = file.view.application.verdict === 'late'
  const ground = late
    ? 'outOfTime'
    : file.random.pick(['noInterest', 'outOfScope', 'alreadyPending', 'noSpecificRequest'])
  yield* file.step([1, 4], 'REFUSE', {
    ground,
    reasons: '经审查，申请不符合行政复议法第三十条规定的受理条件。（演练数据）',
    documentNumber: file.documentNumber('不受'),
    defectFound: false,
  })
}
