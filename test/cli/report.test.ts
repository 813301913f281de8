import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readArguments } from '../../cli/arguments.ts'
import { buildPractice } from '../../cli/demo/practice.ts'
import { openExistingDesk, virtualClock } from '../../cli/desk.ts'
import { reportCommand } from '../../cli/report.ts'
import { termName } from '../../shared/terms/index.ts'

const UNTIL = '2026-11-20'
const period = { from: '2023-11-01', to: UNTIL }
const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-report-'))
const dataDir = path.join(folder, 'practice')

/** What the command prints, line by line. */
async function printed(...options: string[]): Promise<string[]> {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(...text.split('\n')))
  try {
    await reportCommand(
      readArguments(['report', '--data', dataDir, '--from', period.from, '--to', period.to, ...options]),
      virtualClock(UNTIL),
    )
  } finally {
    log.mockRestore()
  }
  return lines
}

const cells = (line: string): string[] => line.trim().split(/\s{2,}/)
/** The lines under a heading, up to the next empty line. */
function section(lines: readonly string[], heading: string): string[] {
  const from = lines.findIndex((line) => line.startsWith(heading))
  const rest = lines.slice(from + 1)
  const end = rest.indexOf('')
  return from < 0 ? [] : rest.slice(0, end < 0 ? undefined : end)
}

type Report = Awaited<ReturnType<typeof figures>>
async function figures() {
  const desk = await openExistingDesk({ dataDir, clock: virtualClock(UNTIL) })
  try {
    const { reports } = desk.client
    return {
      stages: (await reports.stageRuns(period)).stages,
      rates: (await reports.fourRates(period)).rates,
      mediation: await reports.mediation(period),
      lock: await reports.lock(period),
    }
  } finally {
    await desk.close()
  }
}

describe('report', () => {
  let server: Report
  beforeAll(async () => {
    await buildPractice({ seed: 'report', cases: 60, until: UNTIL, dataDir })
    server = await figures()
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('prints the runs of the stages, the four rates and the mediation figures in Chinese', async () => {
    const lines = await printed()
    expect(lines[0]).toContain(`${period.from} 至 ${period.to}`)
    expect(server.stages[0]!.entered).toBeGreaterThan(0)
    const [head, ...runs] = section(lines, '各阶段运行次数').map(cells)
    expect(head).toEqual(['阶段', '进入', '完成', '在办', '退回', '中位天数', '逾期'])
    expect(runs).toEqual(
      server.stages.map((s) =>
        [termName('stage', s.stage), s.entered, s.left, s.standing, s.returned, s.medianDays ?? '–', s.overdue].map(
          String,
        ),
      ),
    )
    const rates = section(lines, '四个百分百').map(cells)
    expect(rates[0]).toEqual(['项目', '分子', '分母', '比率', '排除', '缺项'])
    expect(rates.slice(1).map(([name, met, base, percent, , missing]) => [name, met, base, percent, missing])).toEqual(
      server.rates.map((r) =>
        [termName('rate', r.rate), r.met, r.denominator, r.percent === null ? '–' : `${r.percent}%`, r.missing].map(
          String,
        ),
      ),
    )
    const mediation = section(lines, '调解情况').map(cells)
    expect(mediation[1]?.slice(0, 2)).toEqual(['结案', String(server.mediation.counts.ended)])
    expect(lines.find((line) => line.startsWith('调撤率'))).toContain(`${server.mediation.percent.resolved}%`)
  })

  it('prints every row that is missing with its reason, and every excluded one with its code', async () => {
    const lines = await printed()
    const missing = server.rates.reduce((sum, rate) => sum + rate.missing, 0)
    const excluded = server.rates.flatMap((rate) => rate.excluded).reduce((sum, { count }) => sum + count, 0)
    expect(missing).toBeGreaterThan(0)
    expect(excluded).toBeGreaterThan(0)
    const rows = section(lines, `缺项明细（${missing}）`)
    expect(rows).toHaveLength(missing)
    const reasons = (['noRecord', 'late', 'recordedTooLate'] as const).map((reason) =>
      termName('missingReason', reason),
    )
    for (const row of rows) expect(reasons).toContain(cells(row).at(-1))
    expect(section(lines, `不计入明细（${excluded}）`)).toHaveLength(excluded)
    const figures = server.lock.rates.map((r) => r.percent).filter((percent) => percent !== null)
    const locked = section(lines, '已锁定的统计期').join()
    for (const percent of figures) expect(locked).toContain(`${percent}%`)
  })

  it('gives the same figures and rows as JSON', async () => {
    const report = JSON.parse((await printed('--json')).join('\n'))
    expect(report.period).toEqual(period)
    expect(report.stages).toEqual(server.stages)
    expect(report.rates).toEqual(server.rates)
    expect(report.mediation).toEqual(server.mediation)
    expect(report.exceptions).toHaveLength(server.rates.reduce((sum, rate) => sum + rate.missing, 0))
    expect(report.locks).toMatchObject([{ id: server.lock.id, supplement: 0, intact: true }])
  })

  it('refuses a day that is none', async () => {
    await expect(reportCommand(readArguments(['report', '--data', dataDir, '--from', '2025-13-01']))).rejects.toThrow(
      '--from 应为日期',
    )
  })
})
