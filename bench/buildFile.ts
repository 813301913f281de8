import { mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { createRandom, idsFrom } from '../cli/demo/random.ts'
import { GENESIS, hashOf } from '../db/chain.ts'
import { openSqlite } from '../db/open.ts'
import { sheetTableRow } from '../db/repositories/caseSheet.ts'
import { addOrganEntry } from '../db/repositories/organ.ts'
import { putMark } from '../db/repositories/settings.ts'
import { insertUser } from '../db/repositories/users.ts'
import { numberKey } from '../db/text.ts'
import { SHEET_MARK, SHEET_VERSION } from '../server/cases/fillSheet.ts'
import { caseSearchText, project } from '../server/cases/project.ts'
import { openServer } from '../server/openServer.ts'
import {
  applyElapsed,
  CASE_MACHINE_VERSION,
  type CaseEnvironment,
  type CaseFacts,
  type CaseState,
  defaultCaseSettings,
  fold,
  type LoggedEvent,
  mainState,
} from '../shared/case/index.ts'
import { numberText } from '../shared/case/organ.ts'
import type { Role } from '../shared/terms/index.ts'
import { type CivilDate, createCalendar, plusDays, plusYears, yearOf } from '../shared/time-limits/index.ts'
import { shiftBetween, shifter } from './shift.ts'
import { TEMPLATE_DAY, type Template } from './templates.ts'

/** The day on which every file is looked at, an ordinary Friday. */
export const TODAY: CivilDate = '2026-11-20'
const YEARS = 10
/** Received in the last months; about half of these are still being worked on. */
const RECENT = { share: 0.08, days: 75 }
/** Gives each clerk about forty open cases, whatever the size of the file. */
const CASES_PER_CLERK = 1_000

const organ = { name: '示例区人民政府', numberPrefix: '示例政复' }
const recordedAt = `${TODAY}T01:00:00.000Z`
const env: CaseEnvironment = {
  today: TODAY,
  recordedAt,
  calendar: createCalendar(),
  settings: defaultCaseSettings,
  actor: { id: 'program', roles: [] },
  rolesOf: () => [],
}

export const clerkId = (no: number): string => `clerk-${String(no).padStart(3, '0')}`

export type BuiltFile = { cases: number; events: number; open: number; clerks: number }

/** A template as it is copied: its texts, and the state it ends in. */
type Prepared = {
  history: LoggedEvent[]
  payloads: string[]
  statesAfter: string[]
  offsets: number[]
  historyText: string
  state: CaseState
  snapshotText: string
}

type PlannedCase = {
  id: string
  number: string
  template: Prepared
  shift: number
  clerk: number
  length: number
  extra: LoggedEvent[]
  statesOfExtra: string[]
  clerks: number
}

/**
 * Writes a data file of so many cases, received over ten years: histories of the templates moved to other days,
 * the chain hashed link by link in the order of recording, and every projection computed by the server's own code.
 */
export async function buildFile(folder: string, count: number, templates: readonly Template[]): Promise<BuiltFile> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'fuyi.db')
  const clerks = Math.max(1, Math.round(count / CASES_PER_CLERK))
  await prepareFile(file, clerks)
  const raw = new BetterSqlite3(file)
  for (const pragma of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'foreign_keys = OFF',
    'cache_size = -262144',
    'temp_store = MEMORY',
  ])
    raw.pragma(pragma)
  const restore = setAside(raw)
  const cases = planCases(count, clerks, templates.map(prepare))
  const open = writeCases(raw, cases)
  const events = writeEvents(raw, cases)
  restore()
  raw.pragma('journal_mode = WAL')
  raw.close()
  await indexFile(folder)
  return { cases: count, events, open, clerks }
}

/** The full-text index, as the program builds it for a file that has none. */
async function indexFile(folder: string): Promise<void> {
  const server = await openServer({ dataDir: folder, now: () => recordedAt, log: () => {} })
  await server.app.indexing?.finished
  await server.close()
}

