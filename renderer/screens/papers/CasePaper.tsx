import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { CaseView } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { type PrintBlock, PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import { applicationOf } from './applicationOf.ts'
import { oralRecordBlocks } from './oralRecord.tsx'
import { type ApplicationOnPaper, receiptBlocks } from './receipt.tsx'

/** The receipt of the papers of a case (`/cases/:id/receipt`); `?print` asks for the printer at once. */
export function ReceiptPaper(): ReactElement {
  const { papers } = useTexts()
  return <Paper title={papers.receipt.title} build={receiptBlocks} />
}

/** The record of an oral application (`/cases/:id/oral-record`). */
export function OralRecordPaper(): ReactElement {
  const { papers } = useTexts()
  return <Paper title={papers.oral.title} build={oralRecordBlocks} footNote={papers.oral.everyPage} />
}

type Build = (paper: ApplicationOnPaper, texts: Texts) => PrintBlock[]

type PaperProps = { title: string; build: Build; footNote?: string }

function Paper(props: PaperProps): ReactElement {
  const { id = '' } = useParams()
  return <Read query={useQuery(queries.case(id))}>{(view) => <Preview {...props} view={view} />}</Read>
}

function Preview({ title, build, view, footNote }: PaperProps & { view: CaseView }): ReactElement {
  const texts = useTexts()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { organ } = useSession().status
  const blocks = useMemo(() => build(applicationOf(view, organ ?? ''), texts), [build, view, organ, texts])
  return (
    <PrintPreview
      title={`${title} ${view.number}`}
      blocks={blocks}
      {...(footNote ? { footNote } : {})}
      atOnce={search.has('print')}
      close={() => void navigate(`/cases/${view.id}`, { replace: true })}
    />
  )
}
