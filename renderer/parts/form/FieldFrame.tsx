import { Tooltip } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../../texts/language.tsx'
import type { Problem } from './values.ts'
import './form.css'

type Props = {
  id: string
  label: string
  required: boolean
  sealed?: boolean
  problem?: Problem | undefined
  wide?: boolean
  /** The control is a group of inputs (choices, rows) rather than one input with the id. */
  group?: boolean
  hint?: ReactNode
  children: ReactNode
}

export const labelId = (id: string): string => `${id}-label`
export const problemId = (id: string): string => `${id}-problem`

/** One question of a form: label, control, and beneath it what is wrong with the answer. */
export function FieldFrame({ id, label, required, sealed, problem, wide, group, hint, children }: Props): ReactElement {
  const { form } = useTexts()
  const words = (
    <>
      {label}
      {required ? null : (
        <>
          {' '}
          <span className="optionalMark">{form.optional}</span>
        </>
      )}
    </>
  )
  const mark = sealed ? (
    <Tooltip title={form.sealedWhy} trigger={['hover', 'focus']}>
      <button type="button" className="plain sealedMark">
        {form.sealed}
      </button>
    </Tooltip>
  ) : null
  return (
    <div className={wide ? 'field wide' : 'field'} data-field={id}>
      <div className="fieldLabel">
        {group ? (
          <span id={labelId(id)}>{words}</span>
        ) : (
          <label id={labelId(id)} htmlFor={id}>
            {words}
          </label>
        )}
        {mark}
      </div>
      <div className="fieldControl">
        {children}
        {hint ? <p className="fieldHint">{hint}</p> : null}
        {problem ? (
          <p className="fieldProblem" id={problemId(id)}>
            {problem === 'missing' ? form.missing : form.invalid}
          </p>
        ) : null}
      </div>
    </div>
  )
}
