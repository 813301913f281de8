import { Button, Skeleton } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { failureOf, failureSentence } from '../api/failure.ts'
import { useLanguage, useTexts } from '../texts/language.tsx'

/** Grey lines where content will be. */
export function Loading({ page, rows = 5 }: { page?: boolean; rows?: number }): ReactElement {
  const { states } = useTexts()
  return (
    <div className={page ? 'state page' : 'state'} role="status" aria-label={states.loading}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** Nothing to show: why, and what one can do about it. */
export function Empty({ text, children }: { text: string; children?: ReactNode }): ReactElement {
  return (
    <div className="state empty">
      <p>{text}</p>
      {children}
    </div>
  )
}

type FailedProps = { error: unknown; retry?: () => void; page?: boolean }

/** What went wrong in one sentence, and the way to try again where that can help. */
export function Failed({ error, retry, page }: FailedProps): ReactElement {
  const { language, texts } = useLanguage()
  const refused = failureOf(error)?.code === 'FORBIDDEN'
  return (
    <div className={page ? 'state page failed' : 'state failed'} role="alert">
      <p>{failureSentence(error, language, texts.states.unreachable)}</p>
      {retry && !refused ? (
        <Button size="small" onClick={retry}>
          {texts.states.retry}
        </Button>
      ) : null}
    </div>
  )
}

/** A failure beside the button that caused it. */
export function FailureLine({ error }: { error: unknown }): ReactElement | null {
  const { language, texts } = useLanguage()
  if (!error) return null
  return (
    <p className="failureLine" role="alert">
      {failureSentence(error, language, texts.states.unreachable)}
    </p>
  )
}

type ReadProps<T> = {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
  rows?: number
  children(data: T): ReactNode
}

/** Shows the result of a query, or that it is on its way, or why it failed. */
export function Read<T>({ query, rows, children }: ReadProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(rows === undefined ? {} : { rows })} />
}
