import { engineOf } from '../../db/executor.ts'
import { storedMaterials } from '../../db/repositories/materials.ts'
import type { DataPlace } from '../../shared/contract/index.ts'
import type { App } from '../app.ts'

/** Where the data lies, how big it is, what room is left, and when it was backed up last. Sizes in bytes. */
export async function dataPlace(app: App): Promise<DataPlace> {
  const place = app.file?.place()
  const { files, bytes } = await storedMaterials(app.db)
  return {
    engine: engineOf(app.db),
    folder: place?.folder ?? null,
    file: place?.file ?? null,
    backupFolder: place?.backupFolder ?? null,
    fileBytes: place?.bytes ?? null,
    materials: files,
    materialBytes: bytes,
    freeBytes: place?.free ?? null,
    lastBackup: app.file?.backups()[0] ?? null,
    practice: app.practice,
  }
}
