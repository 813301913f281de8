import type BetterSqlite3 from 'better-sqlite3'
import { act } from '../server/cases/act.ts'
import { project } from '../server/cases/project.ts'
import { loadCase } from '../server/cases/store.ts'
import { caseView } from '../server/cases/view.ts'
import { deskOf, environment } from '../server/desk.ts'
import {
  addressees,
  type CaseFacts,
  decide,
  defectConfirmed,
  type EventType,
  explanationRecipients,
  mainState,
  partiesOf,
  requiredExplanationItems,
} from '../shared/case/index.ts'
import type { CivilDate } from '../shared/time-limits/index.ts'
import { TODAY } from './buildFile.ts'
import { median } from './compare.ts'
import { openBare, openFile } from './openFile.ts'
import { actorOf } from './questions.ts'

export type Recording = {
  steps: number
  /** Steps that were more than a note. */
  ofTheLaw: number
  /** Medians in milliseconds. */
  server: number
  bare: number
  /** Statements of a step that write. */
  statements: number
  parts: Record<Part, number>
}

/** `read`: case, history and desk; `sql`: every statement but the commit, those of `read` and `view` among them. */
type Part = 'read' | 'decide' | 'derive' | 'view' | 'sql' | 'commit'
type Step = { type: EventType; on: CivilDate; data: Record<string, unknown> }
type Written = { text: string; parameters: readonly unknown[] }

/** Notes on closed cases first, until the compiler has seen every path: a server does not start anew for each step. */
const WARM_UP = 800

/**
 * Records steps on open cases through the server, and after each the very same rows in a bare transaction on a
 * copy of the file: same statements, same values, same durability, same disk, in turns. The parts of a step are
 * measured apart from it, before and after.
 */
export async function measureRecording(
  folder: string,
  copy: string,
  steps: number,
  warmUp = WARM_UP,
): Promise<Recording> {
  const spy = createSpy()
  const { app, close } = await openFile(folder, spy.watch)
  const bare = openBare(copy)
  const replay = replayer(bare)
  const ids = (open: 0 | 1) =>
    bare
      .prepare(`select id from reconsideration_case where open = ${open} order by id limit 1000`)
      .pluck()
      .all() as string[]
  const [closed, open] = [ids(0), ids(1)]
  const times = {
    server: [],
    bare: [],
    statements: [],
    read: [],
    decide: [],
    derive: [],
    view: [],
    sql: [],
    commit: [],
  } as Record<Part | 'server' | 'bare' | 'statements', number[]>
  const actor = { ...actorOf('supervisor'), roles: ['reception', 'caseOfficer', 'approver', 'supervisor'] as const }
  let ofTheLaw = 0

  for (let i = -warmUp; i < steps; i++) {
    const id = i < 0 ? closed[(i + warmUp) % closed.length]! : open[i % open.length]!
    const step: Partial<Record<keyof typeof times, number>> = {}
    const part = <T>(name: keyof typeof times, work: () => T): T => {
      const started = performance.now()
      const done = work()
      step[name] = performance.now() - started
      return done
    }
    const partOf = async <T>(name: keyof typeof times, work: () => Promise<T>): Promise<T> => {
      const started = performance.now()
      const done = await work()
      step[name] = performance.now() - started
      return done
    }

    const { desk, before } = await partOf('read', async () => ({
      desk: await deskOf(app.db),
      before: await loadCase(app.db, id),
    }))
    const env = environment(app, desk, actor)
    const wanted = nextStep(before.state.context, mainState(before.state))
    const event = decide(before.state, before.history, wanted, env).accepted ? wanted : note
    const decision = part('decide', () => decide({ ...before.state }, before.history, event, env))
    if (!decision.accepted) throw new Error(`not even a note: ${mainState(before.state)}`)
    part('derive', () => project(decision.state, [...before.history, ...decision.events], env))

    spy.begin()
    const recorded = await partOf('server', () =>
      act(app, actor, { id, expectedVersion: before.record.version, event: event as never }),
    )
    const seen = spy.end()
    part('bare', () => replay(seen.written))

    const after = await loadCase(app.db, id)
    await partOf('view', () => caseView(app.db, after, desk, env))
    if (i < 0) continue
    if (event !== note && recorded.version > before.record.version) ofTheLaw += 1
    Object.assign(step, { sql: seen.sql, commit: seen.commit, statements: seen.written.length })
    for (const [name, value] of Object.entries(step)) times[name as keyof typeof times].push(value)
  }
  await close()
  bare.close()
  const middle = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)])) as Record<
    keyof typeof times,
    number
  >
  const { server, bare: byHand, statements, ...parts } = middle
  return { steps, ofTheLaw, server, bare: byHand, statements, parts }
}

