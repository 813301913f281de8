import {
  type StageGroup,
  type StageRunFilter,
  stageRunTable,
  stageRunGroups as storedGroups,
  stageRunRows as storedRows,
} from '../../db/repositories/stageRunReport.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { type CivilDate, earliest, latest, plusDays } from '../../shared/time-limits/index.ts'
import type { App, Parsed } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, personOf } from '../desk.ts'

type Input = Parsed['reports']['stageRuns']
type Groups = Outputs['reports']['stageRunGroups']['groups']

const filterOf = ({ from, to, cohort, officer, matterType, respondent }: Input): StageRunFilter => ({
  from,
  to,
  cohort: cohort === 'day' ? undefined : cohort,
  officerId: officer,
  matterType,
  respondent,
})

/** How often each stage ran in a period. */
export async function stageRuns(app: App, input: Input): Promise<Outputs['reports']['stageRuns']> {
  await sweep(app)
  return { stages: await stageRunTable(app.db, filterOf(input)) }
}

/** The same numbers in groups; every month is a period of its own. */
export async function stageRunGroups(
  app: App,
  { by, ...input }: Parsed['reports']['stageRunGroups'],
): Promise<Outputs['reports']['stageRunGroups']> {
  await sweep(app)
  const filter = filterOf(input)
  if (by === 'month') {
    const groups: Groups = []
    for (const month of monthsOf(filter)) {
      const table = await stageRunTable(app.db, { ...filter, ...monthWithin(month, filter) })
      const stages = table.map(({ stage, entered, left, standing, returned, overdue }) => {
        return { stage, entered, left, standing, returned, overdue }
      })
      groups.push({ key: month, officer: null, stages })
    }
    return { groups }
  }
  const [found, desk] = [await storedGroups(app.db, filter, by), await deskOf(app.db)]
  const groups = found.map((group) => ({
    ...group,
    officer: by === 'officer' && group.key !== null ? personOf(desk, group.key) : null,
  }))
  const name = (group: Groups[number]): string => group.officer?.name ?? group.key ?? ''
  const order = (a: Groups[number], b: Groups[number]): number =>
    Number(a.key === null) - Number(b.key === null) ||
    (by === 'officer' ? 0 : entered(b) - entered(a)) ||
    name(a).localeCompare(name(b), 'zh-CN')
  return { groups: groups.sort(order) }
}

/** The rows behind one number of `stageRuns` or of one group: the same condition makes both. */
export async function stageRunRows(
  app: App,
  { group, stage, measure, page, pageSize, ...input }: Parsed['reports']['stageRunRows'],
): Promise<Outputs['reports']['stageRunRows']> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const filter = filterOf(input)
  const narrowed =
    group === undefined
      ? filter
      : group.by === 'month'
        ? { ...filter, ...monthWithin(group.key ?? '', filter) }
        : { ...filter, group: { by: group.by, key: group.key } }
  const { rows, total } = await storedRows(app.db, { ...narrowed, stage, measure, page, pageSize })
  return {
    rows: rows.map(({ officerId, ...row }) => ({ ...row, officer: personOf(desk, officerId) })),
    total,
  }
}

const entered = ({ stages }: Pick<StageGroup, 'stages'>): number => stages.reduce((sum, row) => sum + row.entered, 0)

/** The months a period touches, `2026-11` and so on. */
function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); ) {
    months.push(month)
    month = monthAfter(month)
  }
  return months
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** The part of a month that lies in a period. */
function monthWithin(month: string, { from, to }: { from: CivilDate; to: CivilDate }) {
  const lastDay = plusDays(`${monthAfter(month)}-01`, -1)
  return { from: latest(`${month}-01`, from), to: earliest(lastDay, to) }
}
