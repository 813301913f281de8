import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react'
import {
  type Outputs,
  type RunDimension,
  type RunMeasure,
  runDimensions,
  runMeasures,
  stages,
} from '../../../shared/contract/index.ts'
import { isTermCode, type Language, type Stage, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { Empty, Failed, Loading, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Compared } from './Compared.tsx'
import type { Open, View } from './view.ts'

const BarChart = lazy(async () => ({ default: (await import('../../parts/BarChart.tsx')).BarChart }))

export type Group = Outputs['reports']['stageRunGroups']['groups'][number]
/** A group of the period beside the same one of the second period; either may be missing. */
type Pair = { name: string; now: Group | undefined; before: Group | undefined }

/** As many bars as can be read; the table has them all. */
const MOST_BARS = 12
const SHOWN_FIRST = 12

/** The name of a group: a month, a person, a term of the law, an organ. */
export function groupName(
  { key, officer }: Pick<Group, 'key' | 'officer'>,
  by: RunDimension,
  language: Language,
  none: string,
): string {
  if (key === null) return none
  if (by === 'officer') return officer?.name ?? key
  if ((by === 'administrativeField' || by === 'matterType') && isTermCode(by, key)) return termName(by, key, language)
  return key
}

/** Months stand beside each other by their place in the period, everything else by what it is. */
function paired(
  by: RunDimension,
  now: readonly Group[],
  before: readonly Group[],
  nameOf: (group: Group) => string,
): Pair[] {
  if (by === 'month') {
    return Array.from({ length: Math.max(now.length, before.length) }, (_, i) => {
      const [here, there] = [now[i], before[i]]
      return {
        name: [here, there].flatMap((group) => (group ? [nameOf(group)] : [])).join(' / '),
        now: here,
        before: there,
      }
    })
  }
  const rest = before.filter((group) => !now.some(({ key }) => key === group.key))
  return [
    ...now.map((group) => ({ name: nameOf(group), now: group, before: before.find(({ key }) => key === group.key) })),
    ...rest.map((group) => ({ name: nameOf(group), now: undefined, before: group })),
  ]
}

const numberOf = (group: Group | undefined, stage: Stage, measure: RunMeasure): number =>
  group?.stages.find((row) => row.stage === stage)?.[measure] ?? 0

/** The runs of the stages by month, officer, field, matter or respondent: one stage as bars, all of them in the table. */
export function Groups({
  view,
  open,
  by,
  setBy,
}: {
  view: View
  open: Open
  by: RunDimension
  setBy(by: RunDimension): void
}): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const { period, cohort, before } = view
  const [stage, setStage] = useState<Stage>('intake')
  const [measure, setMeasure] = useState<RunMeasure>('entered')
  const [all, setAll] = useState(false)
  const query = useQuery(queries.stageRunGroups({ ...period, cohort, by }))
  const earlier = useQuery({
    ...queries.stageRunGroups({ ...(before ?? period), cohort, by }),
    enabled: before !== null,
  })
  const pairs = useMemo(() => {
    const nameOf = (group: Group) => groupName(group, by, language, rates.groups.none)
    return paired(by, query.data?.groups ?? [], before ? (earlier.data?.groups ?? []) : [], nameOf)
  }, [query.data, earlier.data, before, by, language, rates])
  const rows = by === 'month' ? [...pairs].reverse() : pairs
  const bars = useMemo(() => (by === 'month' ? pairs.slice(-24) : pairs.slice(0, MOST_BARS)), [pairs, by])
  const categories = useMemo(() => bars.map(({ name }) => name), [bars])
  const series = useMemo(() => {
    const values = (side: 'now' | 'before') => bars.map((pair) => numberOf(pair[side], stage, measure))
    const words = ({ from, to }: { from: string; to: string }) => rates.inPeriod(from, to)
    const first = { name: words(period), values: values('now') }
    return before ? [first, { name: words(before), values: values('before') }] : [first]
  }, [bars, stage, measure, period, before, rates])

  const show = (pair: Pair | undefined, of: Stage, second: boolean): void => {
    const group = second ? pair?.before : pair?.now
    if (group) open(`runs.${of}.${measure}`, { second, group: { by, key: group.key } })
  }
  const columns: Column<Pair>[] = [
    { id: 'name', header: rates.groups.by[by], wrap: true, cell: ({ name }) => name },
    ...stages.map(
      (each): Column<Pair> => ({
        id: each,
        header: termName('stage', each, language),
        align: 'end',
        width: '15%',
        wrap: true,
        cell: (pair) => (
          <Compared
            now={numberOf(pair.now, each, measure)}
            before={before ? numberOf(pair.before, each, measure) : undefined}
            open={(second) => show(pair, each, second)}
          />
        ),
      }),
    ),
  ]
  const title = `${termName('stage', stage, language)} · ${rates.measures[measure]}`
  return (
    <Card
      className="groupsCard"
      title={rates.groups.title}
      extra={
        <Segmented
          size="small"
          aria-label={rates.groups.title}
          value={by}
          onChange={setBy}
          options={runDimensions.map((value) => ({ value, label: rates.groups.by[value] }))}
        />
      }
    >
      <p className="groupChoices">
        <Select
          size="small"
          aria-label={rates.groups.measure}
          value={measure}
          onChange={setMeasure}
          options={runMeasures.map((value) => ({ value, label: rates.measures[value] }))}
        />
        <Select
          size="small"
          aria-label={rates.groups.stage}
          value={stage}
          onChange={setStage}
          options={stages.map((value) => ({ value, label: rates.groups.bars(termName('stage', value, language)) }))}
        />
        <span className="muted small">
          {[
            rates.cohorts[cohort],
            rates.inPeriod(period.from, period.to),
            before ? rates.against(before.from, before.to) : '',
          ]
            .filter(Boolean)
            .join('　')}
        </span>
      </p>
      {earlier.error && before ? <Failed error={earlier.error} retry={() => void earlier.refetch()} /> : null}
      <Read query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty text={rates.noRows} />
          ) : (
            <div className="groupColumns">
              <Suspense fallback={<Loading />}>
                <BarChart
                  label={`${rates.groups.by[by]} · ${title}`}
                  categories={categories}
                  series={series}
                  lying={by !== 'month'}
                  pick={(second, i) => show(bars[i], stage, second === 1)}
                />
              </Suspense>
              <div>
                <DataTable
                  label={rates.groups.title}
                  columns={columns}
                  rows={all ? rows : rows.slice(0, SHOWN_FIRST)}
                  rowKey={({ name }) => name}
                />
                {!all && rows.length > SHOWN_FIRST ? (
                  <button type="button" className="plain link moreRows" onClick={() => setAll(true)}>
                    {rates.showAllExceptions(rows.length)}
                  </button>
                ) : null}
              </div>
            </div>
          )
        }
      </Read>
    </Card>
  )
}
