import type { CivilDate } from './civilDate.ts'
import type { Texts } from './errors.ts'

/** Readings of the law that are open (law.md §9). Each default is the reading the program starts with. */
export type LegalSettings = {
  readonly rollOrganPeriods: boolean
  readonly deemedAcceptanceOffset: 0 | 1
  readonly acceptedOnSource: 'signature' | 'receipt'
  readonly conversionRestarts: boolean
  readonly suspensionCounting: 'fromNextDay' | 'bothDays'
  readonly exclusionInclusive: boolean
  readonly hearingNoticeStrict: boolean
  readonly rollAbsoluteCaps: 'oneYear' | 'both' | 'none'
  readonly ruleSetVersion: 'stepDate' | 'acceptanceDate'
  readonly branchCompetence: 'ask' | 'municipal' | 'district'
  readonly mediationSuitRemedy: boolean
  readonly closeWithOpenAnswer: boolean
  readonly suspensionPausesReply: boolean
}

export const defaultLegalSettings: LegalSettings = {
  rollOrganPeriods: true,
  deemedAcceptanceOffset: 0,
  acceptedOnSource: 'signature',
  conversionRestarts: false,
  suspensionCounting: 'fromNextDay',
  exclusionInclusive: true,
  hearingNoticeStrict: true,
  rollAbsoluteCaps: 'oneYear',
  ruleSetVersion: 'stepDate',
  branchCompetence: 'ask',
  mediationSuitRemedy: false,
  closeWithOpenAnswer: true,
  suspensionPausesReply: true,
}

/** The law and the regulations are those known on this day; shown as a banner (Q16). */
export const lawTextAsOf: CivilDate = '2026-11-22'

export type SettingTexts<Value> = {
  readonly question: string
  readonly title: Texts
  readonly description: Texts
  /** The values to choose from, the default first. */
  readonly options: readonly { readonly value: Value; readonly text: Texts }[]
}

const yes: Texts = { zh: '是', en: 'Yes' }
const no: Texts = { zh: '否', en: 'No' }
const yesFirst = [
  { value: true, text: yes },
  { value: false, text: no },
] as const
const noFirst = [
  { value: false, text: no },
  { value: true, text: yes },
] as const

