import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useId } from 'react'
import { Link } from 'react-router'
import type { ChangedDate, NoticeResult } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { weekdayTexts } from '../../../shared/time-limits/index.ts'
import { api } from '../../api/client.ts'
import { refreshDates } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Takes the text of the yearly notice: first what was read out of it and which dates move, then the import. */
export function NoticeImport({ year, known }: { year: number; known: boolean }): ReactElement {
  const { texts } = useLanguage()
  const { calendar, form } = texts
  const id = useId()
  const typed = useTyped(`${useUser().id}.notice.${year}`, { text: '' })
  const { text } = typed.values
  const preview = useMutation({ mutationFn: () => api.calendar.previewNotice({ year, text }) })
  const take = useMutation({
    mutationFn: () => api.calendar.importNotice({ year, text }),
    onSuccess: () => {
      preview.reset()
      typed.forget()
      typed.discard()
      refreshDates()
    },
  })
  return (
    <Card title={calendar.importTitle(year)} extra={known ? calendar.replaces : null} className="noticeImport">
      <PlainForm
        label={calendar.importTitle(year)}
        onSubmit={() => {
          take.reset()
          if (text.trim().length >= 10) preview.mutate()
        }}
      >
        <FieldFrame id={id} label={calendar.notice} required wide hint={calendar.noticeHint}>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 4, maxRows: 14 }}
            placeholder={calendar.noticeExample(year)}
            value={text}
            onChange={(event) => {
              typed.set({ text: event.target.value })
              preview.reset()
            }}
          />
        </FieldFrame>
        <FailureLine error={preview.error ?? take.error} />
        <div className="formActions">
          <Button
            htmlType="submit"
            type={preview.data ? 'default' : 'primary'}
            loading={preview.isPending}
            disabled={text.trim().length < 10}
          >
            {calendar.preview}
          </Button>
          {preview.data ? (
            <>
              <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
                {calendar.import}
              </Button>
              <Button onClick={() => preview.reset()}>{form.cancel}</Button>
            </>
          ) : null}
        </div>
      </PlainForm>
      {preview.data ? <Preview result={preview.data} /> : null}
      {take.data ? <p role="status">{calendar.imported(take.data.notice.title, take.data.changed.length)}</p> : null}
    </Card>
  )
}

function Preview({ result }: { result: NoticeResult }): ReactElement {
  const { language, texts } = useLanguage()
  const { calendar } = texts
  const { notice } = result
  const named = (date: string): string => `${date}（${weekdayTexts(date)[language]}）`
  return (
    <div className="noticePreview">
      <h3>{notice.title}</h3>
      <dl className="values">
        <div>
          <dt>{calendar.off}</dt>
          <dd>
            {notice.off.map(([from, to]) => (
              <p key={from}>{from === to ? named(from) : `${named(from)} – ${named(to)}`}</p>
            ))}
          </dd>
        </div>
        <div>
          <dt>{calendar.worked}</dt>
          <dd>
            {notice.worked.length === 0 ? calendar.none : notice.worked.map((date) => <p key={date}>{named(date)}</p>)}
          </dd>
        </div>
      </dl>
      {result.remarks.length > 0 ? (
        <ul className="warnings">
          {result.remarks.map((remark) => (
            <li key={remark.zh}>{remark[language]}</li>
          ))}
        </ul>
      ) : null}
      <h3>{calendar.changes(result.changed.length, result.openCases)}</h3>
      {result.changed.length > 0 ? <Changes rows={result.changed} /> : null}
    </div>
  )
}

function Changes({ rows }: { rows: readonly ChangedDate[] }): ReactElement {
  const { language, texts } = useLanguage()
  const { calendar } = texts
  const columns: Column<ChangedDate>[] = [
    { id: 'case', header: calendar.case, cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.number}</Link> },
    {
      id: 'limit',
      header: calendar.limit,
      cell: (row) => (isTermCode('limitCode', row.code) ? termName('limitCode', row.code, language) : row.code),
    },
    { id: 'before', header: calendar.before, width: 120, cell: (row) => row.before?.dueLegal ?? '–' },
    { id: 'after', header: calendar.after, width: 120, cell: (row) => <b>{row.after?.dueLegal ?? '–'}</b> },
  ]
  return (
    <DataTable
      label={calendar.changes(rows.length, 0)}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.caseId}/${row.key}`}
    />
  )
}
