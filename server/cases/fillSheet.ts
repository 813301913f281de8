import { inTransaction } from '../../db/executor.ts'
import { casesWithoutSheet, emptySheet, replaceSheetRow } from '../../db/repositories/caseSheet.ts'
import { getMark, putMark } from '../../db/repositories/settings.ts'
import type { App } from '../app.ts'
import { deskOf, environment, program } from '../desk.ts'
import { traceOf } from '../log.ts'
import { project } from './project.ts'
import { loadCase } from './store.ts'

/** Goes up when `sheetRow` gives other cells for the same history. */
export const SHEET_VERSION = 1
export const SHEET_MARK = 'case_sheet'
const BATCH = 100

/**
 * Makes the list of cases from the histories where it is missing: after an upgrade that brought it or changed what
 * its cells hold. Goes on where it was cut off; a case that cannot be read is left to the verification.
 */
export async function fillSheet(app: App): Promise<void> {
  const mark = await getMark(app.db, SHEET_MARK)
  const [whole, begun] = [String(SHEET_VERSION), `${SHEET_VERSION} begun`]
  if (mark === whole) return
  if (mark !== begun) {
    await inTransaction(app.db, async (tx) => {
      await emptySheet(tx)
      await putMark(tx, SHEET_MARK, begun)
    })
  }
  const env = environment(app, await deskOf(app.db), program)
  for (let after = ''; ; ) {
    const ids = await casesWithoutSheet(app.db, after, BATCH)
    await inTransaction(app.db, async (tx) => {
      for (const id of ids) {
        try {
          const { record, history, state } = await loadCase(tx, id)
          await replaceSheetRow(tx, id, project(state, history, env).sheet(record))
        } catch (error) {
          app.log('error', 'sheet row failed', { case: id, ...traceOf(error) })
        }
      }
    })
    if (ids.length < BATCH) break
    after = ids.at(-1)!
  }
  await putMark(app.db, SHEET_MARK, whole)
}
