// The way of a call without Electron: page, preload, main process, data process, and back.
import { EventEmitter } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createConnections } from '../../electron/core/connections.ts'
import { type CoreEvents, type CoreProcess, superviseCore } from '../../electron/main/core.ts'
import { createRelay, type Page, type Relay } from '../../electron/main/relay.ts'
import type { FromCore, ToCore } from '../../electron/wire.ts'
import { type DesktopHost, portOf, type WireMessage } from '../../shared/contract/port.ts'
import { fixtureRouter } from './shell/server.ts'

type Api = RouterClient<ReturnType<typeof fixtureRouter>>
const later = () => new Promise((resolve) => setTimeout(resolve))

/** A page as the preload makes it, beside a relay that stands for the main process. */
function openPage(relay: Relay, id: number): { api: Api; page: Page } {
  let connection = crypto.randomUUID()
  let listener: (message: WireMessage | null) => void = () => {}
  const page: Page = {
    id,
    send: (of, message) =>
      setTimeout(() => {
        if (of !== connection) return
        if (message === null) connection = crypto.randomUUID()
        listener(message)
      }),
  }
  const host: DesktopHost = {
    kind: 'electron',
    post: (message) => setTimeout((of) => relay.fromPage(page, of, structuredClone(message)), 0, connection),
    onMessage: (callback) => {
      listener = callback
    },
  }
  return { api: createORPCClient(new RPCLink({ port: portOf(host) })), page }
}

/** A data process: what the relay posts reaches it, what it answers reaches the relay. */
function openCore(onAbort: () => void, answer: (message: FromCore) => void): (message: ToCore) => void {
  const handler = new RPCHandler(fixtureRouter(onAbort))
  const connections = createConnections(
    (port) => handler.upgrade(port, { context: { host: 'desk' } }),
    (connection, data) => answer({ kind: 'message', connection, data }),
  )
  return (message) => {
    if (message.kind === 'message') connections.message(message.connection, message.data)
    if (message.kind === 'closed') connections.closed(message.connection)
    if (message.kind === 'finish') connections.closeAll()
  }
}

