import { type Executor, inTransaction } from '../../db/executor.ts'
import {
  clearSearch,
  indexState,
  ownersToIndex,
  putIndexState,
  replaceSearchEntries,
  type SearchOwner,
} from '../../db/repositories/search.ts'
import { TERMS_VERSION } from '../../db/terms.ts'
import { type App, todayOf } from '../app.ts'
import { project } from '../cases/project.ts'
import { loadCase } from '../cases/store.ts'
import { loadConsultation } from '../consultations/store.ts'
import { deskOf, environment, organOf, program } from '../desk.ts'
import { traceOf } from '../log.ts'
import { caseSearchEntries, consultationSearchEntries, kindsOfCase, kindsOfConsultation } from './entries.ts'
import { indexMaterials, indexNotes } from './others.ts'

/** Owners in one transaction: short enough that nobody who works meanwhile notices. */
const BATCH = 50

export type Indexing = { finished: Promise<void>; stop(): void }

/**
 * Builds the index of a file that has none, an unfinished one, or one of an older program. Runs beside the daily
 * work in short transactions; steps recorded meanwhile feed the index themselves.
 */
export function indexInBackground(app: App): Indexing {
  let stopped = false
  const finished = buildIndex(app, () => stopped).catch((error: unknown) => {
    app.log('error', 'search index', traceOf(error))
  })
  return {
    finished,
    stop: () => {
      stopped = true
    },
  }
}

/** Builds the whole index from nothing. */
export async function rebuildIndex(app: App): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    await clearSearch(tx)
    await putIndexState(tx, { version: TERMS_VERSION, complete: false })
  })
  await buildIndex(app, () => false)
}

async function buildIndex(app: App, stopped: () => boolean): Promise<void> {
  const before = await indexState(app.db)
  if (before?.complete && before.version === TERMS_VERSION) return
  // A new file needs no building: its first case feeds the index.
  if (!(await organOf(app.db, todayOf(app)))) return putIndexState(app.db, { version: TERMS_VERSION, complete: true })
  if (before && before.version !== TERMS_VERSION) await inTransaction(app.db, clearSearch)
  const started = Date.parse(app.now())
  await putIndexState(app.db, { version: TERMS_VERSION, complete: false })
  let owners = 0
  for (const subject of ['case', 'consultation'] as const) {
    let after = { updatedAt: '', id: '' }
    for (;;) {
      const next = await ownersToIndex(app.db, subject, after, BATCH)
      const last = next.at(-1)
      if (!last) break
      await inTransaction(app.db, async (tx) => {
        for (const { id } of next) await indexOwner(tx, app, { subject, id })
      })
      owners += next.length
      after = last
      if (stopped()) return
      // Lets a waiting call have its turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await putIndexState(app.db, { version: TERMS_VERSION, complete: true })
  if (owners > 0) app.log('info', 'search index built', { owners, ms: Date.parse(app.now()) - started })
}

/** What is found of one case or consultation, from its history. */
async function indexOwner(tx: Executor, app: App, owner: SearchOwner): Promise<void> {
  if (owner.subject === 'case') {
    const { record, history, state } = await loadCase(tx, owner.id)
    const projection = project(state, history, environment(app, await deskOf(tx), program))
    await replaceSearchEntries(tx, owner, kindsOfCase, caseSearchEntries(record.number, projection, history))
    await indexMaterials(tx, owner.id)
    await indexNotes(tx, owner.id)
  } else {
    const { record, state, history } = await loadConsultation(tx, owner.id)
    const entries = consultationSearchEntries(record.number, state, history)
    await replaceSearchEntries(tx, owner, kindsOfConsultation, entries)
  }
}

/** Whether everything there is can be found by now. */
export async function isIndexComplete(db: Executor): Promise<boolean> {
  const state = await indexState(db)
  return state?.complete === true && state.version === TERMS_VERSION
}
