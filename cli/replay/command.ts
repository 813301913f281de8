import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { termName } from '../../shared/terms/index.ts'
import { type Arguments, dataFolder } from '../arguments.ts'
import { computedOf } from '../check/realCases.ts'
import { readHistories } from './history.ts'
import { type Replayed, replay } from './replay.ts'
import { openReplayDesk } from './session.ts'

/**
 * `replay FILE`: feeds published case histories through the server into a data folder of its own and prints for each
 * the state it reached, dates computed against dates of the source, what was refused and why, and what was late.
 */
export async function replayCommand(args: Arguments): Promise<void> {
  const file = args.words[0]
  if (!file) throw new Error('用法：npm run cli -- replay FILE [--data DIR] [--json]')
  const histories = readHistories(file)
  const folder = dataFolder(args)
  setAside(folder)
  const desk = await openReplayDesk(folder)
  const done: Replayed[] = []
  try {
    for (const history of histories) {
      const replayed = await replay(history, desk)
      done.push(replayed)
      if (!args.json) console.log(`${described(replayed)}\n`)
    }
  } finally {
    await desk.close()
  }
  if (args.json) console.log(JSON.stringify(done.map(asJson), null, 2))
  else {
    const refused = done.filter((r) => r.refused.length > 0).length
    console.log(
      `共 ${done.length} 件，全部登记；${done.filter((r) => r.late.length > 0).length} 件有逾期或者期限届满，${refused} 件有步骤被拒绝。`,
    )
    console.log(`数据在 ${path.relative('.', folder) || folder}；可用 npm run cli -- report 查看统计。`)
  }
}

/** Keeps what is in the folder under another name: nothing is written over. */
function setAside(folder: string): void {
  if (!existsSync(path.join(folder, 'fuyi.db'))) {
    mkdirSync(folder, { recursive: true })
    return
  }
  const aside = `${folder}-${new Date().toISOString().replace(/[:.]/g, '')}`
  renameSync(folder, aside)
  mkdirSync(folder, { recursive: true })
  console.error(`原有数据已移到 ${path.relative('.', aside)}。`)
}

function described(replayed: Replayed): string {
  const { history, steps, view } = replayed
  const lines = [`${history.id}  ${history.title}（${view.number}）`]
  const known = steps.map((s) => `${s.on ?? '日期不详'} ${s.event}`)
  lines.push(`  来源：${known.join('，')}`)
  lines.push(
    `  状态：${view.stage ? `${termName('stage', view.stage)}·` : ''}${termName('mainState', view.mainState)}；期限状态：${termName('clockState', view.regions.clock ?? 'notStarted')}`,
  )
  for (const limit of view.limits) {
    lines.push(
      `  期限：${termName('limitCode', limit.code)} ${limit.trigger} 起，至 ${limit.dueLegal}${limit.provisional ? '（暂定）' : ''}${limit.endedOn ? `，${limit.endedOn} 办理` : ''}`,
    )
  }
  const computed = computedOf(replayed)
  for (const [key, expected] of Object.entries(history.expect)) {
    if (key !== 'calendarYears')
      lines.push(
        `  核对：${key} 来源 ${String(expected)}，计算 ${String(computed[key] ?? '—')}${computed[key] === expected ? '' : ' ← 不一致'}`,
      )
  }
  if (replayed.implied.length > 0) lines.push(`  推定补记：${replayed.implied.join('、')}`)
  for (const refusal of replayed.refused) {
    lines.push(`  未能办理：${refusal.step}（${refusal.on}）`)
    for (const unmet of refusal.unmet) lines.push(`    · ${unmet.zh}（${unmet.article}）`)
  }
  for (const late of replayed.late) lines.push(`  逾期：${late}`)
  return lines.join('\n')
}

const asJson = (replayed: Replayed) => ({
  id: replayed.history.id,
  number: replayed.view.number,
  state: replayed.view.mainState,
  regions: replayed.view.regions,
  limits: replayed.view.limits,
  computed: computedOf(replayed),
  expected: replayed.history.expect,
  implied: replayed.implied,
  refused: replayed.refused,
  late: replayed.late,
})
