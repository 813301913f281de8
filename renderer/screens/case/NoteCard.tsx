import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { CaseView, NoteView } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { instantText } from '../../parts/dates.ts'
import { forgetDraft, useDraft } from '../../parts/form/draft.ts'
import { FailureLine, Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'

/** A pause in typing of this many milliseconds saves the note. */
const PAUSE = 1_200

/** What the person at work notes of the case for themselves; it saves itself. */
export function NoteCard({ view }: { view: CaseView }): ReactElement {
  const { note } = useTexts()
  const query = useQuery(queries.note(view.id))
  return (
    <Card title={note.title} extra={note.onlyYou}>
      <Read query={query} rows={2}>
        {(stored) => <Sheet caseId={view.id} stored={stored} />}
      </Read>
    </Card>
  )
}

function Sheet({ caseId, stored }: { caseId: string; stored: NoteView }): ReactElement {
  const { note } = useTexts()
  const user = useUser()
  const draftKey = `${user.id}.${caseId}.note`
  const draft = useDraft(draftKey, () => ({ on: '', values: { body: stored.body } }))
  const body = String(draft.values['body'] ?? '')
  const latest = useRef(body)
  latest.current = body
  const version = useRef(stored.version)
  const [kept, setKept] = useState(stored.body)
  const saving = useMutation({
    mutationFn: () => api.notes.save({ caseId, body: latest.current, version: version.current }),
    onSuccess: (saved) => {
      version.current = saved.version
      setKept(saved.body)
      queryClient.setQueryData(queries.note(caseId).queryKey, saved)
      if (latest.current === saved.body) forgetDraft(draftKey)
    },
  })
  const failure = failureOf(saving.error)
  const other = failure?.code === 'NOTE_CHANGED' ? failure.data : null
  const dirty = body !== kept
  const { mutate, isPending } = saving

  useEffect(() => {
    if (!dirty || other || isPending) return
    const timer = setTimeout(() => mutate(), PAUSE)
    return () => clearTimeout(timer)
  }, [dirty, other, isPending, mutate])

  const keepBoth = (): void => {
    if (!other) return
    version.current = other.version
    draft.setValues(() => ({ body: [body, other.body].filter((text) => text.trim() !== '').join('\n\n') }))
    setKept(other.body)
    saving.reset()
  }
  return (
    <div className="noteSheet">
      <Input.TextArea
        aria-label={note.title}
        placeholder={note.placeholder}
        autoSize={{ minRows: 3, maxRows: 14 }}
        maxLength={50_000}
        value={body}
        onChange={(event) => draft.setValues(() => ({ body: event.target.value }))}
        onBlur={() => {
          if (dirty && !other && !isPending) mutate()
        }}
      />
      {other ? (
        <div className="refusal" role="alert">
          <FailureLine error={saving.error} />
          <p className="prewrap">{other.body}</p>
          <Button size="small" onClick={keepBoth}>
            {note.keepBoth}
          </Button>
        </div>
      ) : (
        <>
          <FailureLine error={saving.error} />
          <p className="muted small" role="status">
            {dirty || isPending
              ? note.saving
              : stored.updatedAt
                ? note.savedAt(instantText(stored.updatedAt))
                : note.how}
          </p>
        </>
      )}
    </div>
  )
}
