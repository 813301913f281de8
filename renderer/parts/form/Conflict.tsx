import { Button, Radio } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { Field, Fields } from '../../../shared/case/fields.ts'
import { fieldLabel, isTermCode, termName } from '../../../shared/terms/index.ts'
import { useLanguage } from '../../texts/language.tsx'
import { instantText } from '../dates.ts'
import { stepName } from '../dutyNames.ts'
import { FieldValues, type Names, valueText } from './FieldValues.tsx'
import { type FormSources, useSources } from './sources.tsx'
import type { Values } from './values.ts'

/** Something somebody else recorded while the form was open. */
export type Recorded = {
  seq: number
  type: string
  on: string
  recordedAt: string
  by: { name: string } | null
  data: Readonly<Record<string, unknown>>
}

type Props = {
  type: string
  fields: Fields
  recorded: readonly Recorded[]
  /** The fields of another event. */
  fieldsOf(type: string): Fields
  mine: Values
  change(name: string, value: unknown): void
  giveUp(): void
}

/**
 * What somebody else recorded meanwhile, field by field beside what was typed. Both stay: an answer of theirs can be
 * taken over one by one, the rest is saved as typed, or the own text is given up.
 */
export function Conflict({ type, fields, recorded, fieldsOf, mine, change, giveUp }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const { form } = texts
  const names = useNames()
  const same = recorded.findLast((entry) => entry.type === type)
  return (
    <div className="refusal conflict" role="alert">
      <p className="reasonsTitle">{form.conflict}</p>
      <ul className="changes">
        {recorded.map((entry) => (
          <li key={entry.seq}>
            <b>{stepName(entry.type, language)}</b>
            <span className="muted small">
              {' '}
              {entry.on} · {entry.by?.name ?? texts.case.program} · {instantText(entry.recordedAt)}
            </span>
            {entry === same ? null : (
              <FieldValues type={entry.type} fields={fieldsOf(entry.type)} data={entry.data} names={names} />
            )}
          </li>
        ))}
      </ul>
      {same ? (
        <BothVersions
          key={same.seq}
          type={type}
          fields={fields}
          theirs={same.data}
          mine={mine}
          names={names}
          change={change}
        />
      ) : null}
      <p>{same ? form.conflictBoth : form.conflictNext}</p>
      <Button size="small" onClick={giveUp}>
        {form.conflictGiveUp}
      </Button>
    </div>
  )
}

type BothProps = {
  type: string
  fields: Fields
  theirs: Values
  mine: Values
  names: Names
  change(name: string, value: unknown): void
}

/** The same questions with both answers; those that differ can be chosen. */
export function BothVersions({ type, fields, theirs, mine, names, change }: BothProps): ReactElement {
  const { language, texts } = useLanguage()
  const { form } = texts
  // What was typed when the conflict was found stays to choose from, whatever is taken over meanwhile.
  const [typed] = useState(mine)
  const asked = Object.entries(fields).filter(([name]) => theirs[name] !== undefined || typed[name] !== undefined)
  const words = (field: Field, value: unknown): ReactNode =>
    value === undefined ? (
      <span className="muted">{texts.case.empty}</span>
    ) : field.kind === 'rows' ? (
      rowWords(field.fields, value)
    ) : (
      valueText(field, value, names, language, texts)
    )
  const rowWords = (of: Fields, rows: unknown): string =>
    (rows as Values[])
      .map((row) =>
        Object.entries(of)
          .flatMap(([name, field]) =>
            row[name] === undefined
              ? []
              : [
                  field.kind === 'term' && isTermCode(field.group, row[name])
                    ? termName(field.group, row[name], language)
                    : field.kind === 'party'
                      ? names.party(String(row[name]))
                      : String(row[name]),
                ],
          )
          .join(' · '),
      )
      .join('；')
  return (
    <table className="dataTable bothVersions" aria-label={form.bothVersions}>
      <thead>
        <tr>
          <th scope="col">{form.question}</th>
          <th scope="col">{form.theirs}</th>
          <th scope="col">{form.mine}</th>
        </tr>
      </thead>
      <tbody>
        {asked.map(([name, field]) => {
          const differs = JSON.stringify(theirs[name]) !== JSON.stringify(typed[name])
          const taken = JSON.stringify(mine[name]) === JSON.stringify(theirs[name])
          const label = fieldLabel(type, name, language)
          const choice = (theirsChosen: boolean): ReactElement => (
            <Radio
              checked={taken === theirsChosen}
              onChange={() => change(name, theirsChosen ? theirs[name] : typed[name])}
              aria-label={`${label} ${theirsChosen ? form.theirs : form.mine}`}
            />
          )
          return (
            <tr key={name} className={differs ? 'differs' : undefined}>
              <th scope="row">{label}</th>
              <td className="wrap">
                {differs ? choice(true) : null}
                {words(field, theirs[name])}
              </td>
              <td className="wrap">
                {differs ? choice(false) : null}
                {words(field, typed[name])}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Names for ids, from what the form can choose from. */
function useNames(): Names {
  const sources: FormSources = useSources()
  return {
    party: (id) => sources.parties.find((party) => party.id === id)?.name ?? id,
    staff: (id) => sources.staff.find((person) => person.id === id)?.name ?? id,
    letter: (id) => sources.letters.find((letter) => letter.id === id)?.name ?? id,
  }
}