/** Watches a connection: what it writes, and how long its statements and its commits take. */
function createSpy() {
  let written: Written[] = []
  let sql = 0
  let commit = 0
  const watched = (statement: BetterSqlite3.Statement, text: string) => {
    const taking = <T>(work: () => T, parameters: readonly unknown[]): T => {
      const started = performance.now()
      try {
        return work()
      } finally {
        const duration = performance.now() - started
        if (text === 'commit') commit += duration
        else sql += duration
        if (!statement.readonly && !/^(begin|commit|rollback)/.test(text)) written.push({ text, parameters })
      }
    }
    // Kysely hands the values over as one array, better-sqlite3 takes either.
    return {
      reader: statement.reader,
      all: (...given: unknown[]) => taking(() => statement.all(...given), given.flat()),
      run: (...given: unknown[]) => taking(() => statement.run(...given), given.flat()),
      iterate: (...given: unknown[]) => statement.iterate(...given),
    }
  }
  return {
    watch(raw: BetterSqlite3.Database) {
      const prepare = raw.prepare.bind(raw)
      raw.prepare = ((text: string) => watched(prepare(text), text)) as unknown as typeof raw.prepare
    },
    begin() {
      written = []
      sql = 0
      commit = 0
    },
    end: () => ({ written, sql, commit }),
  }
}

/** Writes rows in one transaction with statements that are prepared once. */
function replayer(raw: BetterSqlite3.Database): (written: readonly Written[]) => void {
  const statements = new Map<string, BetterSqlite3.Statement>()
  const of = (text: string) => {
    const known = statements.get(text) ?? raw.prepare(text)
    statements.set(text, known)
    return known
  }
  return (written) => {
    of('begin immediate').run()
    for (const { text, parameters } of written) of(text).run(...parameters)
    of('commit').run()
  }
}

const note: Step = { type: 'NOTED', on: TODAY, data: { note: '与当事人电话沟通，记录在案。' } }

/** What a clerk would do next with a case, with the least a form asks; a note where there is nothing to do. */
function nextStep(facts: CaseFacts, at: string): Step {
  const [respondent] = partiesOf(facts, 'respondent')
  const [applicant] = partiesOf(facts, 'applicant')
  const unserved = addressees(facts).find((party) => !facts.services.some((service) => service.party === party.id))
  const unexplained = explanationRecipients(facts).find(
    (party) => !facts.explanations.some((given) => given.party === party.id),
  )
  const reviewers = facts.reviewers.length > 1 ? facts.reviewers : ['clerk-000', 'approver']
  const step = (type: EventType, data: Record<string, unknown>): Step => ({ type, on: TODAY, data })
  switch (at) {
    case 'intake.registering':
      return step('REGISTERED', {})
    case 'intake.underReview':
      return step('ACCEPT', {
        conditions: ['definiteParties', 'interest', 'specificRequest', 'inTime', 'inScope', 'competent', 'notPending'],
      })
    case 'intake.accepted':
      return step('START_TRIAL', { procedureKind: 'ordinary', reviewers, caseOfficer: reviewers[0] })
    case 'inCaseMediation.serving':
      return step('COPY_SERVED', { respondent: respondent?.id, mode: 'direct' })
    case 'inCaseMediation.awaitingReply':
      return step('REPLY_RECEIVED', { respondent: respondent?.id, evidence: true })
    case 'inCaseMediation.hearingParties':
      return step('OPINIONS_HEARD', { party: applicant?.id, channel: 'phone', reviewers, summary: '坚持书面意见。' })
    case 'inCaseMediation.investigating':
      return facts.mediations.length === 0
        ? step('MEDIATION_OFFERED', {
            asked: facts.parties
              .filter((party) => party.role !== 'thirdParty' && party.representedBy === null)
              .map((party) => ({ party: party.id, answer: 'accepted', attempts: [{ on: TODAY, channel: 'phone' }] })),
          })
        : step('TRIAL_COMPLETE', { committeeNeeded: false })
    case 'ruling.drafting':
      return step('DRAFT_DONE', { decisionKinds: ['UPHOLD'], worseForApplicant: false, summary: '拟予维持。' })
    case 'ruling.approving':
      return step('APPROVED', { level: 'collective', defectFound: false })
    case 'ruling.signed':
    case 'ruling.serving':
      return step('SERVED', { party: unserved?.id, mode: 'direct' })
    case 'ruling.effective':
      return step('EXPLAIN', { explainer: 'clerk-000' })
    case 'postCaseExplanation.planning':
    case 'postCaseExplanation.explaining':
      return step('EXPLAINED', {
        party: unexplained?.id,
        channel: 'phone',
        checklist: requiredExplanationItems(facts),
        refused: false,
        summary: '当事人表示清楚。',
      })
    case 'correctionRecommendation.assessing':
      return defectConfirmed(facts) ? note : step('NO_DEFECT', {})
    default:
      return note
  }
}
