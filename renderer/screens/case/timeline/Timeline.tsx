import { Button, Drawer, Segmented } from 'antd'
import { type ReactElement, useState } from 'react'
import { eventDefinition } from '../../../../shared/case/events.ts'
import type { CaseView, LimitView } from '../../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../../shared/terms/index.ts'
import { daysBetween } from '../../../../shared/time-limits/index.ts'
import { useToday } from '../../../api/session.tsx'
import { DayStrip } from '../../../parts/DayStrip.tsx'
import { dutyParty } from '../../../parts/dutyNames.ts'
import { digestOf, type Names } from '../../../parts/form/FieldValues.tsx'
import { type Language, useLanguage } from '../../../texts/language.tsx'
import type { Texts } from '../../../texts/zh.ts'
import { FlowSheet } from './FlowSheet.tsx'
import { type TimelineFilter, type TimelineRow, timelineFilters, timelineOf } from './timeline.ts'
import './timeline.css'

/** The case in two lanes: what was done, and beside it whether the clock ran. What falls due stands below today. */
export function Timeline({ view, names }: { view: CaseView; names: Names }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.timeline
  const today = useToday()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const [printing, setPrinting] = useState(false)
  const [open, setOpen] = useState<LimitView | null>(null)
  const rows = timelineOf(view, today, filter)
  return (
    <div className="timeline">
      <div className="timelineBar">
        <Segmented
          size="small"
          value={filter}
          onChange={(value) => setFilter(value)}
          options={timelineFilters.map((value) => ({ value, label: t.filters[value] }))}
          aria-label={t.filter}
        />
        <Button size="small" onClick={() => setPrinting(true)}>
          {t.print}
        </Button>
      </div>
      <div className="laneHeads" aria-hidden="true">
        <span />
        <span>{t.clockLane}</span>
        <span>{t.procedureLane}</span>
      </div>
      <ol className="lanes">
        {rows.map((row, i) => (
          <Row
            key={row.key}
            row={row}
            before={rows[i - 1]}
            names={names}
            today={today}
            language={language}
            texts={texts}
            open={setOpen}
          />
        ))}
      </ol>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        size={480}
        title={open ? termName('limitCode', open.code, language) : null}
        destroyOnHidden
      >
        {open ? <DayStrip caseId={view.id} limitKey={open.key} version={view.version} /> : null}
      </Drawer>
      {printing ? <FlowSheet view={view} names={names} close={() => setPrinting(false)} /> : null}
    </div>
  )
}

type RowProps = {
  row: TimelineRow
  before: TimelineRow | undefined
  names: Names
  today: string
  language: Language
  texts: Texts
  open(limit: LimitView): void
}

function Row({ row, before, names, today, language, texts, open }: RowProps): ReactElement {
  const t = texts.timeline
  const future = row.kind === 'due' && row.on >= today
  const clock = future ? 'future' : row.clock
  return (
    <li className={`lane ${row.kind} ${clock}`} aria-current={row.kind === 'today' ? 'date' : undefined}>
      <span className="laneDay">{row.kind === 'today' ? t.today : row.on}</span>
      <span className="laneClock">
        <span className="clockBar" aria-hidden="true" />
        <span className="clockWord">{future ? null : clockWord(row, before, today, language, texts)}</span>
      </span>
      <span className="laneText">
        {row.kind === 'entry' ? (
          <>
            <span className={row.entry.voidedBy === null ? 'laneName' : 'laneName struckOut'}>
              {termName('eventType', row.entry.type, language)}
            </span>{' '}
            <span className="muted">
              {digestOf(eventDefinition(row.entry.type).fields, row.entry.data, names, language)}
            </span>
            <span className="muted small laneBy">{row.entry.by?.name ?? texts.case.program}</span>
          </>
        ) : row.kind === 'due' ? (
          <button type="button" className="plain link" onClick={() => open(row.limit)}>
            {termName('limitCode', row.limit.code, language)}
            {dutyParty(row.limit) ? ` ${dutyParty(row.limit)}` : ''}
            {row.on < today ? ` ${t.overdue(daysBetween(row.on, today))}` : ''}
          </button>
        ) : (
          <span className="todayLine">{today}</span>
        )}
      </span>
    </li>
  )
}

/** What the clock does on this day, where that differs from the row above. */
function clockWord(
  row: TimelineRow,
  before: TimelineRow | undefined,
  today: string,
  language: Language,
  texts: Texts,
): string | null {
  const t = texts.timeline
  const earlier = before?.clock ?? 'none'
  if (row.clock === earlier && row.stop?.from === before?.stop?.from) return null
  switch (row.clock) {
    case 'running':
      return earlier === 'stopped' ? t.resumed : t.began
    case 'stopped': {
      const stop = row.stop
      if (!stop) return null
      const group = stop.kind === 'suspension' ? 'suspensionGround' : 'exclusionKind'
      const ground = isTermCode(group, stop.ground) ? termName(group, stop.ground, language) : stop.ground
      return t.stopped(ground, daysBetween(stop.from, stop.to ?? today), stop.to === null)
    }
    case 'over':
      return t.over
    case 'none':
      return null
  }
}
