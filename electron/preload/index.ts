// Bundled to one CommonJS file: a sandboxed preload has no modules and may require nothing but 'electron'.
import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopHost, WireMessage } from '../../shared/contract/port.ts'
import { CHANNEL } from '../wire.ts'

let connection = crypto.randomUUID()
let listener: (message: WireMessage | null) => void = () => {}

ipcRenderer.on(CHANNEL, (_event, of: string, message: WireMessage | null) => {
  if (of !== connection) return
  // What was sent to the process that is gone must not be carried out by its successor: a new name, a new connection.
  if (message === null) connection = crypto.randomUUID()
  listener(message)
})

const host: DesktopHost = {
  kind: 'electron',
  post: (message) => ipcRenderer.send(CHANNEL, connection, message),
  onMessage: (callback) => {
    listener = callback
  },
}
contextBridge.exposeInMainWorld('host', host)
