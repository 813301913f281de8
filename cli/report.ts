import { letterStates, type MediationMeasure, mediationMeasures } from '../shared/contract/index.ts'
import { missingReason } from '../shared/duties/index.ts'
import { isTermCode, termName } from '../shared/terms/index.ts'
import { isCivilDate } from '../shared/time-limits/index.ts'
import { type Arguments, dataFolder } from './arguments.ts'
import { type Client, type Clock, openExistingDesk } from './desk.ts'
import { table } from './table.ts'

/** `report`: how often each stage ran, the four rates and the rows that are missing, for a period. The day is the clock's, by default the machine's. */
export async function reportCommand(args: Arguments, clock?: Clock): Promise<void> {
  const desk = await openExistingDesk({ dataDir: dataFolder(args), ...(clock ? { clock } : {}) })
  try {
    const { today, organ } = await desk.client.session.status()
    const period = { from: day(args.from, '--from') ?? '2000-01-01', to: day(args.to, '--to') ?? today }
    const { stages } = await desk.client.reports.stageRuns(period)
    const { rates } = await desk.client.reports.fourRates(period)
    const mediation = await desk.client.reports.mediation(period)
    const locks = await desk.client.reports.locks()
    const litigation = await desk.client.litigation.figures(period)
    const firstInstance = await desk.client.litigation.figures({ ...period, instance: 'first' })
    const letters = (await desk.client.corrections.letters({ ...period, pageSize: 1 })).counts
    const missing = await everyRow(desk.client, period, 'missing')
    const exceptions = missing.map((row) => ({ ...row, reason: missingReason(row) }))
    const excluded = await everyRow(desk.client, period, 'excluded')
    if (args.json) {
      console.log(
        JSON.stringify(
          { organ, period, stages, rates, mediation, exceptions, excluded, locks, litigation, letters },
          null,
          2,
        ),
      )
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
          percentText(r.percent),
          r.excluded.map((x) => `${x.code}×${x.count}`).join(' ') || '0',
          r.missing,
        ]),
      ]),
    )
    console.log('\n调解情况（不是案中调解率）')
    console.log(
      table([
        ['项目', '件数', '占比'],
        ...mediationMeasures.map((measure) => [
          mediationNames[measure],
          mediation.counts[measure],
          measure === 'accepted' || measure === 'held' ? percentText(mediation.percent[measure]) : '',
        ]),
      ]),
    )
    console.log(`调撤率　${percentText(mediation.percent.resolved)}`)
    console.log('\n行政应诉')
    console.log(
      table([
        ['项目', '分子', '分母', '比率'],
        ['负责人出庭应诉率', litigation.appeared, litigation.opened, percentText(litigation.appearancePercent)],
        ['其中一审', firstInstance.appeared, firstInstance.opened, percentText(firstInstance.appearancePercent)],
        ['败诉率（生效裁判）', litigation.lost, litigation.effective, percentText(litigation.lostPercent)],
      ]),
    )
    console.log('\n意见书和建议书')
    console.log(
      table([letterStates.map((state) => termName('letterState', state)), letterStates.map((state) => letters[state])]),
    )
    console.log(`\n缺项明细（${exceptions.length}）`)
    for (const row of exceptions) console.log(`${line(row)}  ${termName('missingReason', row.reason)}`)
    console.log(`\n不计入明细（${excluded.length}）`)
    for (const row of excluded) {
      const { excuse } = row
      console.log(`${line(row)}  ${isTermCode('exclusionCode', excuse) ? termName('exclusionCode', excuse) : excuse}`)
    }
    if (locks.length > 0) console.log('\n已锁定的统计期')
    for (const { period, at, intact, rates } of locks) {
      const figures = rates.map(({ rate, percent }) => `${termName('rate', rate)} ${percentText(percent)}`)
      console.log(`  ${period.from} 至 ${period.to}  ${at}  ${figures.join('  ')}${intact ? '' : '  核验不符'}`)
    }
  } finally {
    await desk.close()
  }
}

const mediationNames: Record<MediationMeasure, string> = {
  ended: '结案',
  offered: '已征询',
  accepted: '双方愿意（占征询）',
  held: '已调解（占结案）',
  agreed: '达成一致',
  mediated: '调解书结案',
  settled: '和解或自纠后撤回',
  refusedByApplicant: '申请人拒绝',
  refusedByRespondent: '被申请人拒绝',
  refusedByThirdParty: '第三人拒绝',
  preCaseTried: '受理前化解',
  preCaseSolved: '其中化解成功',
}

const percentText = (percent: string | null): string => (percent === null ? '–' : `${percent}%`)

type Row = Awaited<ReturnType<typeof everyRow>>[number]
const line = ({ rate, subject, party, countedOn }: Row): string =>
  `  ${termName('rate', rate)}  ${subject.number ?? subject.id}  ${subject.title}${party ? `（${party}）` : ''}  ${countedOn}`

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
