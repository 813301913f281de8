import { correctingKinds } from '../../shared/case/index.ts'
import { daysBetween, plusDays } from '../../shared/time-limits/index.ts'
import type { Story } from './agenda.ts'
import type { CaseFile } from './caseFile.ts'
import { type Ending, REGULATION_2026 } from './plan.ts'

/** The trial: exchange of papers, hearing of opinions, mediation, and what else comes up (行政复议法 第36条至第60条). */
export async function* trial(file: CaseFile, ending: Ending): Story {
  const { plan, random } = file
  yield* file.step([0, 2], 'START_TRIAL', {
    procedureKind: plan.procedure,
    ...(plan.procedure === 'simple' ? { simpleGround: simpleGround(file) } : {}),
    reviewers: file.reviewers,
    caseOfficer: file.officer.id,
  })
  if (plan.represented) {
    yield* file.step([0, 1], 'REPRESENTATIVES_ELECTED', () => {
      const all = file.applicants().map((party) => party.id)
      return { representatives: all.slice(0, 2), represented: all.slice(2) }
    })
  }
  if (plan.stay !== 'none') yield* stayOfExecution(file)
  if (plan.corrected) {
    yield file.later([0, 1])
    await file.correct(
      1,
      { requests: `${file.facts().application.requests ?? ''}（申请人补充：并退还已缴款项。）` },
      '登记时漏记一项请求。',
    )
  }
  if (ending === 'transferred') return yield* transfer(file)
  if (ending === 'dismissed' && random.chance(0.5)) return yield* dismiss(file)

  yield* file.step([0, 2], 'COPY_SERVED', () => ({
    respondent: file.respondent().id,
    sentOn: file.centre.today(),
    mode: 'direct',
  }))
  if (ending === 'terminated') return yield* partyLost(file)
  const offered = ending !== 'decided' || plan.mediation !== 'overridden'
  if (offered) yield* offerMediation(file, ending)
  yield* reply(file)
  yield* opinions(file)
  if (plan.converted && file.facts().procedure === 'simple') yield* convert(file)

  if (ending === 'dismissed') return yield* dismiss(file)
  if (ending === 'withdrawn') return yield* withdraw(file, 'voluntary')
  if (ending === 'mediated' || ending === 'settled') return yield* agree(file, ending)

  yield* digressions(file)
  if (offered && plan.mediation !== 'refused') yield* mediateInVain(file)
  yield file.later(file.facts().procedure === 'simple' ? [0, 2] : [0, 12])
  yield* keepTime(file)
  if (random.chance(0.2))
    yield* file.step([0, 0], 'NOTED', {
      note: random.pick([
        '申请人来电询问进度，已告知。',
        '被申请人补充提交证据目录一份。',
        '已阅卷，拟向承办负责人汇报。',
      ]),
    })
  yield* file.step([0, 1], 'TRIAL_COMPLETE', {
    committeeNeeded: plan.committee,
    ...(plan.committee ? { committeeGround: 'major' } : {}),
    ...(offered ? {} : { mediationOverride: '申请人、被申请人意见对立，承办人未再组织调解。' }),
  })
}

const simpleGround = ({ facts, random }: CaseFile): string =>
  facts().act.matterType === 'informationDisclosure' ? 'informationDisclosure' : random.pick(['smallAmount', 'consent'])

async function* reply(file: CaseFile): Story {
  const simple = file.facts().procedure === 'simple'
  if (file.plan.replyMissing) {
    yield file.later(simple ? [6, 7] : [11, 12])
    await file.look()
    return
  }
  yield* file.step(simple ? [1, 3] : [1, 6], 'REPLY_RECEIVED', () => ({
    respondent: file.respondent().id,
    evidence: true,
    summary: '提交书面答复、证据和依据。',
  }))
}

async function* opinions(file: CaseFile): Story {
  for (const applicant of file.applicants()) {
    if (!file.is('inCaseMediation.hearingParties')) return
    const byPhone = file.random.chance(0.4)
    yield* file.stepRecordedLate([0, 3], 'OPINIONS_HEARD', {
      party: applicant.id,
      channel: byPhone ? 'phone' : 'faceToFace',
      reviewers: file.reviewers,
      summary: '申请人坚持书面意见，对事实和程序提出异议。',
    })
  }
}

