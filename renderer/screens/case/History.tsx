import { Button, Segmented } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { eventDefinition } from '../../../shared/case/events.ts'
import type { Fields } from '../../../shared/case/fields.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { instantText } from '../../parts/dates.ts'
import { digestOf, FieldValues, type Names } from '../../parts/form/FieldValues.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { CorrectionChanges, CorrectionsOf, targetOf } from './Corrections.tsx'
import { useStaffName } from './caseSources.ts'
import { Timeline } from './timeline/Timeline.tsx'

const SHOWN_FIRST = 8

type Props = {
  view: CaseView
  /** Opens the correction of an entry, where this person may correct. */
  correct: ((entry: LogEntry) => void) | null
  /** Takes an entry and everything after it back, where this person may. */
  revert: ((entry: LogEntry) => void) | null
}

/** Names for ids in the data of an entry. */
export function useNames(view: CaseView): Names {
  const { language } = useLanguage()
  const staff = useStaffName()
  return {
    staff,
    party: (id) => view.facts.parties.find((party) => party.id === id)?.name ?? id,
    letter: (id) => {
      const letter = view.facts.letters.find((l) => l.id === id)
      return letter ? `${termName('letterKind', letter.kind, language)} ${letter.number ?? ''}`.trim() : id
    },
  }
}

/** The record: everything that happened, newest first, with what was written down; or the course of the case in two lanes. */
export function History({ view, correct, revert }: Props): ReactElement {
  const { texts } = useLanguage()
  const names = useNames(view)
  const wanted = Number(useSearchParams()[0].get('entry'))
  const [all, setAll] = useState(wanted > 0)
  const entries = [...view.history].sort((a, b) => b.seq - a.seq)
  const shown = all ? entries : entries.slice(0, SHOWN_FIRST)
  const [lanes, setLanes] = useState(false)
  const toggle = (
    <Segmented
      size="small"
      aria-label={texts.timeline.view}
      value={lanes ? 'lanes' : 'list'}
      onChange={(value) => setLanes(value === 'lanes')}
      options={[
        { value: 'list', label: `${texts.timeline.list} ${entries.length}` },
        { value: 'lanes', label: texts.timeline.lanes },
      ]}
    />
  )
  if (lanes) {
    return (
      <Card title={texts.case.record} extra={toggle}>
        <Timeline view={view} names={names} />
      </Card>
    )
  }
  return (
    <Card title={texts.case.record} extra={toggle}>
      <ol className="history">
        {shown.map((entry) => (
          <Entry
            key={entry.seq}
            view={view}
            entry={entry}
            names={names}
            correct={correct}
            revert={revert}
            wanted={entry.seq === wanted}
          />
        ))}
      </ol>
      {entries.length > SHOWN_FIRST && !all ? (
        <button type="button" className="plain link" onClick={() => setAll(true)}>
          {texts.case.showAll(entries.length)}
        </button>
      ) : null}
    </Card>
  )
}

/** `wanted`: a search led to this entry. */
type EntryProps = Props & { entry: LogEntry; names: Names; wanted: boolean }

function Entry({ view, entry, names, correct, revert, wanted }: EntryProps): ReactElement {
  const { language, texts } = useLanguage()
  const [open, setOpen] = useState(wanted)
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!wanted) return
    setOpen(true)
    place.current?.scrollIntoView({ block: 'center' })
  }, [wanted])
  const { fields, automatic } = eventDefinition(entry.type)
  const struck = entry.voidedBy !== null
  const target = targetOf(view, entry)
  // A reversal names its entry in words, not by number.
  const { seq: _, ...rest } = fields
  const shownFields: Fields = target ? rest : fields
  const changeable = !automatic && !struck && !['REVERT', 'CORRECT', 'FORCE'].includes(entry.type)
  return (
    <li ref={place} className={struck ? 'struck' : undefined}>
      <button type="button" className="plain entryHead" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="entryDay">{entry.on}</span>
        <span className="entryName">{termName('eventType', entry.type, language)}</span>
        <span className="entryDigest">
          {target
            ? `${termName('eventType', target.type, language)} ${target.on}`
            : digestOf(fields, entry.data, names, language)}
        </span>
        {struck ? <span className="tag grey">{texts.case.takenBack}</span> : null}
        {entry.correctedBy.length > 0 ? <span className="tag amber">{texts.case.corrected}</span> : null}
        <span className="entryBy">
          {entry.by?.name ?? texts.case.program} · {instantText(entry.recordedAt)}
        </span>
      </button>
      {open ? (
        <div className="entryBody">
          {entry.type === 'CORRECT' ? (
            <CorrectionChanges view={view} entry={entry} names={names} />
          ) : (
            <FieldValues type={entry.type} fields={shownFields} data={entry.data} names={names} sealed={entry.sealed} />
          )}
          <CorrectionsOf view={view} entry={entry} names={names} />
          {Object.keys(entry.data).length === 0 && entry.sealed.length === 0 ? (
            <p className="muted">{texts.case.noDetails}</p>
          ) : null}
          {changeable && (correct || revert) ? (
            <div className="formActions">
              {correct ? (
                <Button size="small" onClick={() => correct(entry)}>
                  {termName('eventType', 'CORRECT', language)}
                </Button>
              ) : null}
              {revert && entry.type !== 'APPLICATION_RECEIVED' ? (
                <Button size="small" onClick={() => revert(entry)}>
                  {texts.case.revertFrom}
                </Button>
              ) : null}
            </div>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
