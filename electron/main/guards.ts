import { app, type Session, shell, type WebContents } from 'electron'
import { isAllowedDownload } from './allowedDownload.ts'
import { isAllowedExternal } from './allowedExternal.ts'
import { isAllowedNavigation } from './allowedNavigation.ts'

/** Refuses every permission and device: without a handler Electron grants what a page asks for. */
export function denyEveryPermission(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Lets a page save only what the program itself made. */
export function guardDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!isAllowedDownload(item.getURL())) event.preventDefault()
  })
}

/** Keeps every page, now and later, inside the program: no other address, no other window, no embedded page. */
export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents))
}

function guardPage(contents: WebContents): void {
  // `will-navigate` would not see inner frames.
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowedNavigation(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isAllowedNavigation(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
}

/** The only caller of `shell.openExternal`, which would start any program that registered a scheme. */
function openExternal(url: string): void {
  if (isAllowedExternal(url)) void shell.openExternal(new URL(url).href)
}
