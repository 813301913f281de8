// A server for tests of the shell: says what it is told, counts, waits, fails, and can end its process.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ORPCError, os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { z } from 'zod'
import { StorageError } from '../../../db/errors.ts'
import type { Port } from '../../../shared/contract/port.ts'

type Context = { host: string }
const procedure = os.$context<Context>()

export function fixtureRouter(onAbort: () => void, now = () => '') {
  return {
    echo: procedure.input(z.unknown()).handler(({ input, context }) => ({ said: input, host: context.host })),
    size: procedure.input(z.instanceof(Blob)).handler(({ input }) => input.size),
    count: procedure.input(z.int()).handler(async function* ({ input }) {
      for (let n = 1; n <= input; n++) yield n
    }),
    wait: procedure.handler(
      ({ signal }) =>
        new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => {
            onAbort()
            reject(signal.reason)
          })
        }),
    ),
    fail: procedure.errors({ STALE_VERSION: { data: z.object({ version: z.int() }) } }).handler(({ errors }) => {
      throw errors.STALE_VERSION({ data: { version: 7 } })
    }),
    refuse: procedure.handler(() => {
      throw new ORPCError('FORBIDDEN')
    }),
    die: procedure.handler(() => process.exit(9)),
    forget: procedure.handler(() => {
      void Promise.reject(new Error('nobody looks at this'))
    }),
    pid: procedure.handler(() => process.pid),
    now: procedure.handler(now),
  }
}

/** The interface of the real `openServer`, as far as the data process uses it. */
export async function openServer({ dataDir, now }: { dataDir: string; now: () => string }) {
  if (existsSync(path.join(dataDir, 'newer'))) throw new StorageError('DATABASE_NEWER', { found: 9, known: 1 })
  mkdirSync(dataDir, { recursive: true })
  const note = (file: string, text: string): void => writeFileSync(path.join(dataDir, file), text)
  const handler = new RPCHandler(fixtureRouter(() => note('aborted', ''), now))
  return {
    serve: (port: Port) => handler.upgrade(port, { context: { host: 'desk' } }),
    close: async () => note('closed', 'in good order'),
  }
}
