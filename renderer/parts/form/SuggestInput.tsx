import { AutoComplete } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { Suggestion } from './sources.tsx'

type Props = {
  id: string
  value: string
  invalid: boolean
  describedBy?: string | undefined
  find(text: string): Promise<readonly Suggestion[]>
  onChange(text: string): void
  take(suggestion: Suggestion): void
}

const PAUSE = 250

/** A text field that offers what was written before. It only offers: Enter without a choice keeps what was typed. */
export function SuggestInput({ id, value, invalid, describedBy, find, onChange, take }: Props): ReactElement {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef('')
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (text: string): void => {
    clearTimeout(timer.current)
    asked.current = text.trim()
    if (asked.current === '') return setFound([])
    timer.current = setTimeout(() => {
      const wanted = asked.current
      // What cannot be offered is no reason to disturb the typing.
      find(wanted).then(
        (list) => wanted === asked.current && setFound(list),
        () => setFound([]),
      )
    }, PAUSE)
  }
  return (
    <AutoComplete
      id={id}
      className="selectField"
      value={value}
      defaultActiveFirstOption={false}
      {...(invalid ? { status: 'error' as const } : {})}
      aria-invalid={invalid}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      options={found.map((suggestion, i) => ({
        value: String(i),
        label: (
          <span className="suggestion">
            <span>{suggestion.label}</span>
            <span className="muted small">{suggestion.detail}</span>
          </span>
        ),
      }))}
      onSelect={(chosen: string) => {
        const suggestion = found[Number(chosen)]
        if (suggestion) take(suggestion)
        setFound([])
      }}
      // antd reports a chosen option here too: by its value, which is no text of the field.
      onChange={(text: string, option) => {
        if (option && 'label' in option && option.label !== undefined) return
        onChange(text)
        search(text)
      }}
      onBlur={() => setFound([])}
    />
  )
}
