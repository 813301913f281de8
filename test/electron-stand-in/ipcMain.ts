import { EventEmitter } from 'node:events'

/** Messages from pages arrive here as `(event, ...arguments)`; the shell neither answers calls nor uses more. */
export const ipcMain = new EventEmitter()
