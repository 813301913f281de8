/**
 * Run by the crash tests in a process of its own: opens the file and does one of the things a process can be
 * killed in. What it prints has happened for good.
 */
import { backUp } from '../../db/backup.ts'
import { isStorageError } from '../../db/errors.ts'
import { inTransaction } from '../../db/executor.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite } from '../../db/open.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { appendEvents } from '../../db/repositories/events.ts'
import { aCase, aDuty, anEvent } from './records.ts'
import { slowStep } from './slowStep.ts'

const [, , file, task] = process.argv as [string, string, string, string]

async function write(store: ReturnType<typeof openSqlite>, n: number): Promise<void> {
  await inTransaction(store.db, async (tx) => {
    await insertCase(tx, aCase(n))
    await appendEvents(tx, aCase(n).id, [anEvent(1)])
    await replaceDuties(tx, aCase(n).id, 'case', [aDuty('1:D05')])
  })
}

switch (task) {
  case 'close': {
    try {
      await openSqlite(file).close()
      console.log('closed')
    } catch (error) {
      console.log(isStorageError(error) ? error.code : String(error))
    }
    break
  }
  case 'once': {
    await write(openSqlite(file), 1)
    process.kill(process.pid, 'SIGKILL')
    break
  }
  case 'hold': {
    openSqlite(file)
    console.log('open')
    setInterval(() => {}, 1_000)
    break
  }
  case 'write': {
    const store = openSqlite(file)
    const known = Number(store.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get())
    for (let n = known + 1; ; n++) {
      await write(store, n)
      console.log(n)
    }
  }
  case 'migrate': {
    console.log('begins')
    openSqlite(file, { migrations: [...migrations, slowStep] })
    console.log('done')
    setInterval(() => {}, 1_000)
    break
  }
  case 'backUp': {
    for (let n = 0; ; n++) {
      backUp(file, `${file}.backups`, { now: new Date(Date.UTC(2026, 0, 1, 0, 0, n)) })
      console.log(n)
    }
  }
}
