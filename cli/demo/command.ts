import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { termName } from '../../shared/terms/index.ts'
import { civilDateOf, isCivilDate } from '../../shared/time-limits/index.ts'
import type { Arguments } from '../arguments.ts'
import { table } from '../table.ts'
import { everybody, PRACTICE_PASSWORD } from './people.ts'
import { buildPractice, EARLIEST_END, FEWEST_CASES } from './practice.ts'

/** `demo DIR`: writes a practice file of invented cases that stand in every state there is. */
export async function demoCommand({ words, seed = '1', cases = '300', until }: Arguments): Promise<void> {
  const [folder] = words
  if (!folder) throw new Error('用法：npm run cli -- demo DIR [--cases 300] [--seed 1] [--until 2026-12-31]')
  const dataDir = emptyFolder(folder)
  const options = { dataDir, seed, cases: countOf(cases), until: endOf(until) }
  const started = performance.now()
  const people = await buildPractice({ ...options, onDay: progress() })
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(
    `演练数据已生成：${options.cases} 件案件，截止到 ${options.until}，用时 ${seconds} 秒。人物、单位和事由均为虚构。`,
  )
  console.log(`打开：npm start -- --data ${folder}\n`)
  const rows = everybody(people).map(({ name, login, roles }) => [
    name,
    roles.map((role) => termName('role', role)).join('、'),
    login,
    PRACTICE_PASSWORD,
  ])
  console.log(table([['姓名', '角色', '登录名', '演练密码'], ...rows]))
}

/** Practice data never mixes with anything that is there already. */
function emptyFolder(folder: string): string {
  const dataDir = path.resolve(folder)
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Error(
      `文件夹“${folder}”里已有内容，演练数据只写入空文件夹：请换一个文件夹名，例如 npm run cli -- demo 演练。`,
    )
  }
  return dataDir
}

function countOf(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= FEWEST_CASES && count <= 5_000) return count
  throw new Error(`--cases 应为 ${FEWEST_CASES} 至 5000 之间的整数（少于 ${FEWEST_CASES} 件不能覆盖全部状态）。`)
}

function endOf(text: string | undefined): string {
  const until = text ?? civilDateOf(new Date().toISOString())
  if (isCivilDate(until) && until >= EARLIEST_END) return until
  throw new Error(`--until 应为 ${EARLIEST_END} 或者以后的日期，例如 --until 2026-12-31。`)
}

/** Tells which month is being told, on one line of a terminal. */
function progress(): (day: string) => void {
  let month = ''
  return (day) => {
    if (!process.stderr.isTTY || day.slice(0, 7) === month) return
    month = day.slice(0, 7)
    process.stderr.write(`\r正在生成 ${month} …`)
  }
}
