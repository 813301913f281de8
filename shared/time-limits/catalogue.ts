import type { CivilDate } from './civilDate.ts'
import type { Texts } from './errors.ts'
import type { Limit, LimitCode, RuleSet, Unit, Version, Who } from './rules.ts'
import type { SpanKind } from './spans.ts'

// First and last days of the texts.
const law1999: CivilDate = '1999-10-01'
const law2017Ends: CivilDate = '2023-12-31'
const law2023: CivilDate = '2024-01-01'
const regulation2007: CivilDate = '2007-08-01'
const regulation2007Ends: CivilDate = '2026-06-30'
const regulation2026: CivilDate = '2026-07-01'

type Options = { to?: CivilDate; capYears?: number }

function version(
  ruleSet: RuleSet,
  article: string,
  unit: Unit,
  length: number | null,
  from: CivilDate,
  options: Options = {},
): Version {
  return { ruleSet, article, unit, length, from, ...options }
}

// The amendments of 2009 and 2017 left every period of the law of 1999 as it was.
function oldLaw(article: string, unit: Unit, length: number | null): Version {
  return version('law2017', `行政复议法（2017年修正）${article}`, unit, length, law1999, { to: law2017Ends })
}

function newLaw(article: string, unit: Unit, length: number | null): Version {
  return version('law2023', `行政复议法 ${article}`, unit, length, law2023)
}

// The regulation of 2007 stayed in force beside the law of 2023, but where that law has a rule of its own it governs.
function oldRegulation(article: string, unit: Unit, length: number | null, to: CivilDate): Version {
  return version('regulation2007', `行政复议法实施条例（2007年）${article}`, unit, length, regulation2007, { to })
}

function newRegulation(article: string, unit: Unit, length: number | null): Version {
  return version('regulation2026', `行政复议法实施条例 ${article}`, unit, length, regulation2026)
}

type Details = Partial<Pick<Limit, 'nature' | 'stoppedBy' | 'extensionMax' | 'backward'>>

function limit(who: Who, title: Texts, onExpiry: Texts, versions: readonly Version[], details: Details = {}): Limit {
  return { who, title, onExpiry, versions, nature: 'act', stoppedBy: [], extensionMax: 0, backward: false, ...details }
}

function texts(zh: string, en: string): Texts {
  return { zh, en }
}

// 行政复议法 第39条；实施条例 第40条第2款、第45条、第46条（2007年条例 第34条、第37条）
const decisionClock: readonly SpanKind[] = ['suspension', 'appraisal', 'inspection', 'elevation']
// 行政复议法 第20条第2款；实施条例 第26条、第38条第2款
const applicationTolling: readonly SpanKind[] = ['obstacle', 'suedFirst', 'selfCorrection']

const refuseLate = texts(
  '逾期申请的，不予受理；受理后发现逾期的，驳回申请。',
  'A late application is not accepted; found late after acceptance, it is dismissed.',
)
const deemedAccepted = texts(
  '期满未作出不予受理决定的，视为受理。',
  'Without a decision not to accept, the application is deemed accepted.',
)
const noEvidence = texts(
  '不答复、不举证的，视为行政行为没有证据、依据（行政复议法第70条）。',
  'Without reply and evidence the act is deemed to have neither evidence nor basis (L 70).',
)
const decisionOverdue = texts(
  '逾期未决定的，申请人可以起诉；可向上级反映，责任人员依法处分。',
  'The applicant may sue; a complaint to the superior and discipline are possible.',
)
const decisionUnassailable = texts(
  '逾期不起诉的，决定不再可诉，可依法强制执行。',
  'The decision can no longer be challenged and may be enforced.',
)
const internalDefault = texts('属于办理瑕疵，应立即补办。', 'An internal default; do it at once.')
const remind = texts('法律未规定后果，应当催办。', 'No consequence is laid down; send a reminder.')

