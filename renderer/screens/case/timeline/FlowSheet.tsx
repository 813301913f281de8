import { type ReactElement, useMemo } from 'react'
import { eventDefinition } from '../../../../shared/case/events.ts'
import type { CaseView } from '../../../../shared/contract/index.ts'
import { termName } from '../../../../shared/terms/index.ts'
import { useToday } from '../../../api/session.tsx'
import { digestOf, type Names } from '../../../parts/form/FieldValues.tsx'
import { PrintFacts } from '../../../parts/print/PrintFacts.tsx'
import { type PrintBlock, PrintPreview } from '../../../parts/print/PrintPreview.tsx'
import { useTexts } from '../../../texts/language.tsx'
import type { Texts } from '../../../texts/zh.ts'
import { timelineOf } from './timeline.ts'

/** 办案流程表: the whole course of a case on paper, in Chinese whatever the language of the screens. */
export function FlowSheet({ view, names, close }: { view: CaseView; names: Names; close(): void }): ReactElement {
  const texts = useTexts()
  const today = useToday()
  const blocks = useMemo(() => flowBlocks(view, names, today, texts), [view, names, today, texts])
  return (
    <PrintPreview
      title={`${texts.papers.flow.title} ${view.number}`}
      blocks={blocks}
      orientation="landscape"
      close={close}
      printedBy
    />
  )
}

function flowBlocks(view: CaseView, names: Names, today: string, { papers }: Texts): PrintBlock[] {
  const { flow } = papers
  const { facts } = view
  const people = (role: string): string =>
    facts.parties
      .filter((party) => party.role === role)
      .map(({ name }) => name)
      .join('、') || papers.none
  const rows = timelineOf(view, today).filter(
    (row) =>
      row.kind !== 'entry' || (row.entry.voidedBy === null && !['REVERT', 'TIMER_WITHDRAWN'].includes(row.entry.type)),
  )
  const done = rows.filter((row) => row.kind === 'entry')
  const due = rows.filter((row) => row.kind === 'due')
  return [
    { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{flow.title}</h1> },
    {
      kind: 'block',
      key: 'facts',
      node: (
        <PrintFacts
          facts={[
            [flow.number, view.number],
            [flow.officers, [view.officer?.name, ...facts.reviewers.map(names.staff)].filter(unique).join('、')],
            [flow.applicant, people('applicant')],
            [flow.respondent, people('respondent')],
            [flow.act, facts.act.title],
            [flow.procedure, termName('procedureState', facts.procedure)],
            [flow.accepted, facts.acceptance?.on ?? papers.none],
            [flow.closed, facts.closing?.on ?? flow.open],
          ]}
        />
      ),
    },
    {
      kind: 'table',
      key: 'done',
      columns: [
        { key: 'no', title: flow.columns.no, width: '12mm' },
        { key: 'on', title: flow.columns.on, width: '26mm' },
        { key: 'step', title: flow.columns.step, width: '58mm' },
        { key: 'digest', title: flow.columns.digest },
        { key: 'clock', title: flow.columns.clock, width: '26mm' },
        { key: 'by', title: flow.columns.by, width: '26mm' },
      ],
      rows: done.map((row, i) => ({
        key: row.key,
        cells: [
          i + 1,
          row.on,
          termName('eventType', row.entry.type),
          digestOf(eventDefinition(row.entry.type).fields, row.entry.data, names, 'zh'),
          flow.clock[row.clock],
          row.entry.by?.name ?? flow.program,
        ],
      })),
    },
    ...(due.length > 0
      ? ([
          {
            kind: 'block',
            key: 'due-title',
            keepWithNext: true,
            node: <h2 className="printHeading">{flow.due(today)}</h2>,
          },
          {
            kind: 'table',
            key: 'due',
            columns: [
              { key: 'on', title: flow.columns.due, width: '34mm' },
              { key: 'limit', title: flow.columns.limit },
              { key: 'article', title: flow.columns.article, width: '70mm' },
            ],
            rows: due.map((row) => ({
              key: row.key,
              cells: [row.on, termName('limitCode', row.limit.code), row.limit.article],
            })),
          },
        ] satisfies PrintBlock[])
      : []),
  ]
}

const unique = (name: string | undefined, i: number, all: readonly (string | undefined)[]): boolean =>
  name !== undefined && all.indexOf(name) === i
