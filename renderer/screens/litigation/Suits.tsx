import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { type CourtRow, courtStatuses } from '../../../shared/contract/index.ts'
import { type Language, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { CaseCell } from '../../parts/CaseCell.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { FilterChips } from '../../parts/FilterChips.tsx'
import { ListPage } from '../../parts/ListPage.tsx'
import { NextStepLink } from '../../parts/NextStepLink.tsx'
import { ListSheet } from '../../parts/print/ListSheet.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import type { PartProps } from './Litigation.tsx'
import { ReplyLight } from './ReplyLight.tsx'

const PAGE = 50
const PRINTED = 500

/** The suits by instance, pending ones first. */
export function Suits({ scope, scopeName, printing, printed }: PartProps): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.litigation
  const navigate = useNavigate()
  const address = useAddress()
  const status = courtStatuses.find((name) => name === address.get('status'))
  const wanted = { ...scope, ...(status ? { status } : {}) }
  const list = useQuery(queries.suits({ ...wanted, page: address.page, pageSize: PAGE }))
  const all = useQuery({ ...queries.suits({ ...wanted, pageSize: PRINTED }), enabled: printing })
  const counts = list.data?.counts
  const columns: Column<CourtRow>[] = [
    { id: 'case', header: t.case, cell: (row) => <CaseCell number={row.caseNumber} title={row.caseTitle} /> },
    {
      id: 'plaintiffs',
      header: t.plaintiffsAndInstance,
      width: '13%',
      cell: (row) => <CaseCell number={row.plaintiffs} title={instanceWords(row, language, texts)} />,
    },
    {
      id: 'court',
      header: t.court,
      width: '16%',
      cell: (row) => <CaseCell number={row.court} title={row.courtNumber ?? t.noNumber} />,
    },
    { id: 'opened', header: t.openedOn, width: 96, cell: (row) => row.openedOn },
    { id: 'reply', header: t.reply, width: 180, cell: (row) => <ReplyLight row={row} /> },
    { id: 'hearing', header: t.hearing, width: 116, wrap: true, cell: (row) => hearingWords(row, texts) },
    { id: 'result', header: t.result, width: 176, wrap: true, cell: (row) => <Result row={row} /> },
    {
      id: 'next',
      header: t.next,
      width: 122,
      cell: (row) => <NextStepLink caseId={row.caseId} step={row.nextStep} none={t.nothingNext} />,
    },
  ]
  return (
    <>
      {counts ? (
        <FilterChips
          label={t.status}
          all={t.allStatus}
          value={status ?? null}
          change={(value) => address.set({ status: value })}
          chips={courtStatuses.map((name) => ({
            value: name,
            name: termName('courtStatus', name, language),
            count: counts[name],
          }))}
        />
      ) : null}
      <ListPage
        query={list}
        page={address.page}
        pageSize={PAGE}
        turn={(page) => address.set({ page: String(page) })}
        empty={status ? t.emptyStatus : t.empty}
        way={status ? <Button onClick={() => address.set({ status: null })}>{t.showAll}</Button> : null}
      >
        {({ rows }) => (
          <DataTable
            label={t.tabs.suits}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            open={(row) => void navigate(`/cases/${row.caseId}`)}
          />
        )}
      </ListPage>
      {printing && all.data ? (
        <ListSheet
          title={t.printTitle}
          scope={`${scopeName} · ${status ? termName('courtStatus', status, language) : t.allStatus} · ${t.rows(all.data.total)}`}
          columns={[
            { key: 'case', title: t.case, width: '56mm', text: (row) => `${row.caseNumber} ${row.caseTitle}` },
            { key: 'plaintiffs', title: t.plaintiffs, width: '22mm', text: (row) => row.plaintiffs },
            {
              key: 'court',
              title: t.court,
              width: '48mm',
              text: (row) => [row.court, row.courtNumber].filter(Boolean).join(' '),
            },
            {
              key: 'instance',
              title: t.instanceHead,
              width: '24mm',
              text: (row) => instanceWords(row, language, texts),
            },
            { key: 'opened', title: t.openedOn, width: '25mm', text: (row) => row.openedOn },
            { key: 'reply', title: t.reply, width: '24mm', text: (row) => row.repliedOn ?? row.replyDue ?? '' },
            { key: 'hearing', title: t.hearing, width: '34mm', text: (row) => hearingWords(row, texts) },
            {
              key: 'result',
              title: t.result,
              text: (row) => resultWords(row, language, texts) || termName('courtStatus', row.status, language),
            },
          ]}
          rows={all.data.rows}
          rowKey={rowKey}
          close={printed}
        />
      ) : null}
    </>
  )
}

const rowKey = (row: CourtRow): string => `${row.caseId}:${row.key}`

const instanceWords = (row: CourtRow, language: Language, { litigation: t }: Texts): string =>
  [
    termName('courtInstance', row.instance, language),
    row.defendant === 'joint' ? t.joint : row.defendant === 'sole' ? t.sole : '',
  ]
    .filter(Boolean)
    .join(' · ')

function hearingWords(row: CourtRow, { litigation: t }: Texts): string {
  const held = row.hearings > 0 ? [t.heldTimes(row.hearings), t.appearedOf(row.appeared, row.hearings)].join('，') : ''
  const ahead = row.hearingOn === null ? '' : t.hearingAt(row.hearingOn)
  return [ahead, held].filter(Boolean).join('；') || t.noHearing
}

function resultWords(row: CourtRow, language: Language, { litigation: t }: Texts): string {
  return [
    row.result ? termName('judgementResult', row.result, language) : '',
    row.outcome ? termName('courtOutcome', row.outcome, language) : '',
    row.judgedOn ? t.effectiveOn(row.judgedOn) : row.ruledOn ? t.ruledOn(row.ruledOn) : '',
    row.reopenedOn ? t.reopened(row.reopenedOn) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function Result({ row }: { row: CourtRow }): ReactElement {
  const { language, texts } = useLanguage()
  const tone = row.result === null ? 'tag' : row.result === 'upheld' ? 'tag green' : 'tag red'
  const said = row.result
    ? termName('judgementResult', row.result, language)
    : termName('courtStatus', row.status, language)
  return (
    <>
      <span className={tone}>{said}</span>
      <span className="muted small answerWords">{resultWords({ ...row, result: null }, language, texts)}</span>
    </>
  )
}
