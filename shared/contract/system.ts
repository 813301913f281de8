import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { administrators, command, everybody, query } from './define.ts'
import { only } from './errors.ts'
import { id, instant } from './values.ts'

export const verifyProgress = z.object({ checked: z.int(), total: z.int() })

export const verifyResult = z.object({
  sound: z.boolean(),
  cases: z.int(),
  events: z.int(),
  /** How many problems there are; `problems` lists the first of them. */
  found: z.int(),
  problems: z.array(
    z.object({
      kind: z.enum(['database', 'chain', 'snapshot', 'projection', 'material', 'report', 'setting']),
      caseId: id.nullable(),
      seq: z.int().nullable(),
      detail: z.string(),
    }),
  ),
})

export const backupRow = z.object({
  name: z.string(),
  madeAt: instant,
  bytes: z.int(),
  schemaVersion: z.int(),
})

/** Where the data lies on the machine that holds it. */
const dataPlace = z.object({
  engine: z.enum(['sqlite', 'postgres']),
  /** Null on PostgreSQL, whose administrator knows. */
  folder: z.string().nullable(),
  file: z.string().nullable(),
  backupFolder: z.string().nullable(),
  fileBytes: z.int().nullable(),
  /** All files of the cases, each content once. */
  materialBytes: z.int(),
  materials: z.int(),
  freeBytes: z.int().nullable(),
  lastBackup: backupRow.nullable(),
  practice: z.boolean(),
})

export const system = {
  /** Reads every page of the file, every link of the log, every stored state; yields progress, returns the findings. */
  verify: command(administrators)
    .route({ summary: '核验数据 Verify the data' })
    .output(eventIterator(verifyProgress, verifyResult)),
  dataPlace: query(administrators).route({ summary: '数据位置 Where the data lies' }).output(dataPlace),
  /** Opens the practice data in a place of its own; `url` is where, null a window. `opened` false: this host cannot. */
  practice: command(everybody)
    .route({ summary: '打开练习模式 Open the practice mode' })
    .output(z.object({ opened: z.boolean(), url: z.string().nullable() })),
  backups: {
    list: query(administrators).route({ summary: '备份 Backups' }).output(z.array(backupRow)),
    /** Makes a backup and proves it by opening and checking it. */
    make: command(administrators)
      .route({ summary: '立即备份 Back up now' })
      .errors(only('BACKUP_FAILED'))
      .output(backupRow),
  },
}

export type VerifyProgress = z.output<typeof verifyProgress>
export type VerifyResult = z.output<typeof verifyResult>
export type DataPlace = z.output<typeof dataPlace>
export type BackupRow = z.output<typeof backupRow>
