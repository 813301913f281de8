import { type CivilDate, computePeriod } from '../time-limits/index.ts'
import { applicationJudgement, appliedOn } from './conditions.ts'
import type { Payload } from './events.ts'
import { type CaseFacts, initialFacts, type StepEvent } from './facts.ts'
import type { LimitEnvironment } from './limits.ts'
import type { ApplicationDraft } from './materials.ts'

/**
 * What the facts typed so far already say about an application. `ok` and `stop` are answers of the law, `ask` is for a
 * human to find out, `note` says how a date comes about. None of it blocks registering: who hands in an application
 * gets a receipt, and the decision follows in the review.
 */
export type Finding = {
  matter: 'clock' | 'lateness' | 'competence' | 'mandatory' | 'scope'
  level: 'ok' | 'stop' | 'ask' | 'note'
  zh: string
  en: string
  article: string
}

type Draft = ApplicationDraft
type Env = Pick<LimitEnvironment, 'calendar' | 'settings'>

/** Everything that can be said at the desk, in the order in which a clerk asks. `on`: day of receipt. */
export function intakeFindings(draft: Draft, on: CivilDate, env: Env): Finding[] {
  return [
    ...clockFindings(draft, on, env),
    ...latenessFindings(draft, on, env),
    ...competenceFindings(draft),
    ...mandatoryFindings(draft),
    ...scopeFindings(draft),
  ]
}

/** The facts that an application of this content would begin with. */
export function draftFacts(draft: Draft, on: CivilDate): CaseFacts {
  return initialFacts({
    seq: 1,
    on,
    recordedOn: on,
    by: '',
    type: 'APPLICATION_RECEIVED',
    data: { parties: [], ...draft } as unknown as Payload<'APPLICATION_RECEIVED'>,
    env: null,
  } as StepEvent<'APPLICATION_RECEIVED'>)
}

/** Which of the dates decides lateness, and which starts the review (行政复议法 第20条, 第30条). */
function clockFindings(draft: Draft, on: CivilDate, { calendar, settings }: Env): Finding[] {
  if (!draft.channel) return []
  const applied = appliedOn(draftFacts(draft, on))
  const because = {
    post: draft.postmarkedOn ? '邮戳日期' : '收到日期（未填邮戳日期）',
    justiceOffice: draft.handedInOn ? '递交司法所的日期' : '收到日期',
    penaltyOrgan: '递交处罚机关的日期',
    online: '申请到达指定系统的日期',
    oral: '口头提出申请的日期',
    counter: '当面提交的日期',
  }[draft.channel as string]
  const findings: Finding[] = [
    {
      matter: 'clock',
      level: 'note',
      zh: `是否逾期按${because}（${applied}）判断。`,
      en: `Lateness is judged by ${applied}.`,
      article: draft.channel === 'post' ? '民事诉讼法 第85条第4款' : '行政复议法 第20条',
    },
  ]
  if (draft.channel === 'penaltyOrgan') {
    const until = computePeriod('D09', { trigger: on, on }, calendar, settings.legal).dueLegal
    findings.push({
      matter: 'clock',
      level: 'note',
      zh: `处罚机关应当在${until}前转送或者自行纠正；受理审查期限从本机关收到材料之日起算。`,
      en: `The penalty organ forwards by ${until}; the review runs from the arrival here.`,
      article: '行政复议法 第32条第2款',
    })
    return findings
  }
  const review = computePeriod('D05', { trigger: on, on }, calendar, settings.legal)
  findings.push({
    matter: 'clock',
    level: 'note',
    zh: `受理审查五个工作日从收到之日（${on}）的次日起算，至${review.dueLegal}；届满未作决定的，视为受理。`,
    en: `The review of five working days ends on ${review.dueLegal}; silence is acceptance.`,
    article: review.article,
  })
  if (draft.channel === 'justiceOffice' && draft.handedInOn && draft.handedInOn < on) {
    // Whether a justice office receives for the institution is not said in the law: the earlier day is the safe one.
    const early = computePeriod('D05', { trigger: draft.handedInOn, on: draft.handedInOn }, calendar, settings.legal)
    findings.push({
      matter: 'clock',
      level: 'ask',
      zh: `司法所先于本机关收到材料，稳妥起见按${early.dueLegal}前作出受理决定掌握。`,
      en: `The justice office received it first: to be safe, decide by ${early.dueLegal}.`,
      article: '行政复议法 第30条',
    })
  }
  return findings
}

