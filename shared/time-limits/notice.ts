import type { YearNotice } from './calendar.ts'
import { type CivilDate, civilDateFrom, datesFromTo, weekdayOf, weekdayTexts, yearOf } from './civilDate.ts'
import type { Texts } from './errors.ts'
import { type FestivalName, festivalNames, statutoryDays } from './festivals.ts'

export type NoticeProblemCode =
  | 'no-arrangement'
  | 'unknown-line'
  | 'impossible-date'
  | 'weekday-mismatch'
  | 'total-mismatch'
  | 'missing-festival'
  | 'repeated-festival'
  | 'missing-statutory-day'
  | 'conflicting-days'
  | 'other-year'

/** What is wrong with a pasted notice, the words it is about, and what to do. */
export type NoticeProblem = { readonly code: NoticeProblemCode; readonly excerpt: string; readonly texts: Texts }

export type NoticeWarning = {
  readonly code: 'encouraged-leave' | 'worked-weekday' | 'reaches-into-last-year'
  readonly excerpt: string
  readonly texts: Texts
}

/** A pasted notice that cannot be taken in; `problems` has all that is wrong with it, `code` is that of the first. */
export class NoticeError extends Error {
  readonly code: NoticeProblemCode
  readonly problems: readonly NoticeProblem[]

  constructor(problems: readonly [NoticeProblem, ...NoticeProblem[]]) {
    super(problems.map((problem) => problem.texts.zh).join('\n'))
    this.name = 'NoticeError'
    this.code = problems[0].code
    this.problems = problems
  }
}

type Range = readonly [CivilDate, CivilDate]
type Item = { readonly festivals: readonly FestivalName[]; readonly heading: string; readonly body: string }
type Draft = {
  readonly year: number
  readonly problems: NoticeProblem[]
  readonly warnings: NoticeWarning[]
  readonly off: Range[]
  readonly worked: CivilDate[]
}

const anyFestival = festivalNames.join('|')
const numbering = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[、.]'
const onlyFestivals = new RegExp(`^(?:${anyFestival})(?:[、和](?:${anyFestival}))*$`)
const itemHeading = new RegExp(
  `(?:${numbering}([^:。,;、和]{1,12}(?:[、和][^:。,;、和]{1,12})*)|((?:${anyFestival})(?:[、和](?:${anyFestival}))*)):`,
  'g',
)
const dateText = '(?:(?:\\d{4})年)?(?:\\d{1,2}月)?\\d{1,2}日(?:\\([^)]*\\))?'
const rangeText = `${dateText}(?:(?:至|到|[-—–~]+)${dateText})?`
const datedClause = new RegExp(`^(${rangeText}(?:[、和]${rangeText})*)(.+)$`)
const offVerb = /^(?:放假调休|调休放假|放假公休|放假补休|放假|补休|公休|调休|连休)(?:与周末连休)?(?:(\d{1,2})天)?$/
const workVerb = /^(?:均|正常|照常)*上班$/
const bareTotal = /^共(\d{1,2})天$/
const harmless = /^(?:不调休|与周末连休|连休)$/

/**
 * Reads the pasted text of the State Council's yearly holiday notice. Full-width digits, blanks, line breaks, headings
 * and the closing paragraphs do no harm. Nothing is guessed: what does not fit throws `NoticeError` with every problem.
 */
export function parseNotice(text: string, year: number): { notice: YearNotice; warnings: NoticeWarning[] } {
  const clean = text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
  const draft: Draft = { year, problems: [], warnings: [], off: [], worked: [] }
  const { preamble, items } = itemsOf(clean, draft)
  checkStatedYear(preamble, draft)
  if (items.length === 0) {
    report(draft, 'no-arrangement', '', {
      zh: '没有找到“一、元旦：……”这样的放假安排，请粘贴国务院办公厅通知的全文。',
      en: 'No arrangement such as "一、元旦：…" found. Paste the whole text of the notice.',
    })
  } else {
    items.forEach((item, index) => {
      readItem(item, index === items.length - 1, draft)
    })
    checkFestivals(items, draft)
    checkConflicts(draft)
  }
  const [first, ...others] = draft.problems
  if (first) throw new NoticeError([first, ...others])
  return { notice: { ...heading(clean, year), ...arranged(draft) }, warnings: draft.warnings }
}

