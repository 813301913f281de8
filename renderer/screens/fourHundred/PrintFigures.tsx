import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { type RunDimension, rates as rateNames } from '../../../shared/contract/index.ts'
import { missingReason } from '../../../shared/duties/index.ts'
import { type Language, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { type PrintBlock, PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Failed, Loading } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import { type Figures, type FigureTable, figureTables, readFigures } from './figures.ts'
import { subjectName } from './RowsDrawer.tsx'
import type { View } from './view.ts'

/** The figures of the page on paper: period and cohort above, each table, and everything that is missing. */
export function PrintFigures({
  view,
  by,
  close,
}: {
  view: View
  by: RunDimension
  close(): void
}): ReactElement | null {
  const { language, texts } = useLanguage()
  const query = useQuery({ queryKey: ['work', 'figuresOnPaper', view, by], queryFn: () => read(view, by) })
  const blocks = useMemo(
    () => (query.data ? blocksOf(query.data, view, by, texts, language) : null),
    [query.data, view, by, texts, language],
  )
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!blocks) return <Loading rows={1} />
  const { from, to } = view.period
  return (
    <PrintPreview
      title={texts.rates.exported.file(texts.rates.inPeriod(from, to))}
      blocks={blocks}
      orientation="landscape"
      close={close}
      printedBy
    />
  )
}

async function read(view: View, by: RunDimension) {
  const now = await readFigures(view.period, view, by)
  const before = view.before ? await readFigures(view.before, view, by) : null
  const missing = await Promise.all(
    rateNames.map(async (rate) => {
      const { rows } = await api.reports.fourRateRows({ ...view.period, rate, counted: 'missing', pageSize: 500 })
      return rows.map((row) => ({ rate, ...row }))
    }),
  )
  return { now, before, missing: missing.flat() }
}

function blocksOf(
  { now, before, missing }: Awaited<ReturnType<typeof read>>,
  view: View,
  by: RunDimension,
  texts: Texts,
  language: Language,
): PrintBlock[] {
  const { rates: t } = texts
  const tables = (figures: Figures, key: string, suffix: string): PrintBlock[] =>
    figureTables(figures, by, texts, language).flatMap((table, i) => tableBlocks(`${key}${i}`, table, suffix))
  const head = [t.inPeriod(view.period.from, view.period.to), t.basis(t.cohorts[view.cohort])].join('　')
  const gaps: FigureTable = {
    name: t.exceptions,
    columns: [
      { title: t.item, kind: 'text', width: 0 },
      { title: t.subject, kind: 'text', width: 0 },
      { title: t.reason, kind: 'text', width: 0 },
      { title: t.countedOn, kind: 'date', width: 0 },
    ],
    rows: missing.map((row) => [
      termName('rate', row.rate, language),
      subjectName(row, texts),
      termName('missingReason', missingReason(row), language),
      row.countedOn,
    ]),
  }
  return [
    { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{texts.frame.rates}</h1> },
    { kind: 'block', key: 'head', keepWithNext: true, node: <p>{head}</p> },
    ...tables(now, 'now', ''),
    ...(missing.length > 0 ? tableBlocks('missing', gaps, '') : []),
    ...(before && view.before
      ? ([
          {
            kind: 'block',
            key: 'before',
            keepWithNext: true,
            node: <p>{t.against(view.before.from, view.before.to)}</p>,
          },
          ...tables(before, 'before', t.exported.second),
        ] as PrintBlock[])
      : []),
  ]
}

function tableBlocks(key: string, { name, columns, rows }: FigureTable, suffix: string): PrintBlock[] {
  return [
    { kind: 'block', key: `${key}-head`, keepWithNext: true, node: <h2 className="printHeading">{name + suffix}</h2> },
    {
      kind: 'table',
      key,
      columns: columns.map(({ title, kind }, i) => ({
        key: String(i),
        title,
        ...(kind === 'number' ? { align: 'end' as const, width: '24mm' } : kind === 'date' ? { width: '26mm' } : {}),
      })),
      rows: rows.map((cells, i) => ({ key: String(i), cells })),
    },
  ]
}
