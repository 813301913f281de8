import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { administrators, command, query } from './define.ts'
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
      kind: z.enum(['database', 'chain', 'snapshot', 'projection', 'material', 'report']),
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

export const system = {
  /** Reads every page of the file, every link of the log, every stored state; yields progress, returns the findings. */
  verify: command(administrators)
    .route({ summary: '核验数据 Verify the data' })
    .output(eventIterator(verifyProgress, verifyResult)),
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
export type BackupRow = z.output<typeof backupRow>
