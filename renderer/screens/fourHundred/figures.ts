import {
  type MediationRow,
  mediationMeasures,
  type Outputs,
  type RateRow,
  type RunDimension,
  type RunRow,
  rates as rateNames,
  runMeasures,
} from '../../../shared/contract/index.ts'
import { missingReason } from '../../../shared/duties/index.ts'
import { isTermCode, type Language, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import type { Texts } from '../../texts/zh.ts'
import { groupName } from './Groups.tsx'
import type { PeriodOf, View } from './view.ts'

/** A column of a table that is exported or printed. */
export type FigureColumn = { title: string; kind: 'text' | 'date' | 'number'; width: number }
export type FigureTable = { name: string; columns: FigureColumn[]; rows: string[][] }

type Reports = Outputs['reports']
export type Figures = {
  period: PeriodOf
  rates: Reports['fourRates']['rates']
  mediation: Reports['mediation']
  stages: Reports['stageRuns']['stages']
  groups: Reports['stageRunGroups']['groups']
}

/** Every figure of the page for one period. */
export async function readFigures(period: PeriodOf, { cohort }: View, by: RunDimension): Promise<Figures> {
  const [{ rates }, mediation, { stages }, { groups }] = await Promise.all([
    api.reports.fourRates(period),
    api.reports.mediation(period),
    api.reports.stageRuns({ ...period, cohort }),
    api.reports.stageRunGroups({ ...period, cohort, by }),
  ])
  return { period, rates, mediation, stages, groups }
}

const text = (title: string, width = 160): FigureColumn => ({ title, kind: 'text', width })
const date = (title: string): FigureColumn => ({ title, kind: 'date', width: 96 })
const number = (title: string): FigureColumn => ({ title, kind: 'number', width: 84 })
const excuse = (code: string, language: Language): string =>
  isTermCode('exclusionCode', code) ? termName('exclusionCode', code, language) : code

/** The tables of the page, each as the rows of texts that are exported and printed. */
export function figureTables(figures: Figures, by: RunDimension, texts: Texts, language: Language): FigureTable[] {
  const { rates: t } = texts
  const { exported: x } = t
  return [
    {
      name: texts.frame.rates,
      columns: [
        text(t.item),
        number(x.numerator),
        number(x.denominator),
        number(x.percent),
        text(x.excluded, 240),
        number(t.exceptions),
      ],
      rows: figures.rates.map((rate) => [
        t.titles[rate.rate],
        String(rate.met),
        String(rate.denominator),
        rate.percent ?? '',
        rate.excluded.map(({ code, count }) => `${excuse(code, language)} ${count}`).join('；'),
        String(rate.missing),
      ]),
    },
    {
      name: t.mediation.title,
      columns: [text(t.item), number(x.figure), number(x.percent)],
      rows: [
        ...mediationMeasures.map((measure) => [
          t.mediation.measures[measure],
          String(figures.mediation.counts[measure]),
          measure === 'accepted' || measure === 'held' ? (figures.mediation.percent[measure] ?? '') : '',
        ]),
        [t.mediation.resolvedName, '', figures.mediation.percent.resolved ?? ''],
      ],
    },
    {
      name: t.runs,
      columns: [
        text(t.stage, 120),
        ...runMeasures.map((measure) => number(t.measures[measure])),
        number(t.median),
        number(t.longest),
      ],
      rows: figures.stages.map((row) => [
        termName('stage', row.stage, language),
        ...runMeasures.map((measure) => String(row[measure])),
        row.medianDays === null ? '' : String(row.medianDays),
        row.longestDays === null ? '' : String(row.longestDays),
      ]),
    },
    {
      name: `${t.groups.title}（${t.groups.by[by]}）`,
      columns: [
        text(t.groups.by[by], 200),
        text(t.stage, 120),
        ...runMeasures.map((measure) => number(t.measures[measure])),
      ],
      rows: figures.groups.flatMap((group) =>
        group.stages
          .filter((row) => runMeasures.some((measure) => row[measure] > 0))
          .map((row) => [
            groupName(group, by, language, t.groups.none),
            termName('stage', row.stage, language),
            ...runMeasures.map((measure) => String(row[measure])),
          ]),
      ),
    },
  ]
}

const PAGE = 500
type Page<Row> = { rows: Row[]; total: number }
type Counted = { add(rows: number): void; signal: AbortSignal }

/** Every row of a question that answers in pages. Throws what `signal` was aborted with. */
async function everyRow<Row>(
  ask: (page: { page: number; pageSize: number }) => Promise<Page<Row>>,
  { add, signal }: Counted,
): Promise<Row[]> {
  const found: Row[] = []
  for (let page = 1; ; page++) {
    signal.throwIfAborted()
    const { rows, total } = await ask({ page, pageSize: PAGE })
    found.push(...rows)
    add(rows.length)
    if (found.length >= total || rows.length === 0) return found
  }
}

/** The rows behind every number of the tables, one table of rows for each kind. */
export async function rowTables(
  period: PeriodOf,
  view: View,
  texts: Texts,
  language: Language,
  counted: Counted,
): Promise<FigureTable[]> {
  const { rates: t } = texts
  const { exported: x } = t
  const rateRows: [string, RateRow][] = []
  for (const rate of rateNames) {
    const rows = await everyRow((page) => api.reports.fourRateRows({ ...period, rate, ...page }), counted)
    rateRows.push(...rows.map((row): [string, RateRow] => [termName('rate', rate, language), row]))
  }
  const runs = await everyRow((page) => api.reports.stageRunRows({ ...period, cohort: view.cohort, ...page }), counted)
  const mediation: MediationRow[] = []
  for (const measure of ['ended', 'preCaseTried'] as const) {
    mediation.push(...(await everyRow((page) => api.reports.mediationRows({ ...period, measure, ...page }), counted)))
  }
  const yes = (is: boolean): string => (is ? x.yes : '')
  return [
    {
      name: x.rateRows,
      columns: [
        text(t.item, 100),
        text(x.number),
        text(x.title, 320),
        text(x.party, 120),
        text(t.state, 100),
        text(t.reason, 180),
        date(t.countedOn),
        date(t.doneOn),
        date(x.due),
      ],
      rows: rateRows.map(([rate, row]) => [
        rate,
        row.subject.number ?? '',
        row.subject.title,
        row.party ?? '',
        termName('counted', row.counted, language),
        row.counted === 'missing'
          ? termName('missingReason', missingReason(row), language)
          : row.excuse
            ? excuse(row.excuse, language)
            : row.recordedLate
              ? t.late
              : '',
        row.countedOn,
        row.endedOn ?? '',
        row.dueLegal ?? '',
      ]),
    },
    {
      name: x.runRows,
      columns: [
        text(t.stage, 120),
        text(x.number),
        text(x.title, 320),
        text(x.officer, 100),
        number(x.cycle),
        number(t.runNo),
        date(t.enteredOn),
        date(t.leftOn),
        number(t.took),
        ...runMeasures.map((measure) => text(t.measures[measure], 80)),
      ],
      rows: runs.map((row: RunRow) => [
        termName('stage', row.stage, language),
        row.number,
        row.title,
        row.officer?.name ?? '',
        String(row.cycle),
        String(row.no),
        row.enteredOn,
        row.leftOn ?? '',
        row.days === null ? '' : String(row.days),
        ...runMeasures.map((measure) => yes(row.measures.includes(measure))),
      ]),
    },
    {
      name: x.mediationRows,
      columns: [
        text(x.number),
        text(x.title, 320),
        number(x.cycle),
        date(t.countedOn),
        ...mediationMeasures.map((measure) => text(t.mediation.measures[measure], 100)),
      ],
      rows: mediation.map((row) => [
        row.number,
        row.title,
        String(row.cycle),
        row.on,
        ...mediationMeasures.map((measure) => yes(row.measures.includes(measure))),
      ]),
    },
  ]
}