/** Asks both sides whether they are willing: the least a case owes to mediation (law.md §6.3 R1). */
async function* offerMediation(file: CaseFile, ending: Ending): Story {
  const refused = ending === 'decided' ? file.plan.mediation === 'refused' : ending === 'dismissed'
  yield* file.step(file.facts().procedure === 'simple' ? [0, 1] : [0, 3], 'MEDIATION_OFFERED', () => ({
    asked: [...file.applicants(), file.respondent()].map((party, i) => ({
      party: party.id,
      answer: refused && i === 0 ? 'refused' : 'accepted',
      attempts: [{ on: file.centre.today(), channel: i === 0 ? 'phone' : 'written' }],
    })),
    summary: refused ? '申请人要求依法作出决定。' : '双方同意在复议机构主持下调解。',
  }))
}

async function* session(file: CaseFile, outcome: 'agreed' | 'failed' | 'continued'): Story {
  yield* file.step([1, 4], 'MEDIATION_HELD', (facts) => ({
    channel: file.random.pick(['faceToFace', 'faceToFace', 'video', 'phone']),
    mediators: file.reviewers,
    participants: facts.parties.filter((party) => party.representedBy === null).map((party) => party.id),
    outcome,
    summary: {
      agreed: '双方互谅互让，达成一致意见。',
      failed: '双方分歧较大，调解未成。',
      continued: '双方各自回去研究方案，另行约定时间。',
    }[outcome],
  }))
}

async function* mediateInVain(file: CaseFile): Story {
  if (file.plan.sessions === 2) yield* session(file, 'continued')
  if (file.plan.mediation === 'failed') return yield* session(file, 'failed')
  yield* session(file, 'agreed')
  yield* file.step([1, 5], 'MEDIATION_ENDED', { reason: '一方在签收调解书前反悔。' })
}

async function* agree(file: CaseFile, ending: 'mediated' | 'settled'): Story {
  const { centre, random, plan } = file
  if (plan.sessions === 2) yield* session(file, 'continued')
  if (plan.suspension === 'S6') yield* suspend(file, 'S6')
  yield* session(file, 'agreed')
  if (ending === 'settled') return yield* withdraw(file, 'settled')
  yield* file.step([1, 5], 'MEDIATION_DOC_EFFECTIVE', () => {
    const today = centre.today()
    return {
      signatures: [...file.applicants(), file.respondent()].map((party) => ({ party: party.id, on: today })),
      sealedOn: today,
      terms: '被申请人重新核定款项，申请人不再就本案提出其他请求。',
      ...(random.chance(0.6) || plan.reopened === 'RO9' ? { performBy: plusDays(today, 30) } : {}),
      documentNumber: file.documentNumber('调'),
      defectFound: plan.defect,
      ...(plan.defect ? { defects: [{ type: 'service', description: '送达回证填写不完整。' }] } : {}),
    }
  })
}

async function* withdraw(file: CaseFile, reason: 'settled' | 'voluntary'): Story {
  yield* requestWithdrawal(file, reason)
  yield* file.step([0, 1], 'WITHDRAWAL_PERMITTED', { note: '经询问，撤回出于自愿。' })
  yield* file.step([0, 1], 'TERMINATE', { ground: 'T1', reasons: '申请人自愿撤回申请，准予撤回。' })
}

const requestWithdrawal = (file: CaseFile, reason: string) =>
  file.step([1, 4], 'WITHDRAWAL_REQUESTED', (facts) => ({
    by: facts.parties.filter((party) => party.role === 'applicant').map((party) => party.id),
    reason,
    voluntary: true,
    statement: reason === 'settled' ? '与被申请人达成和解，请求撤回申请。' : '不再坚持原请求，请求撤回申请。',
    ...(reason === 'settled' ? { settlement: '被申请人在十日内更正相关记录。' } : {}),
  }))