/** Time limits D01 to D35 of law.md §3 with the texts that had or have them. */
export const limits: { readonly [Code in LimitCode]: Limit } = {
  D01: limit(
    'applicant',
    texts('申请期限', 'Application period'),
    refuseLate,
    [oldLaw('第9条第1款', 'natural', 60), newLaw('第20条第1款', 'natural', 60)],
    { stoppedBy: applicationTolling },
  ),
  D01g: limit(
    'applicant',
    texts('申请期限（未告知权利）', 'Application period, right not told'),
    refuseLate,
    [{ ...newLaw('第20条第3款', 'natural', 60), capYears: 1 }],
    { stoppedBy: applicationTolling },
  ),
  D01h: limit(
    'applicant',
    texts('申请期限（不作为）', 'Application period, inaction'),
    refuseLate,
    [
      oldRegulation('第16条', 'natural', 60, regulation2007Ends),
      newRegulation('第24条；行政复议法 第20条第1款', 'natural', 60),
    ],
    { stoppedBy: applicationTolling },
  ),
  // Twenty years if the act is about real estate: callers give the length.
  D02: limit(
    'applicant',
    texts('最长申请期限', 'Absolute maximum of the application period'),
    texts('超过最长期限的，不予受理。', 'Past the maximum the application must not be accepted.'),
    [newLaw('第21条', 'years', 5)],
  ),
  D03: limit(
    'applicant',
    texts('申请期限（障碍消除后继续计算）', 'Application period after an obstacle'),
    refuseLate,
    [oldLaw('第9条第2款', 'natural', null), newLaw('第20条第2款', 'natural', null)],
    { stoppedBy: applicationTolling },
  ),
  D03b: limit(
    'applicant',
    texts('申请期限（先行起诉期间不计入）', 'Application period, sued first'),
    refuseLate,
    [newRegulation('第26条', 'natural', 60)],
    { stoppedBy: applicationTolling },
  ),
  D03c: limit(
    'applicant',
    texts('申请期限（处罚机关自行纠正期间不计入）', 'Application period, self-correction by the penalty organ'),
    refuseLate,
    [newRegulation('第38条第2款', 'natural', 60)],
    { stoppedBy: applicationTolling },
  ),
  D05: limit('organ', texts('受理审查', 'Acceptance review'), deemedAccepted, [
    oldLaw('第17条、第40条', 'working', 5),
    newLaw('第30条', 'working', 5),
  ]),
  D06: limit(
    'organ',
    texts('补正通知', 'Supplement notice'),
    texts('既不通知补正又不决定的，按受理审查期满视为受理。', 'Neither notice nor refusal: deemed accepted.'),
    [
      // Doubtful: article 40 of the old law makes only its own "五日" working days; practice counted these so too.
      oldRegulation('第29条', 'working', 5, law2017Ends),
      newLaw('第31条第1款', 'working', 5),
    ],
  ),
  D07: limit(
    'applicant',
    texts('申请人补正', 'Supplement by the applicant'),
    texts(
      '无正当理由逾期不补正的，视为放弃申请，并记录在案。',
      'Not supplemented without good reason: deemed abandoned; record it.',
    ),
    // The old regulation left a reasonable period to the notice.
    [oldRegulation('第29条', 'natural', null, law2017Ends), newLaw('第31条第2款', 'working', 10)],
    { extensionMax: null },
  ),
  D08: limit('organ', texts('补正后审查', 'Review after the supplement'), deemedAccepted, [
    oldLaw('第17条、第40条', 'working', 5),
    newLaw('第31条第3款、第30条', 'working', 5),
  ]),
  D09: limit(
    'penaltyOrgan',
    texts('处罚机关转送', 'Forwarding by the penalty organ'),
    texts('申请人可以直接向复议机关申请。', 'The applicant may file directly.'),
    [newLaw('第32条第2款', 'working', 5)],
  ),
  D10: limit(
    'penaltyOrgan',
    texts('处罚机关自行纠正', 'Self-correction by the penalty organ'),
    texts('维持处罚的，应当转送复议机关。', 'An organ that keeps its penalty must forward the application.'),
    [newRegulation('第38条第1款', 'working', 5)],
  ),
  D11: limit('institution', texts('发送申请书副本（普通程序）', 'Copy to the respondent, ordinary'), internalDefault, [
    oldLaw('第23条第1款、第40条', 'working', 7),
    newLaw('第48条', 'working', 7),
  ]),
  D12: limit(
    'respondent',
    texts('书面答复和举证（普通程序）', 'Reply and evidence, ordinary'),
    noEvidence,
    // Only "五日" and "七日" of the old law are working days, so its ten days are natural ones.
    [oldLaw('第23条第1款', 'natural', 10), newLaw('第48条', 'working', 10)],
    { stoppedBy: ['suspension'] },
  ),
  D13: limit('institution', texts('发送申请书副本（简易程序）', 'Copy to the respondent, simple'), internalDefault, [
    newLaw('第54条第1款', 'working', 3),
  ]),
  D14: limit(
    'respondent',
    texts('书面答复和举证（简易程序）', 'Reply and evidence, simple'),
    noEvidence,
    [newLaw('第54条第1款', 'working', 5)],
    { stoppedBy: ['suspension'] },
  ),
  D15: limit(
    'organ',
    texts('审理期限（普通程序）', 'Decision, ordinary'),
    decisionOverdue,
    [oldLaw('第31条第1款', 'natural', 60), newLaw('第62条第1款', 'natural', 60)],
    { stoppedBy: decisionClock, extensionMax: 30 },
  ),
  // Counted from acceptance like D15, so that the thirty days follow day 60 and not the moved day (TC-10).
  D16: limit(
    'institution',
    texts('延长后的审理期限', 'Decision, extended'),
    decisionOverdue,
    [oldLaw('第31条第1款', 'natural', 60), newLaw('第62条第1款', 'natural', 60)],
    { stoppedBy: decisionClock, extensionMax: 30 },
  ),
  D17: limit(
    'organ',
    texts('审理期限（简易程序）', 'Decision, simple'),
    decisionOverdue,
    [newLaw('第62条第2款', 'natural', 30)],
    { stoppedBy: decisionClock },
  ),
  D18: limit(
    'institution',
    texts('听证通知', 'Notice of the hearing'),
    texts('通知不足五日的，应当延期举行听证。', 'Notified too late: postpone the hearing.'),
    [newLaw('第51条第1款', 'working', 5)],
    { backward: true },
  ),
  D19: limit(
    'organ',
    texts('规范性文件附带审查（有权处理）', 'Incidental review, own competence'),
    texts('处理期间案件中止，应尽快处理并恢复审理。', 'The case stays suspended; decide and resume.'),
    [
      oldLaw('第26条、第27条', 'natural', 30),
      { ...newLaw('第56条、第57条', 'natural', 30), to: regulation2007Ends },
      newRegulation('第53条第2款；行政复议法 第56条、第57条', 'natural', 30),
    ],
  ),
  D20: limit('organ', texts('规范性文件附带审查（转送）', 'Incidental review, transfer'), internalDefault, [
    oldLaw('第26条、第27条、第40条', 'working', 7),
    { ...newLaw('第56条、第57条', 'working', 7), to: regulation2007Ends },
    newRegulation('第53条第2款；行政复议法 第56条、第57条', 'working', 7),
  ]),
  D21: limit('institution', texts('通知规范性文件制定机关', 'Notice to the drafting organ'), internalDefault, [
    newLaw('第58条第1款', 'working', 3),
  ]),
  D22: limit(
    'draftingOrgan',
    texts('制定机关书面答复', 'Reply of the drafting organ'),
    texts('逾期不答复的，依现有材料处理。', 'Decide on the file.'),
    [newLaw('第58条第1款', 'working', 10)],
  ),
  D23: limit('receivingOrgan', texts('接受转送机关处理', 'Answer of the receiving organ'), remind, [
    oldLaw('第26条、第27条', 'natural', 60),
    newLaw('第60条', 'natural', 60),
  ]),
  D24: limit(
    'organ',
    texts('中止满六十日可以终止', 'Sixty days of suspension before termination'),
    texts('满六十日原因仍未消除的，自次日起可以决定终止。', 'From the next day termination may be decided.'),
    [oldRegulation('第42条第2款', 'natural', 60, law2017Ends), newLaw('第41条第5项', 'natural', 60)],
    { nature: 'condition' },
  ),
  D25: limit('organ', texts('提级审理移送案卷', 'Moving the file on elevation'), internalDefault, [
    newRegulation('第40条', 'working', 5),
  ]),
  // The length is the one another law sets, or the organ in its decision; sixty days otherwise.
  D26: limit(
    'respondent',
    texts('责令重作', 'Making the act again'),
    texts('逾期未重作的，责令履行并依法处理。', 'Order compliance; discipline is possible.'),
    [oldRegulation('第49条第1款', 'natural', 60, regulation2007Ends), newRegulation('第58条第1款', 'natural', 60)],
  ),
  D27: limit(
    'respondent',
    texts('责令履行', 'Performing the duty'),
    texts('逾期未履行的，责令限期履行，可以约谈或者通报批评。', 'Compliance order; talk or public criticism possible.'),
    [oldLaw('第28条第1款第2项', 'natural', null), newLaw('第66条', 'natural', null)],
  ),
  D28: limit(
    'addressee',
    texts('行政复议意见书落实反馈', 'Answer to an opinion letter'),
    texts('逾期未报送的，责令改正并依法处理。', 'Compliance order and discipline.'),
    [oldRegulation('第57条第1款', 'natural', 60, law2017Ends), newLaw('第76条', 'natural', 60)],
  ),
  D29: limit('party', texts('不服复议决定起诉', 'Suit against the decision'), decisionUnassailable, [
    version('litigationLaw', '行政诉讼法（1989年）第38条第2款', 'natural', 15, '1990-10-01', { to: '2015-04-30' }),
    version('litigationLaw', '行政诉讼法 第45条', 'natural', 15, '2015-05-01'),
  ]),
  D30: limit('applicant', texts('复议逾期不决定起诉', 'Suit for silence'), decisionUnassailable, [
    version('litigationLaw', '行政诉讼法（1989年）第38条第2款', 'natural', 15, '1990-10-01', { to: '2015-04-30' }),
    version('litigationLaw', '行政诉讼法 第45条', 'natural', 15, '2015-05-01'),
  ]),
  D31: limit('applicant', texts('复议前置案件起诉', 'Suit, mandatory reconsideration'), decisionUnassailable, [
    oldLaw('第19条', 'natural', 15),
    newLaw('第34条', 'natural', 15),
  ]),
  D32: limit(
    'party',
    texts('起诉期限（决定未告知）', 'Suit, period not stated in the decision'),
    decisionUnassailable,
    [
      version('litigationLaw', '行政诉讼法司法解释（2000年）第41条', 'natural', 15, '2000-03-10', {
        to: '2018-02-07',
        capYears: 2,
      }),
      version('litigationLaw', '行政诉讼法司法解释 第64条第2款', 'natural', 15, '2018-02-08', { capYears: 1 }),
    ],
  ),
  D33: limit(
    'party',
    texts('直接起诉原行政行为', 'Direct suit against the original act'),
    texts('逾期起诉的，法院不予立案或者驳回起诉。', 'The court does not admit a late suit.'),
    [
      version('litigationLaw', '行政诉讼法（1989年）第39条', 'months', 3, '1990-10-01', { to: '2015-04-30' }),
      version('litigationLaw', '行政诉讼法 第46条第1款', 'months', 6, '2015-05-01'),
    ],
  ),
  D34: limit(
    'institution',
    texts('公告送达', 'Service by announcement'),
    texts('期满视为送达。', 'Deemed served.'),
    [
      version('civilProcedureLaw', '民事诉讼法（2021年修正前）公告送达', 'natural', 60, '1991-04-09', {
        to: '2021-12-31',
      }),
      version('civilProcedureLaw', '民事诉讼法 第95条', 'natural', 30, '2022-01-01'),
    ],
    { nature: 'condition' },
  ),
  D35: limit(
    'enforcingOrgan',
    texts('申请法院强制执行', 'Court enforcement'),
    texts(
      '逾期申请的，法院可以不予受理；申请前须先催告。',
      'The court may refuse; a reminder to the party comes first.',
    ),
    [version('enforcementLaw', '行政强制法 第53条', 'months', 3, '2012-01-01')],
  ),
}
