import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { type LetterRow, letterStates } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { CaseCell } from '../../parts/CaseCell.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { FilterChips } from '../../parts/FilterChips.tsx'
import { ListPage } from '../../parts/ListPage.tsx'
import { NextStepLink } from '../../parts/NextStepLink.tsx'
import { ListSheet } from '../../parts/print/ListSheet.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import { AnswerLight } from './AnswerLight.tsx'
import type { PartProps } from './Corrections.tsx'
import { LetterDrawer } from './LetterDrawer.tsx'
import { answerWords, letterName, pressedWords, problemOf } from './letterWords.ts'

const PAGE = 50
const PRINTED = 500

/** Letters and what a confirmed defect still asks for: a row each, with its answer, its light and its next step. */
export function Letters({ scope, scopeName, printing, printed }: PartProps): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const address = useAddress()
  const [opened, setOpened] = useState<LetterRow | null>(null)
  const state = letterStates.find((name) => name === address.get('state'))
  const wanted = { ...scope, ...(state ? { state } : {}) }
  const list = useQuery(queries.letters({ ...wanted, page: address.page, pageSize: PAGE }))
  const all = useQuery({ ...queries.letters({ ...wanted, pageSize: PRINTED }), enabled: printing })
  const counts = list.data?.counts
  const columns: Column<LetterRow>[] = [
    { id: 'case', header: t.case, cell: (row) => <CaseCell number={row.caseNumber} title={row.caseTitle} /> },
    {
      id: 'to',
      header: t.toAndLetter,
      width: '19%',
      cell: (row) => <CaseCell number={row.organ} title={letterName(row, language, texts)} />,
    },
    { id: 'problem', header: t.problem, width: '13%', wrap: true, cell: (row) => problemOf(row, language, texts) },
    {
      id: 'due',
      header: t.answerBy,
      width: 196,
      cell: (row) => (
        <>
          <AnswerLight row={row} />
          {row.servedOn ? <span className="muted small answerWords">{t.servedOn(row.servedOn)}</span> : null}
        </>
      ),
    },
    {
      id: 'pressed',
      header: t.pressed,
      width: 104,
      wrap: true,
      cell: (row) => pressedWords(row, language, texts) || '–',
    },
    {
      id: 'state',
      header: t.state,
      width: 116,
      wrap: true,
      cell: (row) => (
        <>
          <span className={tone[row.state] ?? 'tag'}>{termName('letterState', row.state, language)}</span>
          <span className="muted small answerWords">{answerWords(row, texts)}</span>
        </>
      ),
    },
    {
      id: 'next',
      header: t.next,
      width: 152,
      cell: (row) => (
        <NextStepLink
          caseId={row.caseId}
          step={row.nextStep}
          letter={row.kind === null ? undefined : row.key}
          none={t.nothingNext}
        />
      ),
    },
  ]
  return (
    <>
      {counts ? (
        <FilterChips
          label={t.states}
          all={t.allStates}
          value={state ?? null}
          change={(value) => address.set({ state: value })}
          chips={letterStates.map((name) => ({
            value: name,
            name: termName('letterState', name, language),
            count: counts[name],
            ...(name === 'overdue' ? { tone: 'bad' as const } : {}),
          }))}
        />
      ) : null}
      <ListPage
        query={list}
        page={address.page}
        pageSize={PAGE}
        turn={(page) => address.set({ page: String(page) })}
        empty={state ? t.emptyState : t.empty}
        way={state ? <Button onClick={() => address.set({ state: null })}>{t.showAll}</Button> : null}
      >
        {({ rows }) => (
          <DataTable
            label={t.tabs.letters}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.caseId}:${row.key}`}
            open={setOpened}
          />
        )}
      </ListPage>
      <LetterDrawer row={opened} close={() => setOpened(null)} />
      {printing && all.data ? (
        <ListSheet
          title={t.tabs.letters}
          scope={`${scopeName} · ${state ? termName('letterState', state, language) : t.allStates} · ${t.rows(all.data.total)}`}
          columns={[
            { key: 'case', title: t.case, width: '60mm', text: (row) => `${row.caseNumber} ${row.caseTitle}` },
            { key: 'to', title: t.to, width: '36mm', text: (row) => row.organ },
            { key: 'letter', title: t.letter, width: '38mm', text: (row) => letterName(row, language, texts) },
            { key: 'problem', title: t.problem, text: (row) => problemOf(row, language, texts) },
            { key: 'served', title: t.served, width: '25mm', text: (row) => row.servedOn ?? '' },
            { key: 'due', title: t.answerBy, width: '25mm', text: (row) => row.dueLegal ?? '' },
            { key: 'pressed', title: t.pressed, width: '28mm', text: (row) => pressedWords(row, language, texts) },
            {
              key: 'state',
              title: t.state,
              width: '28mm',
              text: (row) =>
                [termName('letterState', row.state, language), answerWords(row, texts)].filter(Boolean).join(' '),
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

const rowKey = (row: LetterRow): string => `${row.caseId}:${row.key}`

const tone: Partial<Record<LetterRow['state'], string>> = {
  overdue: 'tag red',
  owed: 'tag amber',
  answered: 'tag green',
  waived: 'tag grey',
}
