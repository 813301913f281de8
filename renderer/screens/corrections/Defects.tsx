import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import type { DefectRow } from '../../../shared/contract/index.ts'
import { isTermCode, type Language, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { CaseCell } from '../../parts/CaseCell.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { ListPage } from '../../parts/ListPage.tsx'
import { ListSheet } from '../../parts/print/ListSheet.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import type { PartProps } from './Corrections.tsx'
import { Repeats } from './Repeats.tsx'

const PAGE = 50
const PRINTED = 500

/** The defects that were confirmed, each with its place among those of the organ in the year, and what repeats. */
export function Defects({ scope, scopeName, printing, printed }: PartProps): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const navigate = useNavigate()
  const address = useAddress()
  const type = address.get('type') ?? undefined
  const repeated = address.get('repeated') === 'true'
  const wanted = { ...scope, ...(type === undefined ? {} : { type }), ...(repeated ? { repeated } : {}) }
  const list = useQuery(queries.defects({ ...wanted, page: address.page, pageSize: PAGE }))
  const all = useQuery({ ...queries.defects({ ...wanted, pageSize: PRINTED }), enabled: printing })
  const filtered = type !== undefined || repeated || scope.organ !== undefined
  const columns: Column<DefectRow>[] = [
    { id: 'on', header: t.confirmedOn, width: 100, cell: (row) => row.confirmedOn },
    { id: 'case', header: t.case, cell: (row) => <CaseCell number={row.caseNumber} title={row.caseTitle} /> },
    {
      id: 'respondent',
      header: t.respondent,
      width: '15%',
      cell: (row) => <span title={row.respondent}>{row.respondent}</span>,
    },
    { id: 'type', header: t.type, width: '15%', wrap: true, cell: (row) => typeName(row, language, texts) },
    { id: 'clause', header: t.clause, width: '14%', wrap: true, cell: (row) => row.clause ?? '–' },
    { id: 'description', header: t.description, width: '19%', wrap: true, cell: (row) => row.description ?? '–' },
    {
      id: 'repeat',
      header: t.repeat,
      width: 124,
      wrap: true,
      cell: (row) => {
        const words = repeatWords(row, texts)
        return words ? <span className="repeatWords">{words}</span> : <span className="muted">{t.first}</span>
      },
    },
  ]
  return (
    <>
      <Repeats scope={scope} />
      <div className="filters">
        <Checkbox
          checked={repeated}
          onChange={(event) => address.set({ repeated: event.target.checked ? 'true' : null })}
        >
          {t.onlyRepeated}
        </Checkbox>
        {type !== undefined ? (
          <Button size="small" onClick={() => address.set({ type: null })}>
            {isTermCode('defectType', type) ? termName('defectType', type, language) : t.unspecified} ×
          </Button>
        ) : null}
        {list.data ? <span className="muted">{t.rows(list.data.total)}</span> : null}
      </div>
      <ListPage
        query={list}
        page={address.page}
        pageSize={PAGE}
        turn={(page) => address.set({ page: String(page) })}
        empty={t.noDefects}
        way={
          filtered ? (
            <Button onClick={() => address.set({ type: null, repeated: null, organ: null })}>{t.allDefects}</Button>
          ) : null
        }
      >
        {({ rows }) => (
          <DataTable
            label={t.tabs.defects}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            open={(row) => void navigate(`/cases/${row.caseId}`)}
          />
        )}
      </ListPage>
      {printing && all.data ? (
        <ListSheet
          title={t.tabs.defects}
          scope={`${scopeName} · ${t.rows(all.data.total)}`}
          columns={[
            { key: 'on', title: t.confirmedOn, width: '24mm', text: (row) => row.confirmedOn },
            { key: 'case', title: t.case, width: '60mm', text: (row) => `${row.caseNumber} ${row.caseTitle}` },
            { key: 'respondent', title: t.respondent, width: '38mm', text: (row) => row.respondent },
            { key: 'type', title: t.type, width: '36mm', text: (row) => typeName(row, language, texts) },
            { key: 'clause', title: t.clause, width: '36mm', text: (row) => row.clause ?? '' },
            { key: 'description', title: t.description, text: (row) => row.description ?? '' },
            { key: 'repeat', title: t.repeat, width: '30mm', text: (row) => repeatWords(row, texts) },
          ]}
          rows={all.data.rows}
          rowKey={rowKey}
          close={printed}
        />
      ) : null}
    </>
  )
}

const rowKey = (row: DefectRow): string => `${row.caseId}:${row.cycle}:${row.position}`

const typeName = ({ type }: Pick<DefectRow, 'type'>, language: Language, { corrections: t }: Texts): string =>
  type === null ? t.unspecified : termName('defectType', type, language)

function repeatWords({ timesOfType, timesOfClause }: DefectRow, { corrections: t }: Texts): string {
  return [
    timesOfType !== null && timesOfType > 1 ? t.times(timesOfType) : '',
    timesOfClause !== null && timesOfClause > 1 ? t.sameClause(timesOfClause) : '',
  ]
    .filter(Boolean)
    .join('，')
}