/** The schema, the organ and its people, through the program itself. */
async function prepareFile(file: string, clerks: number): Promise<void> {
  const { db, close } = openSqlite(file, { now: () => new Date(recordedAt) })
  await addOrganEntry(db, { ...organ, effectiveOn: null, reason: null, recordedAt, recordedBy: 'administrator' })
  await putMark(db, SHEET_MARK, String(SHEET_VERSION))
  const appoint = (id: string, role: Role) =>
    insertUser(db, {
      id,
      login: id,
      name: id,
      roles: [role],
      passwordHash: '-',
      mustChangePassword: false,
      disabled: false,
      failedCount: 0,
      lockedUntil: null,
      createdAt: recordedAt,
      updatedAt: recordedAt,
    })
  for (const role of ['reception', 'approver', 'supervisor', 'administrator'] as const) await appoint(role, role)
  for (let no = 0; no < clerks; no++) await appoint(clerkId(no), 'caseOfficer')
  await close()
}

/** Indexes and triggers are made again once the rows are there. */
function setAside(raw: BetterSqlite3.Database): () => void {
  const parts = raw
    .prepare(`select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null`)
    .all() as { type: string; name: string; sql: string }[]
  for (const { type, name } of parts) raw.exec(`drop ${type} ${name}`)
  return () => {
    for (const { sql } of parts) raw.exec(sql)
  }
}

function prepare({ history, statesAfter }: Template): Prepared {
  const state = fold(history)
  return {
    history,
    payloads: history.map((entry) => JSON.stringify(entry.data)),
    statesAfter,
    offsets: history.map((entry) => shiftBetween(TEMPLATE_DAY, entry.recordedAt.slice(0, 10))),
    historyText: JSON.stringify(history),
    state,
    snapshotText: JSON.stringify(state.context),
  }
}

function planCases(count: number, clerks: number, templates: readonly Prepared[]): PlannedCase[] {
  const random = createRandom(`file of ${count}`)
  const newId = idsFrom(random.fork('ids'))
  const from = plusYears(TODAY, -YEARS)
  const recent = plusDays(TODAY, -RECENT.days)
  const earlier = shiftBetween(from, recent)
  const received = Array.from({ length: count }, (_, i) =>
    i < count * RECENT.share
      ? plusDays(recent, random.between(1, RECENT.days))
      : plusDays(from, random.between(0, earlier - 1)),
  ).sort()
  const taken = new Map<number, number>()
  return received.map((day, i) => {
    const year = yearOf(day)
    const seq = (taken.get(year) ?? 0) + 1
    taken.set(year, seq)
    const template = random.pick(templates)
    const shift = shiftBetween(TEMPLATE_DAY, day)
    const age = shiftBetween(day, TODAY)
    const later = template.offsets.findIndex((offset) => offset > age)
    return {
      id: newId(),
      number: numberText('case', organ, year, seq),
      template,
      shift,
      clerk: i % clerks,
      length: later === -1 ? template.history.length : later,
      extra: [],
      statesOfExtra: [],
      clerks,
    }
  })
}

/** A centre with fewer clerks than a history has officers gives one of them several places. */
const staffOf =
  ({ clerk, clerks }: PlannedCase) =>
  (place: number) =>
    clerkId((clerk + place) % clerks)