function latenessFindings(draft: Draft, on: CivilDate, env: Env): Finding[] {
  const facts = draftFacts(draft, on)
  const { verdict, period, lateBy, appliedOn: applied } = applicationJudgement(facts, env)
  const finding = (level: Finding['level'], zh: string, en: string, article = '行政复议法 第20条'): Finding[] => [
    { matter: 'lateness', level, zh, en, article },
  ]
  if (period === null || verdict === 'unknown') {
    return finding(
      'ask',
      '填写知道行政行为的日期后，在这里判断是否逾期。',
      'Enter when the act became known; lateness is judged here.',
    )
  }
  if ('unlimited' in period && period.unlimited === true) {
    return finding(
      'ok',
      '紧急情况下请求保护人身权、财产权，不受申请期限限制。',
      'Emergency: no limit of time.',
      '行政复议法实施条例 第24条第2款',
    )
  }
  const due = period.dueLegal
  switch (verdict) {
    case 'late':
      return finding(
        'stop',
        `已超过申请期限${lateBy}日：期限至${due}，申请于${applied}提出。仍应登记，受理审查时核对有无正当理由。`,
        `Late by ${lateBy} days: the last day was ${due}. Register it all the same.`,
        period.article,
      )
    case 'perhapsLate':
      return finding(
        'ask',
        `自行政行为作出之日起已超过六十日（至${due}），请问明申请人知道行政行为的日期。`,
        `More than sixty days after the act was made (${due}): ask when it became known.`,
        period.article,
      )
    default: {
      const human = 'needsHuman' in period && period.needsHuman === true
      return finding(
        human ? 'ask' : 'ok',
        `在申请期限内，最后一日为${due}${period.provisional ? '（暂定，放假通知尚未导入）' : ''}${human ? '；最长期限届满日是否顺延，由承办人判断' : ''}。`,
        `In time; the last day is ${due}${period.provisional ? ' (provisional)' : ''}${human ? '; whether it rolls is for a human to say' : ''}.`,
        period.article,
      )
    }
  }
}

/** Fields whose organs answer upwards and not to the local government (行政复议法 第27条). */
const VERTICAL = ['customs', 'financialRegulation', 'taxation', 'stateSecurity']

/** Whether a district government is competent for the respondent (行政复议法 第24条 to 第28条). */
function competenceFindings(draft: Draft): Finding[] {
  const { respondentLevel: level, administrativeField: field } = draft
  const finding = (l: Finding['level'], zh: string, en: string, article: string): Finding[] => [
    { matter: 'competence', level: l, zh, en, article },
  ]
  if (field !== undefined && VERTICAL.includes(field)) {
    return finding(
      'stop',
      '海关、金融、外汇管理、税务、国家安全等机关：向其上一级主管部门申请，不属本机关管辖，应当告知。',
      'Customs, finance, tax, state security: the next higher department is competent.',
      '行政复议法 第27条',
    )
  }
  if (field === 'judicialAdministration' && level === 'countyDepartment') {
    return finding(
      'ask',
      '被申请人是司法行政部门的，申请人可以选择向本级政府或者上一级司法行政部门申请，请问明申请人的选择。',
      'The judicial department itself: the applicant chooses between government and superior department.',
      '行政复议法 第28条',
    )
  }
  switch (level) {
    case 'countyDepartment':
    case 'townGovernment':
    case 'subdistrict':
      return finding('ok', '属于本机关管辖。', 'This organ is competent.', '行政复议法 第24条第1款')
    case 'branch':
      return field === 'publicSecurity' || field === 'trafficPolice'
        ? finding(
            'ask',
            '公安机关的派出机构：区公安分局所属的，核对本地公安分局是否由市级集中管辖后再受理。',
            'Branch of the police: check whether the city is competent here.',
            '行政复议法 第24条第4款',
          )
        : finding(
            'ok',
            '本级政府部门的派出机构以自己的名义作出行政行为的，属于本机关管辖。',
            'A branch acting in its own name: this organ is competent.',
            '行政复议法 第24条第4款',
          )
    case 'cityDepartment':
      return finding(
        'ask',
        '市级部门不属本机关管辖；属市级部门设在本区的派出机构（分局）的，申请人可以选择向市政府或者本机关申请。',
        'A city department is not ours; for its branch here the applicant may choose.',
        '行政复议法 第24条第4款',
      )
    case 'countyGovernment':
      return finding(
        'stop',
        '对区（县）政府的行政行为不服，应当向市政府申请，不属本机关管辖，应当告知。',
        'Acts of the district government itself go to the city government.',
        '行政复议法 第24条第1款第2项',
      )
    case 'other':
      return finding(
        'ask',
        '核对被申请人的隶属关系：本机关或者本级部门管理的法律、法规、规章授权组织，属于本机关管辖。',
        'Check who manages the respondent.',
        '行政复议法 第24条第1款第3项',
      )
    default:
      return []
  }
}

