import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Field } from '../../../shared/case/fields.ts'
import { useTexts } from '../../texts/language.tsx'
import { CivilDatePicker } from '../CivilDatePicker.tsx'
import type { Choosing } from './choices.ts'
import { labelId, problemId } from './FieldFrame.tsx'
import { type Choice, useSources } from './sources.tsx'

type Props = {
  id: string
  /** Name of the field in its list of fields. */
  name: string
  field: Exclude<Field, { kind: 'rows' }>
  /** The options, where the field is answered by choosing. */
  choosing: Choosing | null
  value: unknown
  onChange(value: unknown): void
  invalid: boolean
}

type Aria = { 'aria-invalid': boolean; 'aria-describedby'?: string; status?: 'error' }
const aria = (id: string, invalid: boolean): Aria =>
  invalid ? { 'aria-invalid': true, 'aria-describedby': problemId(id), status: 'error' } : { 'aria-invalid': false }

/** The control for one field, by its kind. An answer taken back is `undefined`, never an empty value. */
export function FieldInput(props: Props): ReactElement {
  const { field, id, value, onChange, invalid, choosing } = props
  const { form } = useTexts()
  if (choosing)
    return choosing.several ? <Several {...props} choosing={choosing} /> : <One {...props} choosing={choosing} />
  switch (field.kind) {
    case 'date':
      return (
        <CivilDatePicker
          id={id}
          value={typeof value === 'string' ? value : null}
          onChange={(date) => onChange(date ?? undefined)}
          invalid={invalid}
          describedBy={invalid ? problemId(id) : undefined}
        />
      )
    case 'texts':
      return (
        <>
          <Input.TextArea
            id={id}
            {...aria(id, invalid)}
            autoSize={{ minRows: 3, maxRows: 16 }}
            value={Array.isArray(value) ? value.join('\n') : ''}
            onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value.split('\n'))}
          />
          <p className="fieldHint">{form.onePerLine}</p>
        </>
      )
    case 'number':
      return <NumberInput {...props} field={field} />
    case 'flag':
      return (
        <Radio.Group
          aria-labelledby={labelId(id)}
          value={value ?? null}
          onChange={(e) => onChange(e.target.value)}
          options={[
            { label: form.yes, value: true },
            { label: form.no, value: false },
          ]}
        />
      )
    case 'case':
      return <CaseInput {...props} />
    default:
      return <TextInput {...props} />
  }
}

function TextInput({ id, field, value, onChange, invalid }: Props): ReactElement {
  const text = typeof value === 'string' ? value : ''
  const change = (next: string): void => onChange(next === '' ? undefined : next)
  return field.kind === 'text' && field.long ? (
    <Input.TextArea
      id={id}
      {...aria(id, invalid)}
      autoSize={{ minRows: 2, maxRows: 12 }}
      value={text}
      onChange={(e) => change(e.target.value)}
    />
  ) : (
    <Input id={id} {...aria(id, invalid)} value={text} onChange={(e) => change(e.target.value)} />
  )
}

const byLabel = (input: string, option: { label?: unknown } | undefined): boolean =>
  String(option?.label ?? '')
    .toLowerCase()
    .includes(input.toLowerCase())

function One({ id, field, value, onChange, invalid, choosing }: Props & { choosing: Choosing }): ReactElement {
  const { form } = useTexts()
  const chosen = choosing.options.find((option) => option.value === value)
  return (
    <>
      {choosing.open ? (
        <span className="choices">
          <Radio.Group
            aria-labelledby={labelId(id)}
            className={choosing.stacked ? 'stacked' : ''}
            value={value ?? null}
            onChange={(e) => onChange(e.target.value)}
            options={[...choosing.options]}
          />
          {field.optional && !field.showWhen && chosen ? (
            <button type="button" className="plain link small" onClick={() => onChange(undefined)}>
              {form.clear}
            </button>
          ) : null}
        </span>
      ) : (
        <Select
          id={id}
          {...aria(id, invalid)}
          showSearch={{ filterOption: byLabel }}
          allowClear
          value={chosen ? chosen.value : null}
          onChange={(picked) => onChange(picked ?? undefined)}
          options={[...choosing.options]}
          placeholder={form.choose}
          notFoundContent={form.nothingToChoose}
          popupMatchSelectWidth={false}
          className="selectField"
        />
      )}
      {chosen?.article ? <p className="fieldHint">{chosen.article}</p> : null}
    </>
  )
}

function Several({ id, value, onChange, invalid, choosing }: Props & { choosing: Choosing }): ReactElement {
  const { form } = useTexts()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const change = (picked: string[]): void => onChange(picked.length > 0 ? picked : undefined)
  return choosing.open ? (
    <Checkbox.Group
      role="group"
      aria-labelledby={labelId(id)}
      className={choosing.stacked ? 'stacked' : ''}
      value={chosen}
      onChange={change}
      options={choosing.options.map(({ value: code, label }) => ({ value: code, label }))}
    />
  ) : (
    <Select
      id={id}
      mode="multiple"
      {...aria(id, invalid)}
      showSearch={{ filterOption: byLabel }}
      value={chosen}
      onChange={change}
      options={[...choosing.options]}
      placeholder={form.chooseSeveral}
      notFoundContent={form.nothingToChoose}
      className="selectField"
    />
  )
}

type NumberProps = Props & { field: Extract<Field, { kind: 'number' }> }

function NumberInput({ id, field, value, onChange, invalid }: NumberProps): ReactElement {
  const { units } = useTexts()
  // Amounts are kept in fen and typed in yuan.
  const fen = field.unit === 'fen'
  const scale = fen ? 100 : 1
  const unit = field.unit && units[fen ? 'yuan' : 'day']
  return (
    <InputNumber
      id={id}
      {...aria(id, invalid)}
      min={field.min / scale}
      max={field.max / scale}
      precision={fen ? 2 : 0}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(n) => onChange(typeof n === 'number' ? Math.round(n * scale) : undefined)}
      {...(unit ? { suffix: unit } : {})}
      controls={false}
      className="numberField"
    />
  )
}

/** Names another case: found while typing. */
function CaseInput({ id, value, onChange, invalid }: Props): ReactElement {
  const { findCases } = useSources()
  const { form } = useTexts()
  const [found, setFound] = useState<readonly Choice[]>([])
  return (
    <Select
      id={id}
      {...aria(id, invalid)}
      showSearch={{
        filterOption: false,
        onSearch: (text) => {
          if (text.trim() !== '') void findCases(text.trim()).then(setFound)
        },
      }}
      allowClear
      value={typeof value === 'string' ? value : null}
      onChange={(picked) => onChange(picked ?? undefined)}
      options={found.map((choice) => ({ label: choice.name, value: choice.id }))}
      placeholder={form.findCase}
      notFoundContent={form.typeToFind}
      className="selectField"
    />
  )
}
