import { describe, expect, it } from 'vitest'
import { fromChromium, toChromium } from './addresses.ts'
import { preventable } from './preventable.ts'
import { createBridge, createCodec, pageScript, preloadScript } from './worlds.ts'

describe('addresses', () => {
  it.each([
    ['app://main/', 'https://main.app.standin.invalid/'],
    ['app://main', 'https://main.app.standin.invalid/'],
    ['app://main/a/b.js?x=1#y', 'https://main.app.standin.invalid/a/b.js?x=1#y'],
  ])('%s is shown as %s', (url, shown) => {
    expect(toChromium(url)).toBe(shown)
    expect(fromChromium(shown)).toBe(url === 'app://main' ? 'app://main/' : url)
  })

  it.each(['https://www.gov.cn/', 'about:blank', 'data:text/html,x', 'file:///etc/passwd', 'https://standin.invalid/'])(
    '%s stays',
    (url) => {
      expect(toChromium(url)).toBe(url)
      expect(fromChromium(url)).toBe(url)
    },
  )

  it('a blob keeps its origin', () => {
    expect(fromChromium('blob:https://main.app.standin.invalid/6d2b')).toBe('blob:app://main/6d2b')
  })
})

describe('values on their way', () => {
  const { encode, decode } = createCodec()
  it.each([
    ['text', '复议\u2028台'],
    ['numbers', [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['nothing', { a: undefined, b: null }],
    ['bytes', new Uint8Array([0, 127, 128, 255])],
    ['a date', new Date(86_400_000)],
    ['an object that looks like a mark', { $: 'undefined', of: 1 }],
    ['nested', { list: [{ deep: [true, false] }] }],
  ])('%s arrives as it was', (_name, value) => expect(decode(encode(value))).toEqual(value))

  it.each([
    ['a function', () => {}],
    ['a symbol', Symbol('x')],
    ['an instance of a class', new (class Case {})()],
    ['a promise', Promise.resolve()],
  ])('%s cannot be cloned', (_name, value) => expect(() => encode({ value })).toThrow('could not be cloned'))
})

describe('the bridge between the worlds', () => {
  /** Two ends on one document, as the preload's and the page's world have it. */
  function worlds() {
    const document = new EventTarget()
    const window: Record<string, unknown> = {}
    const inPage = { document, window, CustomEvent, JSON, Object, Error, String }
    const run = (script: string) => new Function(...Object.keys(inPage), script)(...Object.values(inPage))
    const end = (mine: string, theirs: string) =>
      run(`return (${createBridge})(${createCodec}, '${mine}', '${theirs}')`) as ReturnType<typeof createBridge>
    return { end, window }
  }

  it.each(['page first', 'preload first'])('exposes functions that take functions, %s', (order) => {
    const { end, window } = worlds()
    const ends =
      order === 'page first'
        ? [end('page', 'preload'), end('preload', 'page')]
        : [end('preload', 'page'), end('page', 'preload')]
    const [preload, page] = order === 'page first' ? [ends[1], ends[0]] : [ends[0], ends[1]]
    const received: unknown[] = []
    let callback: (value: unknown) => void = () => {}
    const host = {
      kind: 'electron',
      post: (value: unknown) => received.push(value),
      onMessage: (given: (value: unknown) => void) => {
        callback = given
      },
      fail: () => {
        throw new Error('no')
      },
    }
    preload?.hello()
    preload?.expose('host', host)
    page?.hello()

    const seen = window['host'] as typeof host
    expect(Object.isFrozen(seen)).toBe(true)
    expect(seen.kind).toBe('electron')
    seen.post(new Uint8Array([1]))
    expect(received).toEqual([new Uint8Array([1])])
    const answers: unknown[] = []
    seen.onMessage((value) => answers.push(value))
    callback({ a: 1 })
    expect(answers).toEqual([{ a: 1 }])
    expect(() => seen.fail()).toThrow('no')
    expect(() => seen.post(Symbol('x'))).toThrow('could not be cloned')
  })

  it('travels as scripts that parse', () => {
    expect(() => new Function(pageScript('s'))).not.toThrow()
    expect(() => new Function(preloadScript('s', 'require("electron")'))).not.toThrow()
  })
})

it('an event remembers that its default was prevented', () => {
  const event = preventable({ url: 'app://main/' })
  expect(event.defaultPrevented).toBe(false)
  event.preventDefault()
  expect(event).toMatchObject({ url: 'app://main/', defaultPrevented: true })
})