/** Writes the case rows and everything projected beside them. Returns how many are open. */
function writeCases(raw: BetterSqlite3.Database, cases: readonly PlannedCase[]): number {
  const insert = inserter(raw)
  const taken = new Map<number, number>()
  let open = 0
  inBatches(raw, cases, 1_000, (planned) => {
    const { state, history } = told(planned)
    const projection = project(state, history, env)
    const { columns } = projection
    if (columns.open) open += 1
    const updatedAt = history.at(-1)!.recordedAt
    insert('reconsideration_case', {
      id: planned.id,
      number: planned.number,
      number_key: numberKey(planned.number),
      title: columns.title,
      version: columns.version,
      stage: columns.stage,
      main_state: columns.mainState,
      clock: columns.clock,
      procedure_kind: columns.procedureKind,
      cycle_no: columns.cycle,
      open: Number(columns.open),
      received_on: columns.receivedOn,
      accepted_on: columns.acceptedOn,
      closed_on: columns.closedOn,
      archived_on: columns.archivedOn,
      outcome: columns.outcome,
      matter_type: columns.matterType,
      administrative_field: columns.administrativeField,
      respondent_level: columns.respondentLevel,
      respondent_name: columns.respondentName,
      applicant_name: columns.applicantName,
      officer_id: columns.officerId,
      created_at: history[0]!.recordedAt,
      updated_at: updatedAt,
      next_check_on: columns.nextCheckOn,
      search_text: caseSearchText(planned.number, projection),
      machine_version: columns.machineVersion,
      snapshot: JSON.stringify(columns.snapshot),
    })
    insert('case_sheet', sheetTableRow(planned.id, projection.sheet({ number: planned.number, updatedAt })))
    const [, year = '', seq = ''] = /〔(\d+)〕(\d+)/.exec(planned.number) ?? []
    insert('case_number', {
      id: `n-${planned.id}`,
      organ: organ.numberPrefix,
      year: Number(year),
      kind: 'case',
      seq: Number(seq),
      number: planned.number,
      status: 'used',
      case_id: planned.id,
      reason: null,
      created_at: updatedAt,
      created_by: 'reception',
    })
    taken.set(Number(year), Number(seq))
    projection.parties.forEach((party, i) => {
      insert('party', {
        case_id: planned.id,
        id: party.id,
        position: i + 1,
        role: party.role,
        kind: party.kind,
        name: party.name,
        id_number: party.idNumber ?? null,
        credit_code: party.creditCode ?? null,
        address: party.address ?? null,
        service_address: party.serviceAddress ?? null,
        phone: party.phone ?? null,
        head: party.head ?? null,
        represented_by: party.representedBy ?? null,
      })
    })
    for (const { key, cycle, countedOn, ...marks } of projection.mediation) {
      const flags = Object.entries(marks).map(([mark, is]) => [
        mark.replace(/[A-Z]/g, (a) => `_${a.toLowerCase()}`),
        Number(is),
      ])
      const row = { case_id: planned.id, key, cycle, counted_on: countedOn, ...Object.fromEntries(flags) }
      insert('mediation_tally', row)
    }
    for (const run of projection.runs) {
      insert('stage_run', {
        case_id: planned.id,
        cycle: run.cycle,
        stage: run.stage,
        run_no: run.no,
        entered_on: run.enteredOn,
        left_on: run.leftOn,
        returns: run.returns,
        overdue: Number(run.overdue),
        officer_id: run.officerId,
      })
    }
    for (const duty of projection.duties) {
      insert('duty', {
        owner_id: planned.id,
        subject: 'case',
        key: duty.key,
        cycle: duty.cycle,
        kind: duty.kind,
        code: duty.code,
        raised_by: duty.raisedBy,
        raised_on: duty.raisedOn,
        owner: duty.owner,
        staff_id: duty.staffId,
        party_id: duty.partyId,
        action: duty.action,
        nominal: duty.nominal,
        due_legal: duty.dueLegal,
        due_safe: duty.dueSafe,
        near_from: duty.nearFrom,
        provisional: Number(duty.provisional),
        paused: Number(duty.paused),
        status: duty.status,
        ended_on: duty.endedOn,
        evidence: duty.evidence,
        excuse: duty.excuse,
        late: Number(duty.late),
        recorded_late: Number(duty.recordedLate),
        rate: duty.rate,
        counted_on: duty.countedOn,
        counted: duty.counted,
      })
    }
  })
  for (const [year, seq] of taken)
    insert('number_sequence', { organ: organ.numberPrefix, year, kind: 'case', next: seq + 1 })
  return open
}