/** Names, explanations and choices for the settings screen. */
export const legalSettingTexts: { readonly [Key in keyof LegalSettings]: SettingTexts<LegalSettings[Key]> } = {
  rollOrganPeriods: {
    question: 'Q1',
    title: { zh: '机关办理期限遇休假日顺延', en: 'Move the organ’s own periods off rest days' },
    description: {
      zh: '民事诉讼法第85条第3款是否适用于复议机关自己的30日、60日、90日。无论如何，提醒都按届满日当天或之前的最后一个工作日发出。',
      en: 'Whether CPL 85(3) moves the organ’s own 30, 60 and 90 days. Alarms use the last working day on or before the end in any case.',
    },
    options: yesFirst,
  },
  deemedAcceptanceOffset: {
    question: 'Q2',
    title: { zh: '视为受理之日', en: 'Day of deemed acceptance' },
    description: {
      zh: '行政复议法第30条第3款“审查期限届满之日起视为受理”。',
      en: 'L 30(3): accepted by silence from the day the review period ends.',
    },
    options: [
      { value: 0, text: { zh: '第5个工作日当日', en: 'The fifth working day itself' } },
      { value: 1, text: { zh: '第5个工作日的次日', en: 'The day after the fifth working day' } },
    ],
  },
  acceptedOnSource: {
    question: 'Q3',
    title: { zh: '受理日期的认定', en: 'What makes the day of acceptance' },
    description: {
      zh: '发送副本和审理期限从哪一天起算（行政复议法第48条、第54条、第62条）。视为受理、重新启动的案件，以及登记的受理日期，不受影响。',
      en: 'From which day the periods to send the copy and to decide run (L 48, 54, 62). Deemed acceptance, reopened cases and the recorded day stay as they are.',
    },
    options: [
      { value: 'signature', text: { zh: '签发受理决定之日', en: 'Signature of the acceptance' } },
      {
        value: 'receipt',
        text: { zh: '收到申请（补正材料）之日', en: 'Receipt of the application, or of its supplement' },
      },
    ],
  },
  conversionRestarts: {
    question: 'Q4',
    title: { zh: '简易转普通后重新起算', en: 'Conversion restarts the decision period' },
    description: {
      zh: '转为普通程序后，60日是否自转换之日重新计算（默认自原受理之日起算）。',
      en: 'Whether the 60 days start again on conversion; by default they run from the original acceptance.',
    },
    options: noFirst,
  },
  suspensionCounting: {
    question: 'Q5',
    title: { zh: '中止期间的计算', en: 'Days a suspension takes out' },
    description: {
      zh: '中止之日与恢复之日是否计入审理期限。',
      en: 'Whether the days of suspension and of resumption count.',
    },
    options: [
      {
        value: 'fromNextDay',
        text: { zh: '扣除中止次日至恢复当日', en: 'The day after suspension up to the day of resumption' },
      },
      { value: 'bothDays', text: { zh: '扣除中止当日至恢复当日', en: 'Both days and all between' } },
    ],
  },
  exclusionInclusive: {
    question: 'Q6、Q8',
    title: { zh: '不计入期间含起止两日', en: 'Excluded stretches include both ends' },
    description: {
      zh: '鉴定、勘验、障碍、先行起诉、处罚机关自行纠正所用时间，起始当日是否一并扣除。告知当事人时一律采用较早的日期。',
      en: 'Appraisal, inspection, obstacles, a suit brought first, self-correction: whether the first day is left out too. Parties are always told the earlier date.',
    },
    options: yesFirst,
  },
  hearingNoticeStrict: {
    question: 'Q7',
    title: { zh: '听证通知须间隔五个完整工作日', en: 'Five full working days before a hearing' },
    description: {
      zh: '行政复议法第51条第1款“举行听证的五日前”：通知日与听证日之间保留五个完整工作日。',
      en: 'L 51(1): five full working days between the notice and the hearing.',
    },
    options: yesFirst,
  },
  rollAbsoluteCaps: {
    question: 'Q9',
    title: { zh: '最长期限遇休假日顺延', en: 'Move the absolute maxima off rest days' },
    description: {
      zh: '行政复议法第20条第3款的一年、第21条的五年和二十年。未顺延的最长期限落在休假日时，由承办人判断。',
      en: 'The one year of L 20(3) and the five and twenty years of L 21. A maximum of L 21 that ends on a rest day goes to a human.',
    },
    options: [
      {
        value: 'oneYear',
        text: { zh: '一年顺延，五年和二十年由人工判断', en: 'Move the year; the others go to a human' },
      },
      { value: 'both', text: { zh: '均顺延', en: 'Move all' } },
      { value: 'none', text: { zh: '均不顺延', en: 'Move none' } },
    ],
  },
  ruleSetVersion: {
    question: 'Q10',
    title: { zh: '跨施行日案件的法律适用', en: 'Cases pending when a text changed' },
    description: {
      zh: '2024年1月1日、2026年7月1日新法施行时尚未办结的案件，受理后的期限和各步骤的条件适用哪一版本。',
      en: 'Which text governs the periods and steps after acceptance of a case pending on 2024-01-01 or 2026-07-01.',
    },
    options: [
      { value: 'stepDate', text: { zh: '该步骤当日有效的版本', en: 'The text in force on the day of the step' } },
      { value: 'acceptanceDate', text: { zh: '受理当日有效的版本', en: 'The text in force on acceptance' } },
    ],
  },
  branchCompetence: {
    question: 'Q11',
    title: { zh: '市级部门派出分局的管辖', en: 'Competence for branches of municipal departments' },
    description: {
      zh: '公安分局等案件由市、区政府管辖的地方口径，请与上级机构确认。',
      en: 'Municipal or district government for branches such as public security; confirm the local practice.',
    },
    options: [
      { value: 'ask', text: { zh: '逐案询问', en: 'Ask each time' } },
      { value: 'municipal', text: { zh: '市政府', en: 'Municipal government' } },
      { value: 'district', text: { zh: '区政府', en: 'District government' } },
    ],
  },
  mediationSuitRemedy: {
    question: 'Q12',
    title: { zh: '调解书载明诉权', en: 'State a right to sue in mediation documents' },
    description: {
      zh: '调解书文末是否写明可以提起诉讼（默认不写）。',
      en: 'Whether the remedy text of a mediation document mentions a suit; by default it does not.',
    },
    options: noFirst,
  },
  closeWithOpenAnswer: {
    question: 'Q13',
    title: { zh: '意见书未答复时可以结案', en: 'Closing while an opinion letter is unanswered' },
    description: {
      zh: '意见书的60日答复义务在结案后继续跟踪。',
      en: 'The 60-day duty to answer lives on after the case is closed.',
    },
    options: yesFirst,
  },
  suspensionPausesReply: {
    question: 'Q14b',
    title: { zh: '中止期间暂停答复期限', en: 'Suspension pauses the reply period' },
    description: {
      zh: '中止期间是否不计入被申请人的答复期限。',
      en: 'Whether days of suspension are left out of the respondent’s reply period.',
    },
    options: yesFirst,
  },
}
