import { createRouterClient } from '@orpc/server'
import { inTransaction } from '../db/executor.ts'
import { findUser } from '../db/repositories/users.ts'
import { beginSession } from '../server/session/signIn.ts'
import { plusDays } from '../shared/time-limits/index.ts'
import { clerkId, TODAY } from './buildFile.ts'
import { openFile } from './openFile.ts'

export type Memory = { calls: number; rssMiB: number; peakMiB: number; heapMiB: number }

/** What a server process holds after the calls of a busy morning, through the router as a window sends them. */
export async function measureMemory(folder: string, clerks: number): Promise<Memory> {
  const { app, router, close } = await openFile(folder)
  const period = { from: plusDays(TODAY, -364), to: TODAY }
  let calls = 0
  for (let clerk = 0; clerk < Math.min(clerks, 20); clerk++) {
    const user = await findUser(app.db, clerkId(clerk))
    if (!user) throw new Error('every clerk has an account')
    const { token } = await inTransaction(app.db, (tx) => beginSession(app, tx, user))
    const client = createRouterClient(router, {
      context: { host: 'desk' as const, reqHeaders: new Headers({ authorization: `Bearer ${token}` }) },
    })
    const { rows } = await client.cases.list({ officer: user.id, open: true })
    await client.duties.worklist({})
    await client.duties.worklist({ scope: 'all' })
    await client.cases.list({ text: '市场监督', pageSize: 50 })
    await client.cases.list({ matterType: 'penalty', receivedFrom: period.from, sort: 'due' })
    await client.reports.fourRates(period)
    await client.reports.stageRuns(period)
    calls += 7
    for (const { id } of rows) {
      await client.cases.get({ id })
      calls += 1
    }
  }
  const MIB = 1024 * 1024
  const { rss, heapUsed } = process.memoryUsage()
  const measured = { calls, rssMiB: rss / MIB, heapMiB: heapUsed / MIB, peakMiB: process.resourceUsage().maxRSS / 1024 }
  await close()
  return measured
}
