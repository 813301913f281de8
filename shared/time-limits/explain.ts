import type { Calendar, DayKind } from './calendar.ts'
import { isWorkingKind } from './calendar.ts'
import { type CivilDate, datesFromTo, daysBetween, latest, plusDays, weekdayTexts, yearOf } from './civilDate.ts'
import type { Texts } from './errors.ts'
import type { Period } from './period.ts'
import { bindsAuthority } from './rules.ts'

/** How a day of the strip is counted. `rest`, `holiday`: not counted, or passed over by the move at the end. */
export type DayLabel = 'trigger' | 'counted' | 'rest' | 'holiday' | 'makeUp' | 'excluded'

export type ExplainedDay = {
  readonly on: CivilDate
  readonly label: DayLabel
  readonly kind: DayKind
  /** Running count of a counted day. */
  readonly count?: number
}

export type Explanation = { readonly days: readonly ExplainedDay[]; readonly reasons: readonly Texts[] }

/** One character for each label: 起 计 休 假 班 停. */
export const dayLabelTexts: Readonly<Record<DayLabel, Texts & { readonly mark: string }>> = {
  trigger: { mark: '起', zh: '起算日，不计入', en: 'trigger, not counted' },
  counted: { mark: '计', zh: '计入', en: 'counted' },
  rest: { mark: '休', zh: '休息日', en: 'rest day' },
  holiday: { mark: '假', zh: '法定节假日或者调休放假', en: 'holiday' },
  makeUp: { mark: '班', zh: '调休上班日', en: 'weekend worked in exchange' },
  excluded: { mark: '停', zh: '不计入期限', en: 'not counted' },
}

/** Months and years are not counted by days: their strip shows the trigger and this many days before the end. */
const tailOfYears = 30

/**
 * The strip of a period day by day, and in words why it ends where it ends. In natural-day periods a rest day inside is
 * `counted` (its `kind` tells that it is one); in working-day periods it is `rest` or `holiday`.
 */
export function explain(period: Period, calendar: Calendar): Explanation {
  return { days: strip(period, calendar), reasons: reasonsOf(period, calendar) }
}

function strip(period: Period, calendar: Calendar): ExplainedDay[] {
  const { trigger, unit, nominal, dueLegal } = period
  const excluded = new Set(period.excluded)
  const backward = dueLegal < trigger
  const day = (on: CivilDate, count: () => number | undefined): ExplainedDay => {
    const kind = calendar.kindOf(on)
    if (excluded.has(on)) return { on, kind, label: 'excluded' }
    const passedOver = !isWorkingKind(kind) && (unit === 'working' || on > nominal)
    if (passedOver) return { on, kind, label: kind === 'holiday' ? 'holiday' : 'rest' }
    const label = kind === 'makeUp' ? 'makeUp' : 'counted'
    const number = backward || on <= nominal ? count() : undefined
    return number === undefined ? { on, kind, label } : { on, kind, label, count: number }
  }
  const start: ExplainedDay = { on: trigger, kind: calendar.kindOf(trigger), label: 'trigger' }
  if (backward) {
    let number = 0
    const before = datesFromTo(dueLegal, plusDays(trigger, -1)).reverse()
    return [...before.map((on) => day(on, () => (number += 1))).reverse(), start]
  }
  if (unit === 'months' || unit === 'years') {
    const from = latest(plusDays(trigger, 1), plusDays(nominal, -tailOfYears))
    return [start, ...datesFromTo(from, dueLegal).map((on) => day(on, () => undefined))]
  }
  let number = 0
  return [
    start,
    ...datesFromTo(plusDays(trigger, 1), latest(nominal, dueLegal)).map((on) => day(on, () => (number += 1))),
  ]
}

function reasonsOf(period: Period, calendar: Calendar): Texts[] {
  if (period.dueLegal < period.trigger) return [...backwardReasons(period), ...provisionalReason(period, calendar)]
  return [
    startReason(period),
    lengthReason(period),
    ...excludedReasons(period),
    ...extensionReason(period),
    ...capReason(period),
    ...endReasons(period, calendar),
    ...adviceReason(period),
    ...openReason(period),
    ...provisionalReason(period, calendar),
  ]
}

function startReason({ trigger }: Period): Texts {
  const date = named(trigger)
  return {
    zh: `起算日${date.zh}不计入，从次日起计算（民事诉讼法第85条第2款）。`,
    en: `${date.en} is the trigger and is not counted; day 1 is the next day (CPL 85(2)).`,
  }
}

function lengthReason({ unit, length, article, trigger, dueLegal }: Period): Texts {
  switch (unit) {
    case 'working':
      return {
        zh: `期限为${length}个工作日（${article}），休息日和节假日不计，调休上班日计入。`,
        en: `${length} working days (${article}); rest days and holidays are not counted, worked weekends are.`,
      }
    case 'natural': {
      const span = daysBetween(trigger, dueLegal) > 7
      return {
        zh: `期限为${length}日（${article}），按自然日计算${span ? '，期间的休息日和节假日照常计入' : ''}。`,
        en: `${length} natural days (${article})${span ? '; rest days and holidays inside count' : ''}.`,
      }
    }
    default: {
      const zh = unit === 'months' ? '个月' : '年'
      return {
        zh: `期限为${length}${zh}（${article}），到期月的对应日为最后一日，没有对应日的为月末（民法典第202条）。`,
        en: `${length} ${unit} (${article}): the same day of the month, or its last day if there is none (CC 202).`,
      }
    }
  }
}