function itemsOf(clean: string, draft: Draft): { preamble: string; items: Item[] } {
  const matches = [...clean.matchAll(itemHeading)]
  const items: Item[] = []
  let preamble = clean
  matches.forEach((match, index) => {
    const name = match[1] ?? match[2] ?? ''
    const body = clean.slice(match.index + match[0].length, matches[index + 1]?.index ?? clean.length)
    if (index === 0) preamble = clean.slice(0, match.index)
    if (onlyFestivals.test(name)) {
      items.push({ festivals: name.split(/[、和]/) as FestivalName[], heading: name, body })
    } else {
      report(draft, 'unknown-line', match[0], {
        zh: `“${match[0]}”不是七个法定节日之一，请核对粘贴的文字；不属于放假安排的内容请删去。`,
        en: `"${match[0]}" is not one of the seven festivals. Check the text; delete what is no arrangement.`,
      })
    }
  })
  return { preamble, items }
}

function checkStatedYear(preamble: string, draft: Draft): void {
  for (const match of preamble.matchAll(/(?:(\d{4})年部分节假日|现将(\d{4})年)/g)) {
    const stated = Number(match[1] ?? match[2])
    if (stated === draft.year) continue
    report(draft, 'other-year', match[0], {
      zh: `这是${stated}年的通知，而正在导入的是${draft.year}年，请选择正确的年份或者粘贴${draft.year}年的通知。`,
      en: `This is the notice for ${stated}, but ${draft.year} is being imported. Choose the other year or text.`,
    })
    return
  }
}

function readItem(item: Item, isLast: boolean, draft: Draft): void {
  const daysOff: Range[] = []
  const totals: number[] = []
  for (const sentence of item.body.split(/[。;]/).filter((part) => part !== '')) {
    if (sentence.startsWith('鼓励')) {
      warnOfEncouragement(sentence, draft)
      continue
    }
    const known = readSentence(sentence, daysOff, totals, draft)
    if (known) continue
    // After the last festival comes the closing paragraph; only what arranges days may not be passed over.
    if (isLast && !/\d日.*(?:放假|上班|补休|调休|休息)/.test(sentence)) continue
    report(draft, 'unknown-line', sentence, {
      zh: `看不懂“${item.heading}”中的“${sentence}”，请对照通知原文核对；不属于放假安排的内容请删去。`,
      en: `"${sentence}" (${item.heading}) is not understood. Compare with the notice; delete what is no arrangement.`,
    })
  }
  draft.off.push(...daysOff)
  const counted = daysOff.flatMap(([from, to]) => datesFromTo(from, to))
  for (const total of totals.filter((stated) => stated !== counted.length)) {
    report(draft, 'total-mismatch', item.heading, {
      zh: `“${item.heading}”写明放假${total}天，但列出的日期共${counted.length}天，请核对日期。`,
      en: `"${item.heading}" says ${total} days off, but the dates make ${counted.length}. Check the dates.`,
    })
  }
  checkStatutoryDays(item, new Set(counted), draft)
}

