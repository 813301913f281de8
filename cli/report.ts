import { termName } from '../shared/terms/index.ts'
import { isCivilDate } from '../shared/time-limits/index.ts'
import { type Arguments, dataFolder } from './arguments.ts'
import { type Client, openExistingDesk } from './desk.ts'
import { table } from './table.ts'

/** `report`: how often each stage ran, the four rates and the rows that are missing, for a period. */
export async function reportCommand(args: Arguments): Promise<void> {
  const desk = await openExistingDesk({ dataDir: dataFolder(args) })
  try {
    const { today, organ } = await desk.client.session.status()
    const period = { from: day(args.from, '--from') ?? '2000-01-01', to: day(args.to, '--to') ?? today }
    const { stages } = await desk.client.reports.stageRuns(period)
    const { rates } = await desk.client.reports.fourRates(period)
    const exceptions = await everyRow(desk.client, period, 'missing')
    const excluded = await everyRow(desk.client, period, 'excluded')
    if (args.json) {
      console.log(JSON.stringify({ organ, period, stages, rates, exceptions, excluded }, null, 2))
      return
    }
    console.log(`${organ}　${period.from} 至 ${period.to}\n`)
    console.log('各阶段运行次数')
    console.log(
      table([
        ['阶段', '进入', '完成', '在办', '退回', '中位天数', '逾期'],
        ...stages.map((s) => [
          termName('stage', s.stage),
          s.entered,
          s.left,
          s.standing,
          s.returned,
          s.medianDays ?? '–',
          s.overdue,
        ]),
      ]),
    )
    console.log('\n四个百分百')
    console.log(
      table([
        ['项目', '分子', '分母', '比率', '排除', '缺项'],
        ...rates.map((r) => [
          termName('rate', r.rate),
          r.met,
          r.denominator,
          r.percent === null ? '–' : `${r.percent}%`,
          r.excluded.map((x) => `${x.code}×${x.count}`).join(' ') || '0',
          r.missing,
        ]),
      ]),
    )
    console.log(`\n缺项明细（${exceptions.length}）`)
    for (const row of exceptions) {
      console.log(
        `  ${termName('rate', row.rate)}  ${row.subject.number ?? row.subject.id}  ${row.subject.title}${row.party ? `（${row.party}）` : ''}  ${row.countedOn}`,
      )
    }
  } finally {
    await desk.close()
  }
}

type Period = { from: string; to: string }

async function everyRow(client: Client, period: Period, counted: 'missing' | 'excluded') {
  const found = []
  for (const rate of ['R1', 'R2', 'R3', 'R4'] as const) {
    for (let page = 1; ; page++) {
      const { rows, total } = await client.reports.fourRateRows({ ...period, rate, counted, page, pageSize: 200 })
      found.push(...rows.map((row) => ({ rate, ...row })))
      if (page * 200 >= total) break
    }
  }
  return found
}

function day(text: string | undefined, option: string): string | undefined {
  if (text === undefined || isCivilDate(text)) return text
  throw new Error(`${option} 应为日期，例如 ${option} 2026-01-01。`)
}
