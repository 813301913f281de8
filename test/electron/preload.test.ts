import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DesktopHost } from '../../shared/contract/port.ts'
import { buildPreload } from './shell/build.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-preload-'))
let source: string
beforeAll(async () => {
  await buildPreload(folder)
  source = readFileSync(path.join(folder, 'index.cjs'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Listener = (event: unknown, ...values: unknown[]) => void

/** Runs the built preload as a sandbox would: no modules, and nothing to require but 'electron'. */
function runPreload() {
  const exposed: Record<string, unknown> = {}
  const sent: unknown[][] = []
  const listeners: Record<string, Listener> = {}
  const required: string[] = []
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => Object.assign(exposed, { [name]: value }) },
    ipcRenderer: {
      send: (...values: unknown[]) => sent.push(values),
      on: (channel: string, listener: Listener) => Object.assign(listeners, { [channel]: listener }),
    },
  }
  const require = (name: string): unknown => {
    required.push(name)
    return electron
  }
  runInNewContext(source, { require, module: { exports: {} }, exports: {}, crypto })
  return { host: exposed['host'] as DesktopHost, exposed, sent, listeners, required }
}

describe('the built preload', () => {
  it('is one file without imports, and requires only electron', () => {
    expect(readdirSync(folder)).toEqual(['index.cjs'])
    expect(source).not.toMatch(/^\s*(import|export)\b/m)
    expect(source).not.toMatch(/import\(/)
    expect(runPreload().required).toEqual(['electron'])
  })

  it('exposes one object of three members', () => {
    const { exposed, listeners } = runPreload()
    expect(Object.keys(exposed)).toEqual(['host'])
    expect(Object.keys(exposed['host'] as object).sort()).toEqual(['kind', 'onMessage', 'post'])
    expect(Object.keys(listeners)).toEqual(['fuyi'])
  })

  it('passes data only: never the event, never what belongs to another connection', () => {
    const { host, sent, listeners } = runPreload()
    const received: unknown[][] = []
    host.onMessage((...values) => received.push(values))
    host.post('question')
    const [channel, connection, message] = sent[0] ?? []
    expect([channel, message]).toEqual(['fuyi', 'question'])
    listeners['fuyi']?.({ sender: 'secret' }, connection, 'answer')
    listeners['fuyi']?.({ sender: 'secret' }, 'another', 'not for us')
    expect(received).toEqual([['answer']])
  })

  it('takes a new connection when the old one has ended', () => {
    const { host, sent, listeners } = runPreload()
    const received: unknown[] = []
    host.onMessage((message) => received.push(message))
    host.post('before')
    const first = sent[0]?.[1]
    listeners['fuyi']?.({}, first, null)
    host.post('after')
    listeners['fuyi']?.({}, first, 'late answer')
    expect(received).toEqual([null])
    expect(sent[1]?.[1]).not.toBe(first)
  })
})