/** Reads one sentence; false if any part of it is not understood. Nothing of such a sentence is taken. */
function readSentence(sentence: string, daysOff: Range[], totals: number[], draft: Draft): boolean {
  const found = { off: [] as Range[], worked: [] as CivilDate[], totals: [] as number[] }
  const clauses = sentence.split(',').filter((part) => part !== '')
  let month: number | undefined
  for (const clause of clauses) {
    const total = bareTotal.exec(clause)
    if (total) {
      found.totals.push(Number(total[1]))
      continue
    }
    if (harmless.test(clause)) continue
    const dated = datedClause.exec(clause)
    const verb = dated?.[2] ?? ''
    const off = offVerb.exec(verb)
    if (!dated || !(off || workVerb.test(verb))) return false
    const read = readRanges(dated[1] ?? '', month, draft)
    month = read.month
    if (off) {
      found.off.push(...read.ranges)
      if (off[1] !== undefined) found.totals.push(Number(off[1]))
    } else {
      found.worked.push(...read.ranges.flatMap(([from, to]) => datesFromTo(from, to)))
    }
  }
  daysOff.push(...found.off)
  totals.push(...found.totals)
  draft.worked.push(...found.worked)
  return true
}

/** Dates and ranges joined by 、; a month that is not written is that of the date before. */
function readRanges(text: string, monthBefore: number | undefined, draft: Draft): { ranges: Range[]; month?: number } {
  const ranges: Range[] = []
  let month = monthBefore
  for (const [part] of text.matchAll(new RegExp(rangeText, 'g'))) {
    const dates: CivilDate[] = []
    let stated: number | undefined
    for (const [word, yearWord, monthWord, dayWord, remark] of part.matchAll(
      /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g,
    )) {
      if (yearWord !== undefined) stated = Number(yearWord)
      if (monthWord !== undefined) month = Number(monthWord)
      const date = readDate(word, stated ?? draft.year, month, Number(dayWord), remark, draft)
      if (date !== undefined) dates.push(date)
    }
    const [from, to = from] = dates
    if (from === undefined || to === undefined) continue
    if (to < from) {
      report(draft, 'impossible-date', part, {
        zh: `“${part}”的结束日期早于开始日期，请核对；跨年的日期请写明年份，例如“2026年12月31日至2027年1月2日”。`,
        en: `"${part}" ends before it begins. Check it; write the years of a range across New Year.`,
      })
    } else ranges.push([from, to])
  }
  return { ranges, ...(month === undefined ? {} : { month }) }
}

function readDate(
  word: string,
  year: number,
  month: number | undefined,
  day: number,
  remark: string | undefined,
  draft: Draft,
): CivilDate | undefined {
  const date = month === undefined ? undefined : civilDateFrom(year, month, day)
  if (date === undefined) {
    report(draft, 'impossible-date', word, {
      zh: `“${word}”不是实际存在的日期，请对照通知原文改正。`,
      en: `"${word}" is not a date that exists. Correct it from the notice.`,
    })
    return undefined
  }
  const lastDecember = year === draft.year - 1 && month === 12
  if (year !== draft.year && !lastDecember) {
    report(draft, 'other-year', word, {
      zh: `“${word}”不在${draft.year}年内，请核对年份。`,
      en: `"${word}" is not in ${draft.year}. Check the year.`,
    })
    return undefined
  }
  const weekday = /(?:周|星期)([一二三四五六日天])/.exec(remark ?? '')?.[1]
  const actual = weekdayTexts(date).zh
  if (weekday !== undefined && `周${weekday === '天' ? '日' : weekday}` !== actual) {
    report(draft, 'weekday-mismatch', word, {
      zh: `${date}是${actual}，与“${word}”写的星期不符，请核对日期和年份。`,
      en: `${date} is a ${weekdayTexts(date).en}, not the weekday written in "${word}". Check the date and the year.`,
    })
  }
  return date
}

function warnOfEncouragement(sentence: string, draft: Draft): void {
  const match = /(?:(\d{1,2})月)(\d{1,2})日/.exec(sentence)
  const date = match && civilDateFrom(draft.year, Number(match[1]), Number(match[2]))
  if (!date) return
  draft.warnings.push({
    code: 'encouraged-leave',
    excerpt: sentence,
    texts: {
      zh: `通知只是鼓励${date}休息，不是放假，该日按工作日计算。`,
      en: `The notice only encourages leave on ${date}: it stays a working day.`,
    },
  })
}

