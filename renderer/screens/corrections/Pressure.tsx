import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import type { PressureRow } from '../../../shared/contract/index.ts'
import { termArticle, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { CaseCell } from '../../parts/CaseCell.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { ListPage } from '../../parts/ListPage.tsx'
import { ListSheet } from '../../parts/print/ListSheet.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { PartProps } from './Corrections.tsx'

const PAGE = 50
const PRINTED = 500

/** The ladder: reminders, orders to comply, talks, public criticism, referrals; when, about what, who decided. */
export function Pressure({ scope, scopeName, printing, printed }: PartProps): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const navigate = useNavigate()
  const address = useAddress()
  const list = useQuery(queries.pressure({ ...scope, page: address.page, pageSize: PAGE }))
  const all = useQuery({ ...queries.pressure({ ...scope, pageSize: PRINTED }), enabled: printing })
  const kind = (row: PressureRow): string => termName('pressureKind', row.kind, language)
  const about = (row: PressureRow): string =>
    row.letter === null ? t.outcomeItself : (row.letterNumber ?? termName('letterKind', 'opinionLetter', language))
  const columns: Column<PressureRow>[] = [
    { id: 'on', header: t.takenOn, width: 100, cell: (row) => row.takenOn },
    {
      id: 'measure',
      header: t.measure,
      width: 124,
      cell: (row) => (
        <span
          className={row.kind === 'reminder' ? 'tag' : 'tag amber'}
          title={termArticle('pressureKind', row.kind) ?? kind(row)}
        >
          {kind(row)}
        </span>
      ),
    },
    { id: 'organ', header: t.organ, width: '15%', cell: (row) => <span title={row.organ}>{row.organ}</span> },
    { id: 'about', header: t.about, width: '13%', cell: (row) => <span title={about(row)}>{about(row)}</span> },
    { id: 'case', header: t.case, cell: (row) => <CaseCell number={row.caseNumber} title={row.caseTitle} /> },
    { id: 'limit', header: t.limit, width: 100, cell: (row) => row.complyBy ?? '–' },
    {
      id: 'decider',
      header: t.decider,
      width: 112,
      cell: (row) => <span title={row.decidedBy?.name ?? ''}>{row.decidedBy?.name ?? '–'}</span>,
    },
    { id: 'summary', header: t.summary, width: '17%', wrap: true, cell: (row) => row.summary ?? '–' },
  ]
  return (
    <>
      <ListPage
        query={list}
        page={address.page}
        pageSize={PAGE}
        turn={(page) => address.set({ page: String(page) })}
        empty={t.noPressure}
      >
        {({ rows }) => (
          <DataTable
            label={t.tabs.pressure}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            open={(row) => void navigate(`/cases/${row.caseId}`)}
          />
        )}
      </ListPage>
      {printing && all.data ? (
        <ListSheet
          title={t.tabs.pressure}
          scope={`${scopeName} · ${t.timesAll(all.data.total)}`}
          columns={[
            { key: 'on', title: t.takenOn, width: '24mm', text: (row) => row.takenOn },
            { key: 'kind', title: t.measure, width: '30mm', text: kind },
            { key: 'organ', title: t.organ, width: '38mm', text: (row) => row.organ },
            { key: 'about', title: t.about, width: '40mm', text: about },
            { key: 'case', title: t.case, width: '46mm', text: (row) => row.caseNumber },
            { key: 'limit', title: t.limit, width: '24mm', text: (row) => row.complyBy ?? '' },
            { key: 'by', title: t.decider, width: '26mm', text: (row) => row.decidedBy?.name ?? '' },
            { key: 'summary', title: t.summary, text: (row) => row.summary ?? '' },
          ]}
          rows={all.data.rows}
          rowKey={rowKey}
          close={printed}
        />
      ) : null}
    </>
  )
}

const rowKey = (row: PressureRow): string => `${row.caseId}:${row.seq}`
