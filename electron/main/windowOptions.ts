import type { BrowserWindowConstructorOptions } from 'electron'
import { TITLE } from './texts.ts'
import { MINIMUM, type WindowState } from './windowState.ts'

/** Options of the program's only window. @param preload absolute path of the built preload script */
export function windowOptions(state: WindowState, preload: string): BrowserWindowConstructorOptions {
  const { maximized: _, ...place } = state
  return {
    ...place,
    minWidth: Math.min(MINIMUM.width, state.width),
    minHeight: Math.min(MINIMUM.height, state.height),
    title: TITLE,
    backgroundColor: '#f5f6f8',
    autoHideMenuBar: true,
    show: false, // until there is something to see
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false, // its dictionaries would come from the network
    },
  }
}