function excludedReasons({ excluded, nominal, dueLegal }: Period): Texts[] {
  const inside = excluded.filter((date) => date <= latest(nominal, dueLegal))
  if (inside.length === 0) return []
  const stretches = stretchesOf(inside)
  return [
    {
      zh: `不计入期限的共${inside.length}日：${stretches.map(([a, b]) => (a === b ? a : `${a}至${b}`)).join('、')}。`,
      en: `${inside.length} days are not counted: ${stretches.map(([a, b]) => (a === b ? a : `${a} to ${b}`)).join(', ')}.`,
    },
  ]
}

function extensionReason({ extension }: Period): Texts[] {
  if (extension === 0) return []
  return [
    {
      zh: `延长${extension}日，加在未顺延的届满日之后。`,
      en: `Extended by ${extension} days, added to the end before any move.`,
    },
  ]
}

function capReason({ capped }: Period): Texts[] {
  if (capped === 'oneYear') {
    return [{ zh: '以知道内容之日起一年为限，先到者为准。', en: 'Never past one year from knowing the content.' }]
  }
  if (capped === 'absolute') {
    return [
      {
        zh: '以行政行为作出之日起的最长期限为限，先到者为准（行政复议法第21条）。',
        en: 'Never past the absolute maximum from the making of the act (L 21).',
      },
    ]
  }
  return []
}

function endReasons(period: Period, calendar: Calendar): Texts[] {
  const { unit, nominal, dueLegal, dueSafe, nature } = period
  const last = named(dueLegal)
  if (unit === 'working') {
    const makeUp = calendar.kindOf(dueLegal) === 'makeUp'
    return [
      {
        zh: `最后一日为${last.zh}${makeUp ? '，该日调休上班' : ''}。`,
        en: `The last day is ${last.en}${makeUp ? ', a weekend worked in exchange' : ''}.`,
      },
    ]
  }
  const end = named(nominal)
  const reasons: Texts[] = [{ zh: `届满日为${end.zh}。`, en: `The period ends on ${end.en}.` }]
  if (dueLegal > nominal) {
    const kind = calendar.kindOf(nominal)
    const offZh = kind === 'holiday' ? '节假日' : kind === 'rest' ? '休息日' : '不计入期限的日子'
    const offEn = kind === 'holiday' ? 'a holiday' : kind === 'rest' ? 'a rest day' : 'a day that is not counted'
    const makeUp = calendar.kindOf(dueLegal) === 'makeUp'
    reasons.push({
      zh: `届满日是${offZh}，顺延至其后的第一个工作日${last.zh}${makeUp ? '（调休上班）' : ''}（民事诉讼法第85条第3款）。`,
      en: `That is ${offEn}: moved to the next working day, ${last.en}${makeUp ? ' (worked in exchange)' : ''} (CPL 85(3)).`,
    })
  } else if (!calendar.isWorkingDay(nominal)) {
    reasons.push(
      nature === 'condition'
        ? { zh: '期间经过即生效，遇休假日不顺延。', en: 'It takes effect by the passing of time and does not move.' }
        : { zh: '按当前设置，遇休假日不顺延。', en: 'Under the present settings it does not move off rest days.' },
    )
  }
  if (bindsAuthority(period) && nature === 'act' && dueSafe !== dueLegal) {
    const safe = named(dueSafe)
    reasons.push({
      zh: `机关期限能否顺延存在争议，请在${safe.zh}前（含当日）办理。`,
      en: `Whether an organ’s period moves is arguable: act by ${safe.en}.`,
    })
  }
  return reasons
}

function adviceReason(period: Period): Texts[] {
  if (bindsAuthority(period) || period.adviseBy === period.dueLegal) return []
  const date = named(period.adviseBy)
  return [
    {
      zh: `法律理解存在分歧，告知当事人时应告知较早的日期${date.zh}；认定是否逾期以较晚的日期为准。`,
      en: `The reading is open: tell the party the earlier day, ${date.en}; judge lateness by the later one.`,
    },
  ]
}

function openReason({ suspendedSince, daysLeft }: Period): Texts[] {
  if (suspendedSince === undefined) return []
  return [
    {
      zh: `自${suspendedSince}起中止，尚未恢复，剩余${daysLeft ?? 0}日；恢复后重新计算届满日。`,
      en: `Suspended since ${suspendedSince} with ${daysLeft ?? 0} days left; the end follows on resumption.`,
    },
  ]
}

function provisionalReason({ provisional, dueLegal, trigger }: Period, calendar: Calendar): Texts[] {
  if (!provisional) return []
  const year = yearOf(calendar.coverage(dueLegal) === 'provisional' ? dueLegal : trigger)
  return [
    {
      zh: `${year}年的放假通知尚未导入，日期为暂定；导入后自动重新计算。`,
      en: `No holiday notice for ${year} yet: the date is provisional and follows the notice once imported.`,
    },
  ]
}

function backwardReasons({ trigger, dueLegal, length, article }: Period): Texts[] {
  const [hearing, notice] = [named(trigger), named(dueLegal)]
  return [
    {
      zh: `听证日为${hearing.zh}，应当提前${length}个工作日通知（${article}），从听证日向前计算，听证日不计入。`,
      en: `The hearing is on ${hearing.en}; notice is due ${length} working days before (${article}), counted back.`,
    },
    {
      zh: `最迟应于${notice.zh}通知到最后一名当事人。`,
      en: `The notice must reach the last party by ${notice.en}.`,
    },
  ]
}

function stretchesOf(dates: readonly CivilDate[]): [CivilDate, CivilDate][] {
  const stretches: [CivilDate, CivilDate][] = []
  for (const date of dates) {
    const open = stretches.at(-1)
    if (open && plusDays(open[1], 1) === date) open[1] = date
    else stretches.push([date, date])
  }
  return stretches
}

function named(date: CivilDate): Texts {
  const weekday = weekdayTexts(date)
  return { zh: `${date}（${weekday.zh}）`, en: `${date} (${weekday.en})` }
}
