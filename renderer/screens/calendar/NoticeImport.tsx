import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import type { NoticeResult } from '../../../shared/contract/index.ts'
import { weekdayTexts } from '../../../shared/time-limits/index.ts'
import { api } from '../../api/client.ts'
import { refreshDates } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { ChangedDates } from '../../parts/ChangedDates.tsx'
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
  const [confirming, setConfirming] = useState(false)
  const preview = useMutation({ mutationFn: () => api.calendar.previewNotice({ year, text }) })
  const take = useMutation({
    mutationFn: () => api.calendar.importNotice({ year, text }),
    onSuccess: () => {
      setConfirming(false)
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
              <Button type="primary" onClick={() => setConfirming(true)}>
                {calendar.import}
              </Button>
              <Button onClick={() => preview.reset()}>{form.cancel}</Button>
            </>
          ) : null}
        </div>
      </PlainForm>
      {preview.data ? <Preview result={preview.data} /> : null}
      {confirming && preview.data ? (
        <Modal
          open
          title={calendar.confirm(preview.data.notice.title)}
          okText={calendar.import}
          cancelText={form.cancel}
          confirmLoading={take.isPending}
          onOk={() => take.mutate()}
          onCancel={() => setConfirming(false)}
        >
          <p>{calendar.changes(preview.data.changed.length, preview.data.openCases)}</p>
          <p className="muted">{calendar.confirmWhy}</p>
          <FailureLine error={take.error} />
        </Modal>
      ) : null}
      {take.data ? (
        <div role="status" className="noticePreview">
          <p>{calendar.imported(take.data.notice.title, take.data.changed.length)}</p>
          {take.data.changed.length > 0 ? (
            <ChangedDates
              label={calendar.imported(take.data.notice.title, take.data.changed.length)}
              rows={take.data.changed}
            />
          ) : null}
        </div>
      ) : null}
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
      {result.changed.length > 0 ? (
        <ChangedDates label={calendar.changes(result.changed.length, result.openCases)} rows={result.changed} />
      ) : null}
    </div>
  )
}