async function* dismiss(file: CaseFile): Story {
  yield* file.step([1, 4], 'DISMISS', {
    ground: 'conditionUnmet',
    unmetCondition: file.random.pick(['interest', 'inScope', 'competent', 'notPending']),
    reasons: '受理后发现申请不符合受理条件。（演练数据）',
  })
}

/** The applicant died: nobody takes the case over, at once or after sixty days of waiting. */
async function* partyLost(file: CaseFile): Story {
  if (file.random.chance(0.5)) {
    return yield* file.step([2, 8], 'TERMINATE', { ground: 'T2', reasons: '申请人死亡，近亲属书面放弃参加复议。' })
  }
  yield* file.step([2, 6], 'SUSPEND', { ground: 'S1', reason: '申请人死亡，近亲属尚未确定是否参加。' })
  yield file.later({ on: file.naturalDaysLater(62) })
  yield* file.step([0, 3], 'TERMINATE', { ground: 'T5', reasons: '中止满六十日，仍无人承受权利义务。' })
}

async function* transfer(file: CaseFile): Story {
  yield* file.step([1, 3], 'ELEVATION_REQUESTED', {
    superiorOrgan: '示例市人民政府',
    reason: '案情重大、社会影响较大。',
  })
  yield* file.step([3, 6], 'ELEVATION_GRANTED', () => ({ fileReceivedOn: file.centre.today() }))
}

async function* stayOfExecution(file: CaseFile): Story {
  yield* file.step([0, 1], 'STAY_REQUESTED', () => ({ by: file.applicants()[0]!.id, reason: '执行后难以恢复原状。' }))
  if (file.plan.stay === 'granted')
    yield* file.step([1, 2], 'STAY_GRANTED', { ground: 'request', documentNumber: file.documentNumber('停') })
  else yield* file.step([1, 2], 'STAY_REFUSED', { reason: '停止执行会损害公共利益。' })
}

/** What a case may come across on its way; most meet nothing. */
async function* digressions(file: CaseFile): Story {
  const { plan, centre } = file
  if (plan.hearing !== 'none') yield* hearing(file)
  if (plan.incidental !== 'none') yield* incidentalReview(file)
  if (plan.suspension !== null) yield* suspend(file, plan.suspension)
  if (plan.appraisal) {
    yield* file.step([0, 2], 'EXCLUSION_STARTED', { kind: 'appraisal', body: '某司法鉴定中心' })
    yield* file.step([10, 25], 'EXCLUSION_ENDED', { kind: 'appraisal' })
    yield* file.step([0, 1], 'EVIDENCE_TAKEN', {
      investigators: file.reviewers,
      subject: '鉴定意见',
      summary: '收到鉴定意见，已送双方质证。',
    })
  }
  if (plan.elevation === 'refused' && centre.today() >= REGULATION_2026) {
    yield* file.step([0, 1], 'ELEVATION_REQUESTED', {
      superiorOrgan: '示例市人民政府',
      reason: '同类案件较多，需要统一尺度。',
    })
    yield* file.step([3, 6], 'ELEVATION_REFUSED', { note: '由本机关继续审理。' })
  }
  if (plan.withdrawalRefused) {
    yield* requestWithdrawal(file, 'other')
    yield* file.step([0, 1], 'WITHDRAWAL_REFUSED', { reason: '撤回可能损害第三人合法权益。' })
  }
}

async function* hearing(file: CaseFile): Story {
  const { plan, centre } = file
  if (plan.hearing === 'refused') {
    return yield* file.step([0, 1], 'HEARING_REQUESTED', () => ({
      by: file.applicants()[0]!.id,
      granted: false,
      reason: '事实清楚，书面审理足以查明。',
    }))
  }
  yield* file.step([0, 1], 'HEARING_REQUIRED', {
    ground: file.random.pick(['doubtfulEvidence', 'complexLaw', 'groupDispute', 'otherMajor']),
  })
  const hearingOn = () => file.later([8, 10])
  yield* file.step([0, 1], 'HEARING_NOTICED', () => ({
    hearingOn: hearingOn(),
    lastNoticeReceivedOn: centre.today(),
    place: '行政复议听证室',
    ...file.panel,
  }))
  if (plan.hearing === 'cancelled')
    return yield* file.step([1, 4], 'HEARING_CANCELLED', { reason: '申请人撤回听证请求，事实已经查明。' })
  const on = file.facts().hearing?.on ?? centre.today()
  if (plan.hearing === 'waived')
    return yield* file.step({ on }, 'HEARING_WAIVED', { reason: '申请人无正当理由拒不参加听证。' })
  const attended = file.random.chance(0.7)
  yield* file.step({ on }, 'HEARING_HELD', (facts) => ({
    present: facts.parties.filter((party) => party.representedBy === null).map((party) => party.id),
    respondentHeadAttended: attended,
    ...(attended ? {} : { absenceReason: '负责人参加上级会议，委托工作人员参加。' }),
    summary: '围绕事实、程序和法律适用举证质证。',
  }))
}

