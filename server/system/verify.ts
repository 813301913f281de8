import { materialBatch } from '../../db/repositories/materials.ts'
import { isIntact, listRateSnapshots } from '../../db/repositories/rateSnapshots.ts'
import { settingChainFaults, settingDifferences } from '../../db/repositories/settingHistory.ts'
import { type Derivation, type Difference, verifyChain, verifyProjections } from '../../db/verify.ts'
import type { ConsultationEntry } from '../../shared/case/consultation.ts'
import { foldConsultation } from '../../shared/case/consultation.ts'
import { type CaseEnvironment, fold } from '../../shared/case/index.ts'
import type { VerifyProgress, VerifyResult } from '../../shared/contract/index.ts'
import type { App } from '../app.ts'
import { caseSearchText, project } from '../cases/project.ts'
import { sweep } from '../cases/sweep.ts'
import { projectConsultation } from '../consultations/store.ts'
import { deskOf, environment, program } from '../desk.ts'
import { wireError } from '../guard.ts'
import { caseSearchEntries, consultationSearchEntries, kindsOfCase, kindsOfConsultation } from '../search/entries.ts'

/** A report of thousands helps nobody; the number found is told all the same. */
const MOST_PROBLEMS = 500

type Problem = VerifyResult['problems'][number]

/**
 * Reads every page of the data file, follows the hash chains of both logs, folds every history anew and compares
 * what is stored with what follows from it, and reads every file of the cases. Yields progress over the cases and consultations, returns the findings.
 */
export async function* verify(app: App): AsyncGenerator<VerifyProgress, VerifyResult> {
  try {
    await sweep(app)
    await app.indexing?.finished
    const env = environment(app, await deskOf(app.db), program)
    const problems: Problem[] = (app.file?.problems() ?? []).map((detail) => ({
      kind: 'database',
      caseId: null,
      seq: null,
      detail,
    }))
    const chain = await verifyChain(app.db)
    problems.push(
      ...chain.faults.map(({ kind, ownerId, seq }): Problem => ({ kind: 'chain', caseId: ownerId, seq, detail: kind })),
    )
    let cases = 0
    for await (const { checked, total, differences } of verifyProjections(app.db, derivation(env))) {
      cases = checked
      problems.push(...differences.map(problemOf))
      yield { checked, total }
    }
    problems.push(...(await materialProblems(app)))
    problems.push(...(await settingProblems(app)))
    for (const snapshot of await listRateSnapshots(app.db)) {
      if (!isIntact(snapshot)) problems.push({ kind: 'report', caseId: null, seq: null, detail: snapshot.id })
    }
    app.log(problems.length === 0 ? 'info' : 'error', 'verified', {
      cases,
      events: chain.checked,
      problems: problems.length,
    })
    return {
      sound: problems.length === 0,
      cases,
      events: chain.checked,
      problems: problems.slice(0, MOST_PROBLEMS),
      found: problems.length,
    }
  } catch (error) {
    // An iterator outlives the guard around the call that made it.
    throw wireError(app, 'system.verify', error)
  }
}

/** Follows the history of the settings, and compares what is in force with the last change. */
async function settingProblems(app: App): Promise<Problem[]> {
  const problem = (seq: number | null, detail: string): Problem => ({ kind: 'setting', caseId: null, seq, detail })
  const faults = await settingChainFaults(app.db)
  const differing = await settingDifferences(app.db)
  return [
    ...faults.map(({ kind, ownerId, id }) => problem(id, [kind, ownerId].filter((word) => word !== null).join(' '))),
    ...differing.map((key) => problem(null, `differs ${key}`)),
  ]
}

/** Reads every file of every case again, those in the recycle bin too. */
async function materialProblems(app: App): Promise<Problem[]> {
  const problems: Problem[] = []
  for (let after = ''; ; ) {
    const batch = await materialBatch(app.db, after, 200)
    if (batch.length === 0) return problems
    for (const { id, caseId, sha256, bytes } of batch) {
      const state = await app.materials.check(sha256, bytes)
      if (state !== 'sound') problems.push({ kind: 'material', caseId, seq: null, detail: `${id} ${state}` })
    }
    after = batch.at(-1)!.id
  }
}

/** What has to be stored beside a history. */
function derivation(env: CaseEnvironment): Derivation {
  return {
    deriveCase(history, record) {
      const projection = project(fold(history), history, env)
      const { columns, duties, parties, runs, corrections, court, mediation } = projection
      return {
        record: { ...columns, searchText: caseSearchText(record.number, projection) },
        duties,
        stageRuns: runs,
        parties,
        sheet: projection.sheet(record),
        corrections,
        court,
        mediation,
        search: { kinds: kindsOfCase, entries: caseSearchEntries(record.number, projection, history) },
      }
    },
    deriveConsultation(history, { number }) {
      const entries = history as ConsultationEntry[]
      const state = foldConsultation(entries)
      const { columns, duties } = projectConsultation(state, entries, env, number)
      const search = { kinds: kindsOfConsultation, entries: consultationSearchEntries(number, state, entries) }
      return { record: columns, duties, search }
    },
  }
}

/** Names the place and never the content: a report may be printed. */
function problemOf({ subject, ownerId, part, key, field }: Difference): Problem {
  const kind = part === 'history' ? 'chain' : part === 'record' && field === 'snapshot' ? 'snapshot' : 'projection'
  return {
    kind,
    caseId: ownerId,
    seq: null,
    detail: [subject, part, key, field].filter((word) => word !== null).join(' '),
  }
}
