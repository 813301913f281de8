import type { ReactElement, ReactNode } from 'react'
import { eventDefinition } from '../../../shared/case/events.ts'
import type { Field } from '../../../shared/case/fields.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import { fieldLabel, termName } from '../../../shared/terms/index.ts'
import { FieldValues, type Names, valueText } from '../../parts/form/FieldValues.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** A sealed value that this reader may not see is left out. */
type Change = { field: string; value?: string }

/** The entry that a correction or a reversal is about. */
export const targetOf = (view: CaseView, entry: LogEntry): LogEntry | undefined =>
  entry.type === 'CORRECT' || entry.type === 'REVERT'
    ? view.history.find((other) => other.seq === entry.data['seq'])
    : undefined

/** A corrected value as the log holds it: plain kinds as they are, the others as JSON; emptied: undefined. */
function corrected(field: Field, value: string): unknown {
  if (value === '') return undefined
  const plain = ['date', 'text', 'term', 'party', 'staff', 'letter', 'case'].includes(field.kind)
  return plain ? value : JSON.parse(value)
}

/** What a correction changed, field by field: what stood there, and what holds now. */
export function CorrectionChanges({
  view,
  entry,
  names,
}: {
  view: CaseView
  entry: LogEntry
  names: Names
}): ReactElement {
  const { language, texts } = useLanguage()
  const target = targetOf(view, entry)
  const changes = (entry.data['changes'] as Change[] | undefined) ?? []
  const words = (type: LogEntry['type'], name: string, field: Field, value: unknown): ReactNode => {
    if (value === undefined) return texts.case.empty
    if (field.kind !== 'rows') return valueText(field, value, names, language, texts)
    return <FieldValues type={type} fields={{ [name]: field }} data={{ [name]: value }} names={names} />
  }
  return (
    <dl className="values">
      {target
        ? changes.map(({ field: name, value }) => {
            const field: Field | undefined =
              name === 'on' ? { kind: 'date' } : eventDefinition(target.type).fields[name]
            if (!field) return null
            const before = name === 'on' ? target.on : target.data[name]
            return (
              <div key={name}>
                <dt>{fieldLabel(target.type, name, language)}</dt>
                <dd>
                  {value === undefined ? (
                    texts.form.sealedAway
                  ) : (
                    <>
                      <del>{words(target.type, name, field, before)}</del> →{' '}
                      {words(target.type, name, field, corrected(field, value))}
                    </>
                  )}
                </dd>
              </div>
            )
          })
        : null}
      <div>
        <dt>{texts.case.correctReason}</dt>
        <dd className="prewrap">{String(entry.data['reason'] ?? '')}</dd>
      </div>
    </dl>
  )
}

/** The corrections of an entry, beneath what was first written. */
export function CorrectionsOf({
  view,
  entry,
  names,
}: {
  view: CaseView
  entry: LogEntry
  names: Names
}): ReactElement | null {
  const { language, texts } = useLanguage()
  const corrections = view.history.filter((other) => entry.correctedBy.includes(other.seq))
  if (corrections.length === 0) return null
  return (
    <>
      {corrections.map((correction) => (
        <div key={correction.seq} className="correction">
          <p>
            {termName('eventType', 'CORRECT', language)}{' '}
            <span className="muted small">
              {correction.on} · {correction.by?.name ?? texts.case.program}
            </span>
          </p>
          <CorrectionChanges view={view} entry={correction} names={names} />
        </div>
      ))}
    </>
  )
}