describe('a call', () => {
  const onAbort = vi.fn()
  let relay: Relay
  let core: (message: ToCore) => void
  const startCore = () => {
    core = openCore(
      onAbort,
      (message) => message.kind === 'message' && relay.fromCore(message.connection, message.data),
    )
  }
  beforeEach(() => {
    onAbort.mockClear()
    relay = createRelay((message) => core(message))
    startCore()
  })

  it('is answered', async () => {
    const { api } = openPage(relay, 1)
    expect(await api.echo({ 案号: '津东政复〔2026〕1号', on: new Date(5), list: [1n] })).toEqual({
      said: { 案号: '津东政复〔2026〕1号', on: new Date(5), list: [1n] },
      host: 'desk',
    })
  })

  it('carries a file', async () => {
    const { api } = openPage(relay, 1)
    expect(await api.size(new File([new Uint8Array([0, 255, 128])], '证据.bin'))).toBe(3)
  })

  it('fails with the code and details of its error', async () => {
    const { api } = openPage(relay, 1)
    await expect(api.fail()).rejects.toMatchObject({ code: 'STALE_VERSION', defined: true, data: { version: 7 } })
    await expect(api.refuse()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(api.count('five' as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('may answer one by one, and stops when nobody listens any more', async () => {
    const { api } = openPage(relay, 1)
    const numbers: number[] = []
    for await (const n of await api.count(4)) numbers.push(n)
    expect(numbers).toEqual([1, 2, 3, 4])
    for await (const n of await api.count(1_000)) if (n === 2) break
    expect(await api.echo('after')).toMatchObject({ said: 'after' })
  })

  it('of one page is not answered to another', async () => {
    const one = openPage(relay, 1)
    const two = openPage(relay, 2)
    const answers = await Promise.all([one.api.echo('one'), two.api.echo('two'), one.api.echo('1'), two.api.echo('2')])
    expect(answers.map(({ said }) => said)).toEqual(['one', 'two', '1', '2'])
  })

  it('is aborted in the data process when its page has gone', async () => {
    const { api } = openPage(relay, 1)
    void api.wait().catch(() => {})
    await api.echo('the call before has arrived')
    relay.pageGone(1)
    expect(onAbort).toHaveBeenCalledOnce()
  })

  it('is aborted when the page of its number was loaded anew, whose own calls are answered', async () => {
    const before = openPage(relay, 1)
    void before.api.wait().catch(() => {})
    await before.api.echo('arrived')
    const after = openPage(relay, 1)
    expect(await after.api.echo('new page')).toMatchObject({ said: 'new page' })
    expect(onAbort).toHaveBeenCalledOnce()
  })

  it('is aborted by its caller alone', async () => {
    const { api } = openPage(relay, 1)
    const controller = new AbortController()
    const call = api.wait(undefined, { signal: controller.signal })
    await api.echo('arrived')
    controller.abort(new Error('changed my mind'))
    await expect(call).rejects.toThrow('changed my mind')
    await vi.waitFor(() => expect(onAbort).toHaveBeenCalledOnce())
    expect(await api.echo('still here')).toMatchObject({ said: 'still here' })
  })

  it('in progress when the data process ends is told, on every page; later ones reach its successor', async () => {
    const pages = [openPage(relay, 1), openPage(relay, 2)]
    const waiting = pages.map(({ api }) => expect(api.wait()).rejects.toThrow(/abort/i))
    await Promise.all(pages.map(({ api }) => api.echo('arrived')))
    core = () => {}
    relay.coreGone()
    startCore()
    await Promise.all(waiting)
    expect(await Promise.all(pages.map(({ api }) => api.echo('again')))).toMatchObject([
      { said: 'again' },
      { said: 'again' },
    ])
  })

  it('sent before the page has heard of the end is told as failed, and is not carried out by the successor', async () => {
    const { api } = openPage(relay, 1)
    await api.echo('connected')
    const carriedOut = vi.fn()
    relay.coreGone()
    core = carriedOut // the successor
    const overtaken = api.echo('too late')
    await expect(overtaken).rejects.toThrow(/abort/i)
    await later()
    expect(carriedOut).not.toHaveBeenCalled()
  })
})

describe('the relay', () => {
  it.each([
    ['a name that is none', 'main', '{}'],
    ['no name', undefined, '{}'],
    ['an object for a message', crypto.randomUUID(), { toString: (): string => '{}' }],
    ['no message', crypto.randomUUID(), null],
  ])('refuses %s', (_name, connection, message) => {
    const post = vi.fn()
    expect(createRelay(post).fromPage({ id: 1, send: () => {} }, connection, message)).toBe(false)
    expect(post).not.toHaveBeenCalled()
  })

  it('forgets an answer to a page that has gone', () => {
    const relay = createRelay(() => {})
    const page = { id: 1, send: vi.fn() }
    const connection = crypto.randomUUID()
    relay.fromPage(page, connection, '{}')
    relay.pageGone(1)
    relay.fromCore(connection, 'answer')
    expect(page.send).not.toHaveBeenCalled()
  })
})

describe('the supervisor of the data process', () => {
  type Child = CoreProcess & EventEmitter & { posted: ToCore[]; killed: boolean }
  const children: Child[] = []
  let clock = 0
  const events = { message: vi.fn(), gone: vi.fn() } satisfies CoreEvents
  const fork = (): Child => {
    const child = Object.assign(new EventEmitter(), {
      posted: [] as ToCore[],
      killed: false,
      postMessage: (message: ToCore) => child.posted.push(message),
      kill: () => {
        child.killed = true
      },
    }) as unknown as Child
    children.push(child)
    return child
  }
  const supervise = () => superviseCore(fork, () => clock, events)
  beforeEach(() => {
    children.length = 0
    clock = 0
    events.message.mockClear()
    events.gone.mockClear()
  })

  it('starts it again at its first end, and once more after a quiet minute', () => {
    const core = supervise()
    children[0]?.emit('exit', 1)
    clock = 60_001
    children[1]?.emit('exit', 2)
    expect(children).toHaveLength(3)
    expect(events.gone.mock.calls).toEqual([
      [1, true],
      [2, true],
    ])
    expect(core.isAlive()).toBe(true)
  })

  it('gives up at the second end within a minute', () => {
    const core = supervise()
    children[0]?.emit('exit', 1)
    clock = 59_000
    children[1]?.emit('exit', 1)
    expect(children).toHaveLength(2)
    expect(events.gone.mock.calls.at(-1)).toEqual([1, false])
    expect(core.isAlive()).toBe(false)
    expect(() => core.post({ kind: 'finish' })).not.toThrow()
  })

  it('ends the calls in progress before a successor exists', () => {
    events.gone.mockImplementationOnce(() => expect(children).toHaveLength(1))
    supervise()
    children[0]?.emit('exit', 1)
    expect(children).toHaveLength(2)
  })

  it('ends a process that cannot open the data, and does not start it again', () => {
    const core = supervise()
    const refusal: FromCore = { kind: 'refused', zh: '磁盘已满', en: 'full' }
    children[0]?.emit('message', refusal)
    expect(children[0]?.killed).toBe(true)
    children[0]?.emit('exit', 1)
    expect(events.message).toHaveBeenCalledWith(refusal)
    expect(events.gone).not.toHaveBeenCalled()
    expect(children).toHaveLength(1)
    expect(core.isAlive()).toBe(false)
  })

  it('waits for it to finish', async () => {
    const core = supervise()
    const finished = core.finish(5_000)
    expect(children[0]?.posted).toEqual([{ kind: 'finish' }])
    children[0]?.emit('exit', 0)
    expect(await finished).toBe('finished')
    expect(children[0]?.killed).toBe(false)
    expect(events.gone).not.toHaveBeenCalled()
    expect(children).toHaveLength(1)
  })

  it('kills it when it does not finish in time', async () => {
    vi.useFakeTimers()
    const core = supervise()
    const finished = core.finish(5_000)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(children[0]?.killed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await finished).toBe('killed')
    expect(children[0]?.killed).toBe(true)
    vi.useRealTimers()
  })

  it('has nothing to wait for when it has ended for good', async () => {
    const core = supervise()
    children[0]?.emit('exit', 1)
    children[1]?.emit('exit', 1)
    expect(await core.finish(5_000)).toBe('finished')
  })
})