function checkStatutoryDays(item: Item, off: ReadonlySet<CivilDate>, draft: Draft): void {
  const statutory = statutoryDays(draft.year)
  const missing = item.festivals.flatMap((festival) => statutory[festival]).filter((date) => !off.has(date))
  if (missing.length === 0) return
  report(draft, 'missing-statutory-day', item.heading, {
    zh: `“${item.heading}”的安排没有包括法定放假日${missing.join('、')}，请核对日期。`,
    en: `"${item.heading}" leaves out the statutory day ${missing.join(', ')}. Check the dates.`,
  })
}

function checkFestivals(items: readonly Item[], draft: Draft): void {
  const named = items.flatMap((item) => item.festivals)
  const missing = festivalNames.filter((festival) => !named.includes(festival))
  if (missing.length > 0) {
    report(draft, 'missing-festival', missing.join('、'), {
      zh: `缺少${missing.join('、')}的安排，请粘贴通知全文。`,
      en: `No arrangement for ${missing.join(', ')}. Paste the whole notice.`,
    })
  }
  const repeated = festivalNames.filter((festival) => named.filter((name) => name === festival).length > 1)
  if (repeated.length > 0) {
    report(draft, 'repeated-festival', repeated.join('、'), {
      zh: `${repeated.join('、')}出现了不止一次，请只保留一份通知的文字。`,
      en: `${repeated.join(', ')} occurs more than once. Keep the text of one notice only.`,
    })
  }
}

function checkConflicts(draft: Draft): void {
  const off = draft.off.flatMap(([from, to]) => datesFromTo(from, to))
  const twice = off.filter((date, index) => off.indexOf(date) !== index)
  const conflicting = [...new Set([...draft.worked.filter((date) => off.includes(date)), ...twice])]
  if (conflicting.length > 0) {
    report(draft, 'conflicting-days', conflicting.join('、'), {
      zh: `${conflicting.join('、')}既放假又上班，或者重复出现，请核对日期。`,
      en: `${conflicting.join(', ')} is both off and worked, or listed twice. Check the dates.`,
    })
  }
  for (const date of draft.worked.filter((day) => weekdayOf(day) <= 5)) {
    draft.warnings.push({
      code: 'worked-weekday',
      excerpt: date,
      texts: {
        zh: `${date}是${weekdayTexts(date).zh}，本来就是工作日，请确认通知是否如此。`,
        en: `${date} is a ${weekdayTexts(date).en} and worked anyway. Make sure the notice says so.`,
      },
    })
  }
  const before = [...off, ...draft.worked].filter((date) => yearOf(date) < draft.year).sort()
  if (before.length > 0) {
    draft.warnings.push({
      code: 'reaches-into-last-year',
      excerpt: before.join('、'),
      texts: {
        zh: `通知还涉及上一年的${before.join('、')}，上一年的日历随之调整。`,
        en: `The notice also changes ${before.join(', ')} of the year before.`,
      },
    })
  }
}

function heading(clean: string, year: number): Pick<YearNotice, 'year' | 'title' | 'issuedOn'> {
  const number = /国办发明电[〔[(](\d{4})[〕\])](\d+)号/.exec(clean)
  const suffix = number ? `（国办发明电〔${number[1]}〕${number[2]}号）` : ''
  const signed = /国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(clean)
  const issuedOn = signed && civilDateFrom(Number(signed[1]), Number(signed[2]), Number(signed[3]))
  return { year, title: `国务院办公厅关于${year}年部分节假日安排的通知${suffix}`, ...(issuedOn ? { issuedOn } : {}) }
}

function arranged(draft: Draft): Pick<YearNotice, 'off' | 'worked'> {
  return {
    off: [...draft.off].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    worked: [...new Set(draft.worked)].sort(),
  }
}

function report(draft: Draft, code: NoticeProblemCode, excerpt: string, texts: Texts): void {
  draft.problems.push({ code, excerpt, texts })
}
