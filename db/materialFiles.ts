import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { typedError, withTypedErrors } from './errors.ts'

/** A content under its name: 64 hexadecimal figures of its SHA-256. */
export type StoredFile = { sha256: string; bytes: number; head: Uint8Array }

/** A file that is arriving piece by piece. */
export type Incoming = {
  /** Bytes so far. */
  received(): number
  /** Adds the next piece. Throws DISK_FULL, READ_ONLY. */
  append(piece: Uint8Array): Promise<void>
  /** Puts the whole file in its place, safe from a power cut, and gives its name. */
  finish(): Promise<StoredFile>
  discard(): Promise<void>
}

export type MaterialFiles = {
  receive(id: string): Promise<Incoming>
  /** A piece of a file; shorter at its end. Throws when the file is not there. */
  read(sha256: string, offset: number, length: number): Promise<Uint8Array>
  /** Reads the whole file again and compares it with its name. */
  check(sha256: string, bytes: number): Promise<'sound' | 'missing' | 'damaged'>
}

/** Bytes at the beginning of a file by which its kind is told. */
const HEAD = 4_096

/** The folder of the files that belong to a data file. */
export function materialFolder(dataFile: string): string {
  return path.join(path.dirname(dataFile), `${path.basename(dataFile, path.extname(dataFile))}-materials`)
}

/** The folder beside the backups in which the files of a data file are kept a second time. */
export function materialBackupFolder(backupDirectory: string): string {
  return path.join(backupDirectory, 'materials')
}

/**
 * The files of the cases, each under the hash of its content in one of 256 folders: the same content lies there once,
 * a file is never written again, and no name that a user chose reaches the disk. Nothing is ever removed but what
 * did not arrive whole.
 */
export function openMaterialFiles(folder: string): MaterialFiles {
  const incoming = path.join(folder, 'incoming')
  // Pieces of files that did not arrive whole before the program ended.
  rmSync(incoming, { recursive: true, force: true })

  return {
    async receive(id) {
      return typed(async () => {
        await mkdir(incoming, { recursive: true })
        const part = path.join(incoming, `${createHash('sha256').update(id).digest('hex')}.part`)
        await using _made = await open(part, 'wx')
        return arriving(folder, part)
      })
    },
    async read(sha256, offset, length) {
      return typed(async () => {
        await using handle = await open(placeOf(folder, sha256), 'r')
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
        return buffer.subarray(0, bytesRead)
      })
    },
    async check(sha256, bytes) {
      const file = placeOf(folder, sha256)
      const found = await stat(file).catch(() => null)
      if (!found?.isFile()) return 'missing'
      if (found.size !== bytes) return 'damaged'
      const hash = createHash('sha256')
      try {
        for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array)
      } catch {
        return 'damaged'
      }
      return hash.digest('hex') === sha256 ? 'sound' : 'damaged'
    },
  }
}

/** Opens the part for each piece anew: a page that goes away leaves no file open. */
function arriving(folder: string, part: string): Incoming {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let bytes = 0
  return {
    received: () => bytes,
    append: (piece) =>
      typed(async () => {
        await using handle = await open(part, 'a')
        await handle.writeFile(piece)
        hash.update(piece)
        if (bytes < HEAD) head.push(Uint8Array.from(piece.subarray(0, HEAD - bytes)))
        bytes += piece.length
      }),
    finish: () =>
      typed(async () => {
        const sha256 = hash.digest('hex')
        await syncFile(part)
        const place = placeOf(folder, sha256)
        await mkdir(path.dirname(place), { recursive: true })
        // The same content may lie there already, perhaps damaged: the one that has just been read is sound.
        await rename(part, place)
        syncDirectory(path.dirname(place))
        return { sha256, bytes, head: Buffer.concat(head) }
      }),
    discard: () => rm(part, { force: true }),
  }
}

/**
 * Copies into `to` every sound file of `from` that is not there yet: whole or not at all, and never over another.
 * Files never change, so what lies there already stays. Returns the hashes of those that could not be copied
 * because they are damaged.
 */
export function copyMaterials(from: string, to: string): { copied: number; damaged: string[] } {
  return withTypedErrors(
    () => {
      const damaged: string[] = []
      let copied = 0
      for (const sha256 of storedIn(from)) {
        const target = placeOf(to, sha256)
        if (existsSync(target) && statSync(target).size === statSync(placeOf(from, sha256)).size) continue
        mkdirSync(path.dirname(target), { recursive: true })
        const part = `${target}.part`
        try {
          rmSync(part, { force: true })
          copyFileSync(placeOf(from, sha256), part, constants.COPYFILE_EXCL)
          // Read back from the copy: a copy that cannot be read is none.
          if (createHash('sha256').update(readFileSync(part)).digest('hex') !== sha256) {
            damaged.push(sha256)
            continue
          }
          const handle = openSync(part, 'r+')
          fsyncSync(handle)
          closeSync(handle)
          renameSync(part, target)
          syncDirectory(path.dirname(target))
          copied += 1
        } finally {
          rmSync(part, { force: true })
        }
      }
      return { copied, damaged }
    },
    { file: path.basename(to) },
  )
}

/** The hashes of the files in a folder. */
function storedIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((shard) => readdirSync(path.join(folder, shard)).filter((name) => HASH.test(name)))
}

const HASH = /^[0-9a-f]{64}$/

/** Two figures of the hash make the folder, so that none holds more than a few hundred files. */
function placeOf(folder: string, sha256: string): string {
  if (!HASH.test(sha256)) throw new Error('not a hash')
  return path.join(folder, sha256.slice(0, 2), sha256)
}

async function syncFile(file: string): Promise<void> {
  await using handle = await open(file, 'r+')
  await handle.sync()
}

async function typed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw typedError(error)
  }
}

/** Makes a rename survive a power cut; Windows has no such call and needs none. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
