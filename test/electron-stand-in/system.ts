type BoxOptions = { message: string; detail?: string; buttons?: string[] }

/** Nobody sees these dialogs: they are printed, and the first button is pressed. A test may put its own in their place. */
function press({ message, detail = '' }: BoxOptions): number {
  process.stderr.write(`[dialog] ${message}: ${detail}\n`)
  return 0
}

export const dialog = {
  showMessageBox: async (...given: unknown[]) => ({
    response: press(given.at(-1) as BoxOptions),
    checkboxChecked: false,
  }),
  showMessageBoxSync: (...given: unknown[]) => press(given.at(-1) as BoxOptions),
  showErrorBox: (title: string, content: string): void => {
    press({ message: title, detail: content })
  },
}

/** Nothing is opened on the machine of a test. */
export const shell = {
  openExternal: async (_url: string): Promise<void> => {},
  openPath: async (_file: string): Promise<string> => '',
}

let applicationMenu: unknown = null

export const Menu = {
  setApplicationMenu: (menu: unknown): void => {
    applicationMenu = menu
  },
  getApplicationMenu: (): unknown => applicationMenu,
  buildFromTemplate: (items: unknown[]) => ({ items, popup: (): void => {} }),
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }

export const crashReporter = {
  start: (options: { uploadToServer?: boolean }): void => {
    if (options.uploadToServer !== false) throw new Error('stand-in: crash reports must stay on this machine')
  },
}
