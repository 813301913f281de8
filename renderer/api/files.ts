import { MAX_FILE_BYTES, type MaterialView, PIECE_BYTES } from '../../shared/contract/index.ts'
import { api } from './client.ts'

export type Sending = {
  caseId: string
  kind: string
  partyId: string | null
  source: 'picked' | 'dropped' | 'pasted'
  signal: AbortSignal
  /** Told the share that has arrived, from 0 to 1. */
  onProgress(share: number): void
}

/** Sends a file piece by piece and enters it in the case. Throws what the server refuses; an abort gives the file up. */
export async function sendFile(file: File, sending: Sending): Promise<MaterialView> {
  const { caseId, kind, partyId, source, signal, onProgress } = sending
  const name = file.name.slice(-200)
  // The server refuses it too; here nothing of it has been read yet.
  const bytes = Math.min(file.size, MAX_FILE_BYTES + 1)
  const { upload } = await api.materials.begin({ caseId, name, bytes })
  try {
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      signal.throwIfAborted()
      const piece = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer())
      await api.materials.append({ upload, offset, data: toBase64(piece) })
      onProgress(Math.min(1, (offset + PIECE_BYTES) / file.size))
    }
    signal.throwIfAborted()
    return await api.materials.finish({ upload, kind, partyId, source })
  } catch (error) {
    await api.materials.abandon({ upload }).catch(() => undefined)
    throw error
  }
}

/** The whole content of a material. */
export async function readContent(id: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    signal.throwIfAborted()
    const { data, next }: { data: string; next: number | null } = await api.materials.read({ id, offset })
    pieces.push(fromBase64(data))
    offset = next
  }
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Characters given to `String.fromCharCode` at a time: more of them overflow the stack. */
const STRETCH = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += STRETCH) text += String.fromCharCode(...bytes.subarray(i, i + STRETCH))
  return btoa(text)
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
