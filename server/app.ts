import type { AnyContractRouter, ContractProcedure, InferSchemaOutput } from '@orpc/contract'
import type { Executor } from '../db/executor.ts'
import type { MaterialFiles } from '../db/materialFiles.ts'
import type { Contract } from '../shared/contract/index.ts'
import type { Role } from '../shared/terms/index.ts'
import type { CivilDate } from '../shared/time-limits/index.ts'
import { civilDateOf } from '../shared/time-limits/index.ts'
import type { Log } from './log.ts'
import type { Upload } from './materials/uploads.ts'
import type { Indexing } from './search/build.ts'

/** Everything a use case needs from outside; made once by `openServer`. */
export type App = {
  db: Executor
  /** The present instant, UTC ISO with milliseconds. */
  now(): string
  newId(): string
  log: Log
  /** A database for practice: nothing in it is real. */
  practice: boolean
  /** Opens the practice data beside these, where the host can: its address, or null for a window of its own. */
  openPractice?: () => Promise<string | null>
  /** What can be done with the data file; null on PostgreSQL, whose administrator backs it up. */
  file: DataFile | null
  /** The files of the cases. */
  materials: MaterialFiles
  /** Files on their way from a page, by id. */
  uploads: Map<string, Upload>
  /** The index of the full-text search, where it is being built beside the daily work. */
  indexing?: Indexing
}

export type DataFile = {
  backUp(): BackupFile
  backups(): BackupFile[]
  /** Whether anything was written since the newest backup. */
  changedSinceBackup(): boolean
  /** Where the file and its backups lie, its size with the log beside it, and the room left on the disk (bytes). */
  place(): { folder: string; file: string; backupFolder: string; bytes: number; free: number }
  /** Reads every page; empty if the file is sound. */
  problems(): string[]
}
export type BackupFile = { name: string; madeAt: string; bytes: number; schemaVersion: number }

/** Who calls: somebody signed in. */
export type Actor = {
  id: string
  name: string
  login: string
  roles: readonly Role[]
  mustChangePassword: boolean
  /** Hash of the token the call came with. */
  tokenHash: string
}

/** Civil date in China now. */
export const todayOf = (app: App): CivilDate => civilDateOf(app.now())

type ParsedOf<T> =
  T extends ContractProcedure<infer I, infer _O, infer _E, infer _M>
    ? InferSchemaOutput<I>
    : { [K in keyof T]: T[K] extends AnyContractRouter ? ParsedOf<T[K]> : never }

/** What a use case gets: the input of each procedure after the contract has parsed it. */
export type Parsed = ParsedOf<Contract>
