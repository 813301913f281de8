import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import type { HearingRow } from '../../../shared/contract/index.ts'
import { type Language, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { CaseCell } from '../../parts/CaseCell.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { ListPage } from '../../parts/ListPage.tsx'
import { ListSheet } from '../../parts/print/ListSheet.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import type { PartProps } from './Litigation.tsx'

const PAGE = 50
const PRINTED = 500

/** Every hearing that was opened, and whether a head of the organ appeared: the rows behind the rate. */
export function Hearings({ scope, scopeName, printing, printed }: PartProps): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.litigation
  const navigate = useNavigate()
  const address = useAddress()
  const said = address.get('appeared')
  const appeared = said === 'true' ? true : said === 'false' ? false : undefined
  const wanted = { ...scope, ...(appeared === undefined ? {} : { appeared }) }
  const list = useQuery(queries.hearings({ ...wanted, page: address.page, pageSize: PAGE }))
  const all = useQuery({ ...queries.hearings({ ...wanted, pageSize: PRINTED }), enabled: printing })
  const columns: Column<HearingRow>[] = [
    { id: 'on', header: t.heldOn, width: 100, cell: (row) => row.heldOn },
    { id: 'case', header: t.case, cell: (row) => <CaseCell number={row.caseNumber} title={row.caseTitle} /> },
    {
      id: 'court',
      header: t.court,
      width: '18%',
      cell: (row) => <CaseCell number={row.court} title={row.courtNumber ?? t.noNumber} />,
    },
    {
      id: 'instance',
      header: t.instanceHead,
      width: 70,
      cell: (row) => termName('courtInstance', row.instance, language),
    },
    {
      id: 'attendance',
      header: t.attendance,
      width: 190,
      wrap: true,
      cell: (row) => (
        <span
          className={row.headAppeared ? 'tag green' : 'tag red'}
          {...(row.fromJudgment ? { title: t.fromJudgment } : {})}
        >
          {attendanceWords(row, language, texts)}
        </span>
      ),
    },
    { id: 'who', header: t.who, width: '15%', wrap: true, cell: (row) => row.attendee ?? '–' },
    {
      id: 'why',
      header: t.whyNot,
      width: '18%',
      wrap: true,
      cell: (row) => row.absenceReason ?? (row.fromJudgment ? <span className="muted">{t.fromJudgment}</span> : '–'),
    },
  ]
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label={t.appearance}
          value={said ?? ''}
          onChange={(value) => address.set({ appeared: value || null })}
          options={[
            { value: '', label: t.anyAppearance },
            { value: 'true', label: t.appearedYes },
            { value: 'false', label: t.appearedNo },
          ]}
        />
        {list.data ? <span className="muted">{t.hearingRows(list.data.total)}</span> : null}
      </div>
      <ListPage
        query={list}
        page={address.page}
        pageSize={PAGE}
        turn={(page) => address.set({ page: String(page) })}
        empty={t.noHearings}
        way={
          appeared === undefined ? null : <Button onClick={() => address.set({ appeared: null })}>{t.showAll}</Button>
        }
      >
        {({ rows }) => (
          <DataTable
            label={t.tabs.hearings}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            open={(row) => void navigate(`/cases/${row.caseId}`)}
          />
        )}
      </ListPage>
      {printing && all.data ? (
        <ListSheet
          title={t.tabs.hearings}
          scope={`${scopeName} · ${t.hearingRows(all.data.total)}`}
          columns={[
            { key: 'on', title: t.heldOn, width: '24mm', text: (row) => row.heldOn },
            { key: 'case', title: t.case, width: '66mm', text: (row) => `${row.caseNumber} ${row.caseTitle}` },
            {
              key: 'court',
              title: t.court,
              width: '52mm',
              text: (row) => [row.court, row.courtNumber].filter(Boolean).join(' '),
            },
            {
              key: 'instance',
              title: t.instanceHead,
              width: '16mm',
              text: (row) => termName('courtInstance', row.instance, language),
            },
            {
              key: 'attendance',
              title: t.attendance,
              width: '34mm',
              text: (row) => attendanceWords(row, language, texts),
            },
            { key: 'who', title: t.who, width: '38mm', text: (row) => row.attendee ?? '' },
            { key: 'why', title: t.whyNot, text: (row) => row.absenceReason ?? '' },
          ]}
          rows={all.data.rows}
          rowKey={rowKey}
          close={printed}
        />
      ) : null}
    </>
  )
}

const rowKey = (row: HearingRow): string => `${row.caseId}:${row.seq}`

function attendanceWords(row: HearingRow, language: Language, { litigation: t }: Texts): string {
  if (row.attendance === null) return row.headAppeared ? t.appearedYes : t.appearedNo
  return termName('headAttendance', row.attendance, language)
}
