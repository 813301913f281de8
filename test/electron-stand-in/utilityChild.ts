// Loaded into a utility process before its script: gives it `process.parentPort`.
import { EventEmitter } from 'node:events'

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

const port = new ParentPort()
const early: unknown[] = []
const deliver = (data: unknown): void => {
  if (port.listenerCount('message') > 0) port.emit('message', { data, ports: [] })
  else early.push(data)
}
process.on('message', deliver)
// As in Electron, messages wait for the first listener.
port.on('newListener', (event) => {
  if (event === 'message') queueMicrotask(() => early.splice(0).forEach(deliver))
})
process.on('disconnect', () => process.exit(0))
Object.defineProperty(process, 'parentPort', { value: port })
