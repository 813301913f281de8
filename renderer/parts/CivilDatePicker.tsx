import generatePicker from 'antd/es/date-picker/generatePicker'
import type { ReactElement } from 'react'
import {
  type CivilDate,
  civilDateFrom,
  daysBetween,
  isCivilDate,
  plusDays,
  plusMonths,
  plusYears,
  weekdayOf,
} from '../../shared/time-limits/index.ts'
import { parseTypedDate } from './dates.ts'
import { useDayKinds } from './dayKinds.tsx'

/** antd's picker wants an object; the date inside stays a civil date string, never a local `Date`. */
type Picked = { readonly date: CivilDate }

const year = (p: Picked): number => Number(p.date.slice(0, 4))
const month = (p: Picked): number => Number(p.date.slice(5, 7))
const dayOfMonth = (p: Picked): number => Number(p.date.slice(8, 10))
const picked = (date: CivilDate): Picked => ({ date })

/** The day of a month, or its last one where the month is too short. */
const at = (y: number, m: number, d: number): Picked =>
  picked(civilDateFrom(y, m, d) ?? plusDays(plusMonths(civilDateFrom(y, m, 1) ?? MONDAY, 1), -1))

const MONDAY = '2024-01-01'

/** The civil date of today as the server gave it; the picker asks for it outside of React. */
let today: CivilDate = MONDAY
export function rememberToday(date: CivilDate): void {
  today = date
}

const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] }
const same = (p: Picked): Picked => p
const zero = (): number => 0

const Picker = generatePicker<Picked>({
  getWeekDay: (p) => weekdayOf(p.date) % 7,
  getYear: year,
  getMonth: (p) => month(p) - 1,
  getDate: dayOfMonth,
  getHour: zero,
  getMinute: zero,
  getSecond: zero,
  getMillisecond: zero,
  getNow: () => picked(today),
  getFixedDate: (fixed) => picked(fixed),
  getEndDate: (p) => at(year(p), month(p), 31),
  addYear: (p, n) => picked(plusYears(p.date, n)),
  addMonth: (p, n) => picked(plusMonths(p.date, n)),
  addDate: (p, n) => picked(plusDays(p.date, n)),
  setYear: (p, y) => at(y, month(p), dayOfMonth(p)),
  setMonth: (p, m) => at(year(p), m + 1, dayOfMonth(p)),
  setDate: (p, d) => at(year(p), month(p), d),
  setHour: same,
  setMinute: same,
  setSecond: same,
  setMillisecond: same,
  isAfter: (a, b) => a.date > b.date,
  isValidate: (p) => isCivilDate(p.date),
  locale: {
    getWeekFirstDay: () => 1,
    getWeekFirstDate: (_, p) => picked(plusDays(p.date, 1 - weekdayOf(p.date))),
    getWeek: (_, p) => Math.ceil((daysBetween(`${p.date.slice(0, 4)}-01-01`, p.date) + 1) / 7),
    getShortWeekDays: (locale) => (locale.startsWith('zh') ? weekdays.zh : weekdays.en),
    getShortMonths: (locale) =>
      Array.from({ length: 12 }, (_, i) => (locale.startsWith('zh') ? `${i + 1}月` : `${i + 1}`)),
    format: (_, p, format) =>
      format
        .replace('YYYY', p.date.slice(0, 4))
        .replace('MM', p.date.slice(5, 7))
        .replace(/M(?!o)/, String(month(p)))
        .replace('DD', p.date.slice(8, 10))
        .replace(/D(?!e)/, String(dayOfMonth(p))),
    parse: (_, text) => {
      const date = parseTypedDate(text, Number(today.slice(0, 4)))
      return date ? picked(date) : null
    },
  },
})

type Props = {
  id?: string
  value: CivilDate | null
  onChange(date: CivilDate | null): void
  invalid?: boolean
  describedBy?: string | undefined
  label?: string
  allowClear?: boolean
  min?: CivilDate
  max?: CivilDate
}

/** A date field over civil dates. Days off and made-up working days are marked in the panel. */
export function CivilDatePicker(props: Props): ReactElement {
  const kinds = useDayKinds()
  return (
    <Picker
      {...(props.id ? { id: props.id } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid ?? false}
      {...(props.invalid ? { status: 'error' as const } : {})}
      {...(props.min ? { minDate: picked(props.min) } : {})}
      {...(props.max ? { maxDate: picked(props.max) } : {})}
      value={props.value ? picked(props.value) : null}
      onChange={(value) => props.onChange(value?.date ?? null)}
      allowClear={props.allowClear ?? true}
      format="YYYY-MM-DD"
      placeholder="YYYY-MM-DD"
      className="dateField"
      needConfirm={false}
      cellRender={(current, info) => {
        if (info.type !== 'date' || typeof current !== 'object') return info.originNode
        const mark = kinds(current.date)
        return (
          <div className={mark ? `ant-picker-cell-inner dayCell ${mark.kind}` : 'ant-picker-cell-inner'}>
            {dayOfMonth(current)}
            {mark?.badge ? <sup aria-hidden="true">{mark.badge}</sup> : null}
          </div>
        )
      }}
    />
  )
}
