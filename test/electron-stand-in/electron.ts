// The module 'electron' of the main process. What the shell does not use does not exist here: its import fails.
export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { ipcMain } from './ipcMain.ts'
export { protocol, session } from './session.ts'
export { crashReporter, dialog, Menu, screen, shell } from './system.ts'
export { utilityProcess } from './utilityProcess.ts'
export { webContents } from './webContents.ts'
