import { StorageError } from '../db/errors.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { demoCommand } from './demo/command.ts'
import { replayCommand } from './replay/command.ts'
import { reportCommand } from './report.ts'
import { backupCommand, verifyCommand } from './verify.ts'

const commands: Record<string, { run(args: Arguments): Promise<void>; usage: string }> = {
  replay: { run: replayCommand, usage: 'replay FILE [--data DIR] [--json]      把公开案例逐步登记，核对日期' },
  report: {
    run: reportCommand,
    usage: 'report [--data DIR] [--from D] [--to D] [--json]   各阶段运行次数和四个百分百',
  },
  verify: { run: verifyCommand, usage: 'verify [--data DIR] [--json]           核验哈希链、案件状态和投影' },
  backup: { run: backupCommand, usage: 'backup [--data DIR]                    立即备份' },
  demo: { run: demoCommand, usage: 'demo DIR                               生成演练数据（300 件隐名案件）' },
}

const [name = '', ...rest] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(
    `用法 Usage: npm run cli -- 命令\n${Object.values(commands)
      .map((c) => `  ${c.usage}`)
      .join('\n')}`,
  )
  process.exit(2)
}
try {
  await command.run(readArguments(rest))
} catch (error) {
  // A sentence for the person at the terminal; a stack only where it is a defect.
  if (error instanceof StorageError) console.error(error.zh)
  else if (error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)) console.error(error.message)
  else console.error(error)
  process.exit(1)
}
