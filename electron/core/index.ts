// The data process: the only one that opens the database. It mounts the server that the browser host mounts too.
import type { MessageEvent } from 'electron'
import { type Log, traceOf } from '../../server/log.ts'
import { openServer } from '../../server/openServer.ts'
import type { FromCore, ToCore } from '../wire.ts'
import { clockFrom } from './clock.ts'
import { createConnections } from './connections.ts'
import { openingFailure } from './openingFailure.ts'

// A utility process only warns of these, and would go on with a state nobody knows.
process.on('unhandledRejection', (reason) => {
  throw reason
})
process.on('uncaughtException', (error) => {
  log('error', 'defect in data process', traceOf(error))
  console.error(error)
  process.exit(1)
})

const parent = process.parentPort
const post = (message: FromCore): void => parent.postMessage(message)
const log: Log = (level, event, fields = {}) => post({ kind: 'log', level, event, fields })

async function main(dataDir: string): Promise<void> {
  const server = await openServer({
    dataDir,
    log,
    now: clockFrom(process.env),
    regularBackups: true,
    practice: process.env['FUYI_PRACTICE'] === '1',
    openPractice: async () => {
      post({ kind: 'practice' })
      return null
    },
  })
  const connections = createConnections(server.serve, (connection, data) => post({ kind: 'message', connection, data }))

  // Messages wait in the port until this first listener.
  parent.on('message', ({ data: message }: MessageEvent & { data: ToCore }) => {
    switch (message.kind) {
      case 'message':
        return connections.message(message.connection, message.data)
      case 'closed':
        return connections.closed(message.connection)
      case 'finish':
        connections.closeAll()
        void server.close().then(() => process.exit(0))
    }
  })
  post({ kind: 'ready' })
}

main(process.env['FUYI_DATA_DIR'] ?? '').catch((error: unknown) => {
  log('error', 'data not opened', traceOf(error))
  // The shell ends this process when it has read that: a message may be lost when its sender ends first.
  post({ kind: 'refused', ...openingFailure(error) })
})