async function* incidentalReview(file: CaseFile): Story {
  const { plan, centre, random } = file
  yield* file.step([0, 0], 'INCIDENTAL_REQUESTED', {
    document: file.facts().application.incidentalDocument ?? '某规定',
    exOfficio: false,
  })
  const resolved = { lawful: random.chance(0.8), result: '经审查，相关条款与上位法的关系已经查明。' }
  if (plan.incidental === 'own') {
    yield* file.step([0, 2], 'INCIDENTAL_OWN', { draftingOrgan: '示例区某部门' })
    yield* file.step([1, 2], 'INCIDENTAL_DRAFTER_NOTIFIED', () => ({ receivedOn: centre.today() }))
    yield* file.step([3, 8], 'INCIDENTAL_DRAFTER_REPLIED', { summary: '制定机关提交制定依据和说明。' })
    yield* file.step([2, 6], 'INCIDENTAL_RESOLVED', resolved)
  } else {
    yield* file.step([0, 2], 'INCIDENTAL_TRANSFER', { body: '示例市人民政府' })
    yield* file.step([1, 3], 'INCIDENTAL_TRANSFER_RECEIVED', {})
    yield* file.step([15, 30], 'INCIDENTAL_RESOLVED', resolved)
  }
  yield* file.step([0, 1], 'RESUME', { reason: '附带审查已有结果。' })
}

async function* suspend(file: CaseFile, ground: string): Story {
  const reasons: Record<string, string> = {
    S5: '申请人住院治疗，暂时不能参加。',
    S6: '双方正在协商，同意中止。',
    S8: '须以另案审理结果为依据。',
    S10: '等待上级机关对同类问题的答复。',
  }
  yield* file.step([0, 2], 'SUSPEND', () => ({
    ground,
    reason: reasons[ground] ?? '依法中止。',
    ...(ground === 'S6' ? { consents: [...file.applicants(), file.respondent()].map((party) => party.id) } : {}),
    documentNumber: file.documentNumber('中'),
  }))
  yield* file.step(ground === 'S6' ? [5, 15] : [10, 45], 'RESUME', { reason: '中止原因已经消除。' })
}

async function* convert(file: CaseFile): Story {
  yield* file.step([0, 1], 'CONVERT_TO_ORDINARY', {
    approvedBy: file.people.supervisor.id,
    reason: '案情较为复杂，不宜适用简易程序。',
    reviewers: file.reviewers,
  })
  if (file.is('inCaseMediation.awaitingReply')) yield* reply(file)
  yield* opinions(file)
}

/** Converts or extends in good time, so that the decision is not late unless it is meant to be. */
async function* keepTime(file: CaseFile): Story {
  const { plan } = file
  const needed =
    14 +
    (plan.committee ? 12 : 0) +
    plan.returned * 7 +
    (plan.kinds.some((kind) => correctingKinds.includes(kind)) ? 2 : 0)
  const left = () => daysBetween(file.centre.today(), file.due('D15', 'D17') ?? '9999-12-31')
  if (plan.late || left() >= needed) return
  if (file.facts().procedure === 'simple') yield* convert(file)
  if (left() >= needed || left() < 1) return
  yield* file.step([0, 0], 'EXTEND', {
    days: 30,
    approvedBy: file.people.supervisor.id,
    reason: '案情复杂，需要进一步查证。',
    documentNumber: file.documentNumber('延'),
  })
}
