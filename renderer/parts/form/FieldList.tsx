import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Field, Fields } from '../../../shared/case/fields.ts'
import { useLanguage, useTexts } from '../../texts/language.tsx'
import { type Choosing, choosingOf } from './choices.ts'
import { FieldFrame, labelId, problemId } from './FieldFrame.tsx'
import { FieldInput } from './FieldInput.tsx'
import { SuggestInput } from './SuggestInput.tsx'
import { useSources } from './sources.tsx'
import { usualAnswers } from './usualAnswers.ts'
import { isRequired, isShown, type Problem, type Row, type Values } from './values.ts'

/** Where labels and help of the fields come from; the path leaves row numbers out ("materials.name"). */
export type Words = { label(path: string): string; help(path: string): string | undefined }

type Shared = {
  words: Words
  problems: ReadonlyMap<string, Problem>
}

type Props = Shared & {
  idPrefix: string
  fields: Fields
  values: Values
  onChange(name: string, value: unknown): void
  /** Several answers at once: those of a row, and what they say of the form around it. */
  onPatch?: ((patch: Row, outer?: Row) => void) | undefined
  /** Of the rows these fields lie in: "" or "parties." for words, "" or "parties.0." for problems. */
  wordPath?: string
  problemPath?: string
  /** Hides blanks that may stay empty behind one line. */
  fold?: boolean
}

const isWide = (field: Field, choosing: Choosing | null): boolean =>
  field.kind === 'rows' ||
  field.kind === 'texts' ||
  (field.kind === 'text' && field.long === true) ||
  (choosing !== null && ((choosing.several && choosing.open) || choosing.long))

/** The questions of a form in their order; those that depend on another answer appear with it. */
export function FieldList({
  idPrefix,
  fields,
  values,
  onChange,
  onPatch,
  words,
  problems,
  wordPath = '',
  problemPath = '',
  fold,
}: Props): ReactElement {
  const sources = useSources()
  const { language, texts } = useLanguage()
  const [unfolded, setUnfolded] = useState(false)
  const shown = Object.entries(fields).filter(([, field]) => isShown(field, values))
  const folded =
    fold && !unfolded ? shown.filter(([name, field]) => !isRequired(field) && values[name] === undefined) : []
  return (
    <div className="fieldList">
      {shown.map(([name, field]) => {
        // One blank behind a line is no gain.
        if (folded.length > 1 && folded.some(([other]) => other === name)) return null
        const id = `${idPrefix}-${name}`
        const problem = problems.get(problemPath + name)
        const choosing = choosingOf(field, sources, language)
        const finder = onPatch && field.kind === 'text' ? sources.suggest?.(wordPath + name, values) : null
        const remark = sources.remark?.(name, values[name])
        return (
          <FieldFrame
            key={name}
            id={id}
            label={words.label(wordPath + name)}
            hint={words.help(wordPath + name)}
            required={isRequired(field)}
            sealed={field.sealed === true}
            problem={problem}
            wide={isWide(field, choosing)}
            group={field.kind === 'rows' || field.kind === 'flag' || choosing?.open === true}
          >
            {field.kind === 'rows' ? (
              <RowsInput
                id={id}
                fields={field.fields}
                rows={(values[name] as Row[] | undefined) ?? []}
                onChange={(rows, outer) => {
                  const value = rows.length > 0 ? rows : undefined
                  if (outer && onPatch) onPatch({ ...outer, [name]: value })
                  else onChange(name, value)
                }}
                words={words}
                problems={problems}
                wordPath={wordPath + name}
                problemPath={problemPath + name}
              />
            ) : finder ? (
              <SuggestInput
                id={id}
                value={typeof values[name] === 'string' ? values[name] : ''}
                invalid={problem !== undefined}
                describedBy={problem === undefined ? undefined : problemId(id)}
                find={finder}
                onChange={(text) => onChange(name, text === '' ? undefined : text)}
                take={({ patch, outer }) => onPatch?.(patch, outer)}
              />
            ) : (
              <FieldInput
                id={id}
                name={name}
                field={field}
                choosing={choosing}
                value={values[name]}
                onChange={(value) => onChange(name, value)}
                invalid={problem !== undefined}
              />
            )}
            {remark ? (
              <p className="fieldRemark" role="status">
                {remark}
              </p>
            ) : null}
          </FieldFrame>
        )
      })}
      {folded.length > 1 ? (
        <button type="button" className="plain link unfold" onClick={() => setUnfolded(true)}>
          {texts.form.unfold(folded.map(([name]) => words.label(wordPath + name)))}
        </button>
      ) : null}
    </div>
  )
}

/** Rows with more blanks than this hide the ones that may stay empty. */
const FOLD_ROWS_FROM = 6

type RowsProps = Shared & {
  id: string
  fields: Fields
  rows: readonly Row[]
  onChange(rows: Row[], outer?: Row): void
  wordPath: string
  problemPath: string
}

/** A list of small forms (parties, defects, signatures): each row numbered, added and removed by itself. */
export function RowsInput({
  id,
  fields,
  rows,
  onChange,
  words,
  problems,
  wordPath,
  problemPath,
}: RowsProps): ReactElement {
  const { form } = useTexts()
  const sources = useSources()
  const change = (i: number, row: Row, outer?: Row): void =>
    onChange(
      rows.map((r, j) => (j === i ? row : r)),
      outer,
    )
  return (
    <fieldset className="rows" aria-labelledby={labelId(id)}>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are controlled values; their place is their identity
        <div className="row" key={i}>
          <span className="rowNumber" aria-hidden="true">
            {i + 1}
          </span>
          <FieldList
            idPrefix={`${id}-${i}`}
            fields={fields}
            values={row}
            onChange={(name, value) => change(i, { ...row, [name]: value })}
            onPatch={(patch, outer) => change(i, { ...row, ...patch }, outer)}
            words={words}
            problems={problems}
            wordPath={`${wordPath}.`}
            problemPath={`${problemPath}.${i}.`}
            fold={Object.keys(fields).length > FOLD_ROWS_FROM}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={form.removeRow(i + 1)}
            onClick={() => onChange(rows.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rows, usualAnswers(fields, sources)])}>
        {form.addRow}
      </Button>
    </fieldset>
  )
}