/** The case as it stands today: a finished history is moved as a whole, one that is cut off is folded anew. */
function told(planned: PlannedCase): { state: CaseState; history: LoggedEvent[] } {
  const { template, shift, length } = planned
  const text = shifter(shift, staffOf(planned))
  const whole = JSON.parse(text(template.historyText)) as LoggedEvent[]
  if (length === whole.length) {
    // Folding knows no calendar: the facts of the moved history are the moved facts.
    return {
      history: whole,
      state: { ...template.state, context: JSON.parse(text(template.snapshotText)) as CaseFacts } as CaseState,
    }
  }
  const history = whole.slice(0, length)
  const elapsed = applyElapsed(fold(history), history, env)
  planned.extra = elapsed.events
  planned.statesOfExtra = elapsed.events.map((_, i) => mainState(fold([...history, ...elapsed.events.slice(0, i + 1)])))
  return { state: elapsed.state, history: [...history, ...elapsed.events] }
}

/** Writes the log in the order of recording, as years of work would have: a case lies scattered over the table. */
function writeEvents(raw: BetterSqlite3.Database, cases: readonly PlannedCase[]): number {
  const total = cases.reduce((sum, planned) => sum + planned.length + planned.extra.length, 0)
  const [owner, place] = [new Uint32Array(total), new Uint8Array(total)]
  const key = new Float64Array(total)
  let n = 0
  cases.forEach((planned, c) => {
    for (let i = 0; i < planned.length + planned.extra.length; i++) {
      const day = i < planned.length ? planned.shift + planned.template.offsets[i]! : 100_000
      owner[n] = c
      place[n] = i
      // The place within the case keeps entries of one day in their order.
      key[n] = day * 1_000 + i
      n += 1
    }
  })
  const order = Uint32Array.from({ length: total }, (_, i) => i).sort((a, b) => key[a]! - key[b]!)
  const insert = inserter(raw)
  let id = 0
  let prevHash = GENESIS
  inBatches(raw, order, 50_000, (entry) => {
    const planned = cases[owner[entry]!]!
    const link = linkOf(planned, place[entry]!)
    id += 1
    const hash = hashOf('case_event', id, link, prevHash)
    insert('case_event', {
      id,
      case_id: link.ownerId,
      seq: link.seq,
      type: link.type,
      occurred_on: link.occurredOn,
      recorded_at: link.recordedAt,
      actor_id: link.actorId,
      payload: link.payload,
      machine_version: link.machineVersion,
      state_after: link.stateAfter,
      prev_hash: prevHash,
      hash,
    })
    prevHash = hash
  })
  raw.prepare(`update chain_head set last_id = ?, hash = ? where chain = 'case_event'`).run(id, prevHash)
  return total
}

function linkOf(planned: PlannedCase, place: number) {
  const { template, shift, length, extra } = planned
  const text = shifter(shift, staffOf(planned))
  const own = place >= length
  const entry = own ? extra[place - length]! : template.history[place]!
  const moved = own ? (same: string) => same : text
  return {
    ownerId: planned.id,
    seq: place + 1,
    type: entry.type,
    occurredOn: moved(entry.on),
    recordedAt: moved(entry.recordedAt),
    actorId: moved(entry.by),
    payload: own ? JSON.stringify(entry.data) : moved(template.payloads[place]!),
    machineVersion: CASE_MACHINE_VERSION,
    stateAfter: own ? planned.statesOfExtra[place - length]! : template.statesAfter[place]!,
  }
}

/** Inserts a row into a table; the statement of each table is prepared once. */
function inserter(raw: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>()
  return (table: string, row: Record<string, string | number | null>) => {
    let statement = statements.get(table)
    if (!statement) {
      const columns = Object.keys(row)
      statement = raw.prepare(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      )
      statements.set(table, statement)
    }
    statement.run(Object.values(row))
  }
}

function inBatches<T>(raw: BetterSqlite3.Database, items: Iterable<T>, size: number, work: (item: T) => void): void {
  let n = 0
  for (const item of items) {
    if (n % size === 0) raw.exec(n === 0 ? 'begin' : 'commit; begin')
    work(item)
    n += 1
  }
  if (n > 0) raw.exec('commit')
}
