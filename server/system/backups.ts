import { isStorageError } from '../../db/errors.ts'
import type { BackupRow } from '../../shared/contract/index.ts'
import type { Actor, App } from '../app.ts'
import { refusal } from '../fail.ts'
import { traceOf } from '../log.ts'

/** The backups there are, newest first. None on PostgreSQL, which its own administrator backs up. */
export function list(app: App): BackupRow[] {
  return app.file?.backups() ?? []
}

/** Makes a backup and proves it by opening it and reading every page. Throws BACKUP_FAILED, STORAGE. */
export function make(app: App, actor: Actor): BackupRow {
  const reference = app.newId().replaceAll('-', '').slice(-6).toUpperCase()
  if (!app.file) throw refusal('BACKUP_FAILED', { reference })
  try {
    const backup = app.file.backUp()
    app.log('info', 'backup made', { bytes: backup.bytes, by: actor.id })
    return backup
  } catch (error) {
    if (isStorageError(error)) throw error
    app.log('error', 'backup failed', { reference, ...traceOf(error) })
    throw refusal('BACKUP_FAILED', { reference })
  }
}
