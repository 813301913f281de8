import { type Arguments, dataFolder } from './arguments.ts'
import { openExistingDesk } from './desk.ts'

/** `verify`: re-hashes the log, folds every case again and compares every projection. Exit code 1 if anything differs. */
export async function verifyCommand(args: Arguments): Promise<void> {
  const desk = await openExistingDesk({ dataDir: dataFolder(args), as: 'administrator' })
  try {
    const progress = await desk.client.system.verify()
    for (;;) {
      const step = await progress.next()
      if (!step.done) {
        if (process.stderr.isTTY) process.stderr.write(`\r已核验 ${step.value.checked} / ${step.value.total}`)
        continue
      }
      const result = step.value
      if (process.stderr.isTTY) process.stderr.write('\n')
      if (args.json) console.log(JSON.stringify(result, null, 2))
      else {
        for (const problem of result.problems)
          console.log(`${problem.kind}  ${problem.caseId ?? ''}  ${problem.seq ?? ''}  ${problem.detail}`)
        console.log(
          result.sound
            ? `核验通过：${result.cases} 件案件和咨询、${result.events} 条记录，哈希链、案件状态和各项投影全部一致。`
            : `核验发现 ${result.found} 处不一致，请勿继续写入，先从备份恢复或者联系技术支持。`,
        )
      }
      if (!result.sound) process.exitCode = 1
      return
    }
  } finally {
    await desk.close()
  }
}

/** `backup`: makes a backup, proved by opening it. */
export async function backupCommand(args: Arguments): Promise<void> {
  const desk = await openExistingDesk({ dataDir: dataFolder(args), as: 'administrator' })
  try {
    const made = await desk.client.system.backups.make()
    console.log(`已备份并核验：${made.name}（${made.bytes} 字节）`)
  } finally {
    await desk.close()
  }
}
