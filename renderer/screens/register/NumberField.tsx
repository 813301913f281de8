import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import type { ReactElement } from 'react'
import { numberText, organOn, signDay } from '../../../shared/case/organ.ts'
import type { NumberChoice } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import type { Values } from '../../parts/form/values.ts'
import { useTexts } from '../../texts/language.tsx'

/** What is kept of the choice while the form is open: `choice` is next, imported or the id of a reserved number. */
export const firstNumber: Values = { choice: 'next' }

const sequenceOf = ({ sequence }: Values): number | null => (typeof sequence === 'number' ? sequence : null)
const yearOfChoice = ({ year }: Values, fallback: number): number => (typeof year === 'number' ? year : fallback)

/** The number as the server takes it; null while the figure of an older register is missing. */
export function numberChoice(values: Values, year: number): NumberChoice | null {
  if (values['choice'] === 'imported') {
    const sequence = sequenceOf(values)
    return sequence === null ? null : { kind: 'imported', year: yearOfChoice(values, year), sequence }
  }
  return values['choice'] === 'next' ? { kind: 'next' } : { kind: 'reserved', id: String(values['choice']) }
}

type Props = {
  id: string
  values: Values
  change(values: Values): void
  /** Year and day of receipt: an older register carried the sign of its day. */
  year: number
  receivedOn: string
  tried: boolean
}

/** The next free number, one that was reserved, or the one the application has in an older register. */
export function NumberField({ id, values, change, year, receivedOn, tried }: Props): ReactElement {
  const { register } = useTexts()
  const importedYear = yearOfChoice(values, year)
  const reserved = (useQuery(queries.numbers(year)).data?.rows ?? []).filter((row) => row.status === 'reserved')
  const older = useQuery(queries.numbers(importedYear)).data
  const organs = useQuery(queries.settings()).data?.organs
  const imported = values['choice'] === 'imported'
  const sequence = sequenceOf(values)
  const number =
    organs && sequence !== null && receivedOn !== ''
      ? numberText('case', organOn(organs, signDay(importedYear, receivedOn)), importedYear, sequence)
      : null
  const taken = number !== null && older?.rows.some((row) => row.number === number) === true
  return (
    <>
      <FieldFrame id={id} label={register.number} required>
        <Select
          id={id}
          value={String(values['choice'])}
          onChange={(choice) => change({ ...values, choice })}
          showSearch={{ optionFilterProp: 'label' }}
          className="selectField"
          options={[
            { value: 'next', label: register.nextNumber },
            { value: 'imported', label: register.importedNumber },
            ...reserved.map((row) => ({ value: row.id, label: register.reservedNumber(row.number, row.reason ?? '') })),
          ]}
        />
      </FieldFrame>
      {imported ? (
        <>
          <FieldFrame id={`${id}-year`} label={register.importedYear} required>
            <InputNumber
              id={`${id}-year`}
              min={1990}
              max={2200}
              precision={0}
              controls={false}
              value={importedYear}
              onChange={(value) => change({ ...values, year: value ?? year })}
              className="numberField"
            />
          </FieldFrame>
          <FieldFrame
            id={`${id}-sequence`}
            label={register.importedSequence}
            required
            problem={tried && sequence === null ? 'missing' : undefined}
            hint={number === null ? register.importedHint : taken ? null : register.importedBecomes(number)}
          >
            <InputNumber
              id={`${id}-sequence`}
              min={1}
              max={99_999}
              precision={0}
              controls={false}
              value={sequence}
              onChange={(value) => change({ ...values, sequence: value ?? undefined })}
              className="numberField"
            />
            {taken ? <p className="fieldProblem">{register.numberTaken(number)}</p> : null}
          </FieldFrame>
        </>
      ) : null}
    </>
  )
}
