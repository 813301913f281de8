import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, type InputRef } from 'antd'
import { type ReactElement, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { queries } from '../api/queries.ts'
import { useTexts } from '../texts/language.tsx'

const FOUND_AT_ONCE = 8
const TALKS_AT_ONCE = 3

/** One search field for cases and consultations, reached with Ctrl K: pick one of the first, or press Enter for the list. */
export function Search(): ReactElement {
  const texts = useTexts()
  const { frame } = texts
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const talks = useQuery({
    ...queries.consultationList({ text: wanted, pageSize: TALKS_AT_ONCE }),
    enabled: wanted.length > 0,
  })
  const found = useQuery({ ...queries.caseList({ text: wanted, pageSize: FOUND_AT_ONCE }), enabled: wanted.length > 0 })

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        input.current?.focus({ cursor: 'all' })
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const rows = wanted.length > 0 ? (found.data?.rows ?? []) : []
  const consultations = wanted.length > 0 ? (talks.data?.rows ?? []) : []
  const total = found.data?.total ?? 0
  const showAll = (): void => void navigate(`/cases?text=${encodeURIComponent(text.trim())}`)
  return (
    <div className="search">
      <AutoComplete
        value={text}
        onChange={(value) => setText(value ?? '')}
        onSelect={(value) => {
          setText('')
          input.current?.blur()
          if (value === '*') showAll()
          else void navigate(value)
        }}
        options={[
          ...rows.map((row) => ({
            value: `/cases/${row.id}`,
            label: (
              <span className="foundCase">
                <b>{row.number}</b> {row.applicant} · {row.respondent}
              </span>
            ),
          })),
          ...consultations.map((row) => ({
            value: `/consultations/${row.id}`,
            label: (
              <span className="foundCase">
                <b>{row.number}</b> {row.person ?? texts.consultations.anonymous} · {row.matter}
              </span>
            ),
          })),
          ...(total > rows.length && rows.length > 0 ? [{ value: '*', label: frame.showAllFound(total) }] : []),
        ]}
        popupMatchSelectWidth={460}
        listHeight={340}
        classNames={{ root: 'searchField' }}
      >
        <Input
          ref={input}
          aria-label={frame.search}
          placeholder={frame.searchHint}
          prefix={<SearchOutlined aria-hidden="true" />}
          suffix={<kbd>Ctrl K</kbd>}
          onKeyDown={(event) => {
            // While an input method composes, Enter belongs to it.
            if (
              event.key === 'Enter' &&
              !event.nativeEvent.isComposing &&
              rows.length + consultations.length === 0 &&
              text.trim() !== ''
            )
              showAll()
          }}
        />
      </AutoComplete>
    </div>
  )
}
