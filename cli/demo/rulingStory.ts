import { correctingKinds, type Payload } from '../../shared/case/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import type { Story } from './agenda.ts'
import type { CaseFile } from './caseFile.ts'

const institutionKinds = ['UPHOLD', 'REJECT_CLAIM', 'DISMISS', 'TERMINATE']

/** From the draft to the signature (行政复议法 第61条至第70条); dismissals and terminations come without a draft. */
export async function* ruling(file: CaseFile): Story {
  if (file.is('ruling.drafting')) {
    yield* draft(file)
    for (let again = 0; again < file.plan.returned; again++) {
      yield* file.step([0, 2], 'RETURNED', {
        reason: file.random.pick(['说理不够充分，请补充。', '法律依据引用不全，请核对。', '文字有误，请修改。']),
      })
      yield* draft(file)
    }
  }
  if (!file.is('ruling.approving')) return
  if (file.plan.late) {
    const due = file.due('D15', 'D17')
    if (due) yield file.later({ on: plusDays(due, file.random.between(4, 25)) })
    await file.look()
  }
  yield* file.step([0, 2], 'APPROVED', () => approval(file))
  if (file.plan.letter === 'early' && file.facts().defectFound) {
    yield* file.step([0, 1], 'LETTER_ISSUED_EARLY', () => ({
      letterKind: file.plan.letterKind,
      addressee: file.respondent().name,
      content: letterContent,
      documentNumber: file.documentNumber('建'),
      servedOn: file.centre.today(),
    }))
  }
}

export const letterContent = '请规范执法程序，完善证据收集和文书送达，并在六十日内反馈整改情况。（演练数据）'

async function* draft(file: CaseFile): Story {
  yield* file.step([1, 4], 'DRAFT_DONE', () => drafted(file))
  if (file.is('ruling.committee')) {
    const adopted = file.random.chance(0.9)
    yield* file.step([2, 6], 'OPINION_RECORDED', {
      opinion: '委员会多数意见同意承办意见。',
      adopted,
      ...(adopted ? {} : { reasonNotAdopted: '新的证据改变了事实基础。' }),
    })
  }
}

function drafted({ plan, facts, random }: CaseFile): Payload<'DRAFT_DONE'> {
  // A later cycle answers a judgment: what was corrected before is not corrected again.
  const kinds = facts().cycle > 1 && facts().reopened?.code === 'RO3' ? ['REVOKE'] : plan.kinds
  return {
    decisionKinds: [...kinds],
    worseForApplicant: false,
    ...(kinds.includes('REDO') ? { redo: true, redoDays: 60 } : {}),
    ...(kinds.includes('PERFORM') ? { performDays: random.pick([30, 60]) } : {}),
    summary: kinds.includes('UPHOLD')
      ? '认定事实清楚，适用依据正确，程序合法，拟予维持。'
      : '拟作出上述处理。（演练数据）',
  }
}

function approval(file: CaseFile): Payload<'APPROVED'> {
  const facts = file.facts()
  const kinds = facts.outcome?.kinds ?? []
  const corrects = kinds.some((kind) => correctingKinds.includes(kind))
  const defect = corrects || (file.plan.defect && facts.outcome?.form === 'decision')
  return {
    level: kinds.every((kind) => institutionKinds.includes(kind)) ? 'institutionHead' : 'organHead',
    documentNumber: file.documentNumber(
      facts.outcome?.form === 'decision' ? '决' : facts.outcome?.form === 'dismissed' ? '驳' : '终',
    ),
    court: '示例区人民法院',
    ...(corrects && file.plan.thirdParty
      ? { burdenedThirdParties: facts.parties.filter((p) => p.role === 'thirdParty').map((p) => p.id) }
      : {}),
    defectFound: defect,
    ...(defect ? { defects: [defectOf(kinds)] } : {}),
  }
}

function defectOf(kinds: readonly string[]): { type: string; description: string } {
  if (kinds.includes('PERFORM')) return { type: 'dutyNotPerformed', description: '未在法定期限内履行职责。' }
  if (kinds.includes('ILLEGAL') || kinds.includes('ILLEGAL_KEEP'))
    return { type: 'slightProcedure', description: '超过法定期限作出处理。' }
  if (kinds.includes('MODIFY')) return { type: 'inappropriate', description: '裁量明显不当。' }
  if (kinds.includes('REVOKE')) return { type: 'factsUnclear', description: '主要事实不清，证据不足。' }
  return { type: 'service', description: '送达回证填写不完整。' }
}
