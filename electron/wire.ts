import type { LogFields, LogLevel } from '../server/log.ts'
import type { WireMessage } from '../shared/contract/port.ts'

/** The only IPC channel of the program. */
export const CHANNEL = 'fuyi'

/** A connection is one page load, until the data process ends; its name is made by the preload. */
export type ToCore =
  | { kind: 'message'; connection: string; data: WireMessage }
  | { kind: 'closed'; connection: string }
  | { kind: 'finish' }

export type FromCore =
  | { kind: 'ready' }
  /** Somebody asks for the practice mode: a window of its own. */
  | { kind: 'practice' }
  | { kind: 'message'; connection: string; data: WireMessage }
  /** The data cannot be opened; the process ends after saying so. */
  | { kind: 'refused'; zh: string; en: string }
  | { kind: 'log'; level: LogLevel; event: string; fields: LogFields }

/** Whether a value from outside is something oRPC can have sent. */
export function isWireMessage(value: unknown): value is WireMessage {
  return typeof value === 'string' || value instanceof Uint8Array
}

const CONNECTION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a value from outside names a connection (a random UUID). */
export function isConnection(value: unknown): value is string {
  return typeof value === 'string' && CONNECTION.test(value)
}
