import type { ConsultationPayload } from '../../shared/case/index.ts'
import type { ConsultationView } from '../../shared/contract/index.ts'
import { type CivilDate, plusDays, plusWorkingDays, workingDayOnOrAfter } from '../../shared/time-limits/index.ts'
import type { Story } from './agenda.ts'
import { type Centre, publicity } from './caseFile.ts'
import { personName, phoneNumber } from './matters.ts'
import type { Random } from './random.ts'

/** Where a consultation is left. */
export type ConsultationEnd =
  | 'registered'
  | 'answering'
  | 'publicityDone'
  | 'awaitingFollowUp'
  | 'followedUp'
  | 'referred'
  | 'closed'
  | 'hungUp'

export type ConsultationPlan = {
  no: number
  on: CivilDate
  end: ConsultationEnd
  kind: 'applicantSide' | 'respondentOrgan' | 'outside'
  refusesPublicity: boolean
}

/** Draws what becomes of a consultation; a few never get their publicity, which the rate R3 shows as missing. */
export function drawConsultation(no: number, on: CivilDate, random: Random): ConsultationPlan {
  return {
    no,
    on,
    end: random.share({
      closed: 88,
      referred: 4,
      followedUp: 4,
      hungUp: 2,
      publicityDone: 1,
      answering: 0.5,
      registered: 0.5,
    }),
    kind: random.share({ applicantSide: 86, respondentOrgan: 5, outside: 9 }),
    refusesPublicity: random.chance(0.02),
  }
}

const matters: Record<ConsultationPlan['kind'], readonly string[]> = {
  applicantSide: [
    '收到行政处罚决定书，咨询申请复议的期限和材料。',
    '投诉举报未立案，咨询能否申请复议。',
    '房屋被认定为违法建设，咨询救济途径。',
    '工伤认定申请未被受理，咨询如何申请复议。',
    '申请政府信息公开未得到答复，咨询下一步怎么办。',
    '交通违法处罚有异议，咨询是否必须先复议。',
  ],
  respondentOrgan: ['咨询答复书的格式和举证期限。', '咨询行政处罚听证程序的衔接。'],
  outside: ['与邻居的相邻关系纠纷，咨询如何处理。', '劳动报酬争议，咨询向何处申请仲裁。'],
}

/** One matter of one person, from the first question on (law.md §7.4). */
export async function* consultationStory(
  plan: ConsultationPlan,
  random: Random,
  { people, calendar, today }: Centre,
): Story {
  const { client } = people.reception
  const later = (least: number, most: number) => plusWorkingDays(today(), random.between(least, most), calendar)
  const unheard = plan.end === 'registered' || plan.end === 'answering' || plan.end === 'hungUp'

  yield workingDayOnOrAfter(plan.on, calendar)
  const channel =
    plan.end === 'hungUp' ? 'phone' : random.share({ counter: 45, phone: 40, online: 7, post: 3, justiceOffice: 5 })
  const registered: ConsultationPayload<'CONSULTATION_REGISTERED'> = {
    channel,
    kind: plan.kind,
    ...(random.chance(0.85) ? { person: personName(random), phone: phoneNumber(random) } : {}),
    ...(random.chance(0.05) ? { people: random.between(2, 8) } : {}),
    matter: random.pick(matters[plan.kind]),
    ...(channel === 'justiceOffice'
      ? {
          originBody: '示例区某街道司法所',
          originNumber: `司所咨〔${today().slice(0, 4)}〕${plan.no}号`,
          originOfficer: '司法所 冯某',
        }
      : {}),
  }
  const told: ConsultationPayload<'PUBLICITY_RECORDED'> = {
    ...publicity,
    channel:
      channel === 'counter' || channel === 'justiceOffice'
        ? 'faceToFace'
        : channel === 'post'
          ? 'written'
          : channel === 'online'
            ? 'online'
            : 'phone',
    ...(plan.kind === 'outside' ? { items: ['purpose'] } : {}),
    ...(plan.refusesPublicity ? { refused: true } : {}),
  }
  const answer = {
    summary: '已解答，并说明申请的途径、期限和材料。',
    advisedWay: plan.kind === 'outside' ? 'other' : 'reconsideration',
  }
  let view: ConsultationView = await client.consultations.register({
    on: today(),
    data: registered,
    ...(unheard ? {} : { publicity: told }),
    ...(plan.end === 'registered' || plan.end === 'hungUp' ? {} : { answer }),
  })
  const act = async (event: Parameters<typeof client.consultations.act>[0]['event']) => {
    view = await client.consultations.act({ id: view.id, expectedVersion: view.version, event })
  }

  switch (plan.end) {
    case 'hungUp':
      return act({ type: 'CLOSED', on: today(), data: { exclusion: 'X9', note: '来电不足六十秒即挂断，附通话记录。' } })
    case 'referred':
      yield later(0, 2)
      return act({
        type: 'REFERRED',
        on: today(),
        data: {
          body: random.pick(['justiceOffice', 'petition', 'court', 'legalAid']),
          reason: '由有关单位办理更为适宜。',
        },
      })
    case 'awaitingFollowUp':
    case 'followedUp':
      yield later(0, 2)
      await act({
        type: 'FOLLOW_UP_PLANNED',
        on: today(),
        data: { until: plusDays(today(), 7), reason: '待咨询人取得处罚决定书后再次联系。' },
      })
      if (plan.end === 'awaitingFollowUp') return
      yield later(4, 5)
      await act({ type: 'CONTACTED', on: today(), data: { channel: 'phone', summary: '咨询人来电补充情况，已答复。' } })
      await act({ type: 'CONSULTATION_ANSWERED', on: today(), data: answer })
      return act({ type: 'CLOSED', on: today(), data: { note: '已解答完毕。' } })
    case 'closed':
      yield later(0, 2)
      return act({ type: 'CLOSED', on: today(), data: { note: '已解答完毕。' } })
  }
}