/** The item of 第23条第1款 under which reconsideration comes before a suit, or null where it is a choice. */
export function mandatoryGround(draft: Draft): { item: number; zh: string; en: string } | null {
  if (draft.matterType === 'penalty' && draft.knowledge === 'onTheSpot')
    return { item: 1, zh: '对当场作出的行政处罚决定不服', en: 'penalty imposed on the spot' }
  if (draft.matterType === 'titleDetermination')
    return { item: 2, zh: '认为自然资源权属决定侵犯已经取得的所有权或者使用权', en: 'acquired natural-resource rights' }
  if (draft.matterType === 'inaction') return { item: 3, zh: '认为行政机关未履行法定职责', en: 'duty not performed' }
  if (draft.matterType === 'informationDisclosure')
    return { item: 4, zh: '申请政府信息公开，行政机关不予公开', en: 'disclosure refused' }
  return null
}

/** What no form asks at once and the clerk has to check for each item (实施条例 第30条, 第31条). */
const mandatoryChecks: Record<number, { zh: string; en: string }> = {
  1: { zh: '', en: '' },
  2: { zh: '，请核对申请人此前是否已经取得权利', en: '; check whether the right was acquired before' },
  3: {
    zh: '，明确拒绝、不予受理、部分履行的不属此列',
    en: '; express refusal and partial performance are not inaction',
  },
  4: { zh: '，已经公开或者信息不存在的不属此列', en: '; only refusals to disclose' },
}

function mandatoryFindings(draft: Draft): Finding[] {
  if (!draft.matterType) return []
  const ground = mandatoryGround(draft)
  const said = draft.mandatoryReconsideration
  const article = ground ? `行政复议法 第23条第1款第${ground.item}项` : '行政复议法 第23条'
  const finding = (level: Finding['level'], zh: string, en: string): Finding[] => [
    { matter: 'mandatory', level, zh, en, article },
  ]
  if (ground && said === false) {
    return finding(
      'ask',
      `${ground.zh}的，应当先申请复议${mandatoryChecks[ground.item]?.zh}；表上填为不属复议前置，请核对。`,
      `Reconsideration comes first (${ground.en}); the form says it does not.`,
    )
  }
  if (ground) {
    return finding(
      'note',
      `复议前置：${ground.zh}的，应当先申请复议，对复议决定不服再起诉${mandatoryChecks[ground.item]?.zh}。`,
      `Reconsideration comes first: ${ground.en}${mandatoryChecks[ground.item]?.en}.`,
    )
  }
  if (said === true) {
    return finding(
      'ask',
      '表上填为复议前置：第23条第1款前四项未见对应情形，请核对是否另有法律、行政法规规定。',
      'Marked as mandatory: check which law or administrative regulation says so.',
    )
  }
  return finding('note', '复议不是起诉的前置程序，申请人可以选择。', 'Reconsideration is a choice here.')
}

const usualScope: Partial<Record<string, string>> = {
  penalty: 'item1',
  coercion: 'item2',
  licence: 'item3',
  titleDetermination: 'item4',
  levy: 'item5',
  compensation: 'item6',
  administrativeConfirmation: 'item7',
  inaction: 'item11',
  administrativeAgreement: 'item13',
  informationDisclosure: 'item14',
}

/** The item of 第11条 that a matter usually falls under; undefined where several come into question. */
export function usualScopeItem(matterType: string | undefined): string | undefined {
  return matterType === undefined ? undefined : usualScope[matterType]
}

/** Words that point to a matter outside the scope (行政复议法 第12条, 实施条例 第36条). */
const outside: { words: RegExp; zh: string; en: string; article: string }[] = [
  {
    words: /信访(事项|答复|复查|复核|处理)/,
    zh: '信访事项的处理意见不属于行政复议范围',
    en: 'petition handling is outside the scope',
    article: '行政复议法实施条例 第36条第5项',
  },
  {
    words: /(交通事故|道路交通事故|医疗事故).{0,4}(认定|责任)/,
    zh: '事故责任认定一般不属于行政复议范围',
    en: 'accident findings are usually outside the scope',
    article: '行政复议法 第30条第1款第5项',
  },
  {
    words: /(调解协议|调解书)/,
    zh: '行政机关对民事纠纷作出的调解不属于行政复议范围',
    en: 'mediation of a civil dispute is outside the scope',
    article: '行政复议法 第12条第4项',
  },
  {
    words: /(立案决定|刑事拘留|取保候审|不予立案通知)/,
    zh: '刑事司法行为不属于行政复议范围',
    en: 'criminal justice is outside the scope',
    article: '行政复议法实施条例 第36条第1项',
  },
  {
    words: /(任免|免职|辞退|记过|降级|警告处分)/,
    zh: '对工作人员的奖惩、任免等人事处理决定不属于行政复议范围',
    en: 'personnel decisions are outside the scope',
    article: '行政复议法 第12条第3项',
  },
]

function scopeFindings(draft: Draft): Finding[] {
  const title = draft.actTitle ?? ''
  return outside
    .filter(({ words }) => words.test(title))
    .map(({ zh, en, article }) => ({
      matter: 'scope',
      level: 'ask',
      zh: `${zh}，请核对“${title}”的性质。`,
      en: `Check: ${en}.`,
      article,
    }))
}
