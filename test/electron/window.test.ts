import { describe, expect, it } from 'vitest'
import { contextMenu, menuBar } from '../../electron/main/contextMenu.ts'
import { windowOptions } from '../../electron/main/windowOptions.ts'
import { type Rectangle, windowStateFrom } from '../../electron/main/windowState.ts'
import { zoomAfter } from '../../electron/main/zoom.ts'

it('the window has exactly these options: one more is a decision', () => {
  const state = { width: 1440, height: 900, x: 10, y: 20, maximized: true }
  expect(windowOptions(state, '/opt/fuyi/preload/index.cjs')).toEqual({
    width: 1440,
    height: 900,
    x: 10,
    y: 20,
    minWidth: 1024,
    minHeight: 640,
    title: '复议台',
    backgroundColor: '#f5f6f8',
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      preload: '/opt/fuyi/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
})

it('the window may be smaller than the minimum on a small screen', () => {
  expect(windowOptions({ width: 800, height: 560, maximized: false }, '')).toMatchObject({
    minWidth: 800,
    minHeight: 560,
  })
})

describe('the place of the window', () => {
  const main: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
  const left: Rectangle = { x: -1280, y: 0, width: 1280, height: 1024 }
  const saved = (value: object): string =>
    JSON.stringify({ x: 100, y: 80, width: 1200, height: 800, maximized: false, ...value })
  const usual = { width: 1440, height: 900, maximized: false }

  it.each([
    ['is the usual one at the first start', null, [main], usual],
    ['is the usual one when the file is damaged', '{"x":', [main], usual],
    ['is the usual one when the file holds something else', '[1]', [main], usual],
    ['is the usual one when a number is missing', '{"x":1,"y":1,"width":1200,"maximized":false}', [main], usual],
    ['is the usual one when a number is none', saved({ width: '1200' }), [main], usual],
    ['is the usual one when a number is absurd', saved({ x: 1e300 }), [main], usual],
    ['is as it was left', saved({}), [main], { x: 100, y: 80, width: 1200, height: 800, maximized: false }],
    [
      'is as it was left on another screen',
      saved({ x: -1200, maximized: true }),
      [main, left],
      { x: -1200, y: 80, width: 1200, height: 800, maximized: true },
    ],
    [
      'is chosen anew when its screen is gone',
      saved({ x: -1200, maximized: true }),
      [main],
      { width: 1200, height: 800, maximized: true },
    ],
    [
      'is chosen anew when the title bar lies above the screen',
      saved({ y: -30 }),
      [main],
      { width: 1200, height: 800, maximized: false },
    ],
    [
      'is chosen anew when the title bar lies below the screen',
      saved({ y: 1000 }),
      [main],
      { width: 1200, height: 800, maximized: false },
    ],
    [
      'is chosen anew when hardly any of it shows',
      saved({ x: 1900 }),
      [main],
      { width: 1200, height: 800, maximized: false },
    ],
    [
      'is made to fit its screen',
      saved({ width: 5000, height: 5000 }),
      [main],
      { x: 100, y: 80, width: 1920, height: 1040, maximized: false },
    ],
    [
      'is made large enough',
      saved({ width: 10, height: -5, x: 500 }),
      [main],
      { width: 1024, height: 640, maximized: false },
    ],
    [
      'never exceeds a small screen',
      null,
      [{ x: 0, y: 0, width: 1366, height: 728 }],
      { width: 1366, height: 728, maximized: false },
    ],
  ])('%s', (_name, text, screens, expected) => expect(windowStateFrom(text, screens)).toEqual(expected))
})

describe('the right mouse button', () => {
  const flags = {
    canUndo: true,
    canRedo: true,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  }
  const labels = (items: { label?: string; type?: string; enabled?: boolean }[]) =>
    items.map(({ label, type, enabled }) => (type === 'separator' ? '-' : `${label}${enabled ? '' : ' (off)'}`))

  it.each([
    [
      'in a field',
      { isEditable: true, selectionText: '', editFlags: { ...flags, canCut: false, canCopy: false } },
      ['剪切 (off)', '复制 (off)', '粘贴', '-', '全选'],
    ],
    ['on selected text', { isEditable: false, selectionText: '津东政复', editFlags: flags }, ['复制']],
    ['elsewhere', { isEditable: false, selectionText: ' ', editFlags: flags }, []],
  ])('%s', (_name, params, expected) => expect(labels(contextMenu(params))).toEqual(expected))
})

it('there is a menu bar on macOS only, where copying by keyboard needs one', () => {
  expect(menuBar('win32', '复议台')).toBeNull()
  expect(menuBar('linux', '复议台')).toBeNull()
  const roles = (menuBar('darwin', '复议台') ?? []).flatMap(({ submenu }) =>
    (submenu as { role?: string }[]).map(({ role }) => role),
  )
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'undo', 'quit']))
})

describe('zoom', () => {
  const press = (key: string, more = {}) => ({ type: 'keyDown', key, control: true, meta: false, alt: false, ...more })
  it.each([
    ['Ctrl +', 0, press('+'), 'win32', 1],
    ['Ctrl = (the same key without Shift)', 0, press('='), 'linux', 1],
    ['Ctrl -', 0, press('-'), 'win32', -1],
    ['Ctrl 0', 3, press('0'), 'win32', 0],
    ['no further in', 4, press('+'), 'win32', 4],
    ['no further out', -3, press('-'), 'win32', -3],
    ['⌘ + on macOS', 0, press('+', { control: false, meta: true }), 'darwin', 1],
    ['Ctrl + on macOS', 0, press('+'), 'darwin', undefined],
    ['a plain +', 0, press('+', { control: false }), 'win32', undefined],
    ['AltGr (Ctrl Alt)', 0, press('0', { alt: true }), 'win32', undefined],
    ['the key coming up', 0, press('+', { type: 'keyUp' }), 'win32', undefined],
    ['Ctrl S', 0, press('s'), 'win32', undefined],
  ] as const)('%s', (_name, level, input, platform, expected) =>
    expect(zoomAfter(level, input, platform)).toBe(expected),
  )
})
