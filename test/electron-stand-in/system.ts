import { state } from './state.ts'

type Options = { buttons?: string[] }

/** Dialogs answer from `state.answers` and are recorded; the window they belong to may be the first argument. */
function ask(kind: string, given: unknown[]): number {
  const options = given.at(-1) as Options
  state.record.dialogs.push({ kind, options })
  return state.answers.shift() ?? 0
}

export const dialog = {
  showMessageBox: async (...given: unknown[]) => ({ response: ask('message', given), checkboxChecked: false }),
  showMessageBoxSync: (...given: unknown[]) => ask('message', given),
  showErrorBox: (title: string, content: string): void => {
    ask('error', [{ title, content }])
    process.stderr.write(`${title}: ${content}\n`)
  },
}

export const shell = {
  openExternal: async (url: string): Promise<void> => {
    state.record.opened.push(url)
  },
  openPath: async (file: string): Promise<string> => {
    state.record.opened.push(file)
    return ''
  },
}

let applicationMenu: unknown = null

export const Menu = {
  setApplicationMenu: (menu: unknown): void => {
    applicationMenu = menu
  },
  getApplicationMenu: (): unknown => applicationMenu,
  buildFromTemplate: (items: unknown[]) => ({ items, popup: (): void => {} }),
}

const area = { x: 0, y: 0, width: 1920, height: 1040 }
const display = { id: 1, workArea: area }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }

export const crashReporter = {
  start: (options: { uploadToServer?: boolean }): void => {
    if (options.uploadToServer !== false) throw new Error('stand-in: crash reports must stay on this machine')
  },
}
