import type { Actor, App } from '../server/app.ts'
import { list } from '../server/cases/list.ts'
import { worklist } from '../server/duties/worklist.ts'
import { mediation } from '../server/reports/mediation.ts'
import { fourRates } from '../server/reports/reports.ts'
import { stageRunGroups, stageRuns } from '../server/reports/stageRuns.ts'
import { plusDays } from '../shared/time-limits/index.ts'
import { clerkId, TODAY } from './buildFile.ts'
import type { ByHand, PageFilter } from './byHand.ts'

/** One question a screen asks: by the server's use case, and by hand; `same` brings both answers into one form. */
export type Question = {
  name: string
  rounds: number
  /** At most this many times as long at 100,000 cases as at 10,000. */
  growth: number
  server(app: App, clerk: string): Promise<unknown>
  byHand(sql: ByHand, clerk: string): unknown
  /** The rows of the server's answer in the form of the other. */
  rows(answer: never): unknown
}

export const actorOf = (id: string): Actor => ({
  id,
  name: id,
  login: id,
  roles: ['caseOfficer'],
  mustChangePassword: false,
  tokenHash: '',
})

const lastYear = { from: plusDays(TODAY, -364), to: TODAY }
const page = { page: 1, pageSize: 50 } as const

type Worklist = Awaited<ReturnType<typeof worklist>>
type Cases = Awaited<ReturnType<typeof list>>
type Rates = Awaited<ReturnType<typeof fourRates>>
type Runs = Awaited<ReturnType<typeof stageRuns>>
type Groups = Awaited<ReturnType<typeof stageRunGroups>>

const ran = (row: { entered: number; left: number; standing: number }): boolean =>
  row.entered + row.left + row.standing > 0
const sorted = <Row extends object>(rows: readonly Row[]): Row[] => {
  const nameOf = (row: Row & { key?: unknown; stage?: unknown }) => `${row.key} ${row.stage}`
  return [...rows].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
}

const casePage = (name: string, filterFor: (clerk: string) => PageFilter): Question => ({
  name,
  rounds: 200,
  growth: 1.5,
  server: (app, clerk) => list(app, { ...filterFor(clerk), ...page, sort: 'receivedOn', descending: true }),
  byHand: (sql, clerk) => sql.casePage(filterFor(clerk), TODAY),
  rows: ({ total, rows }: Cases) => ({
    total,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      version: row.version,
      state: row.mainState,
      received_on: row.receivedOn,
      closed_on: row.closedOn,
      applicant: row.applicant,
      respondent: row.respondent,
      officer: row.officer?.name ?? null,
      code: row.next?.code ?? null,
      action: row.next?.action ?? null,
      due_legal: row.next?.dueLegal ?? null,
      due_safe: row.next?.dueSafe ?? null,
      band: row.next?.band ?? (row.open ? 'noNextStep' : null),
    })),
  }),
})

export const questions: readonly Question[] = [
  {
    name: 'worklist of one clerk (counts, first 50)',
    rounds: 200,
    growth: 1.5,
    server: (app, clerk) => worklist(app, actorOf(clerk), { scope: 'mine', ...page }),
    byHand: (sql, clerk) => sql.worklist(clerk, TODAY),
    rows: ({ counts, rows }: Worklist) => ({
      counts,
      rows: rows.map(({ subject, band, duty }) => ({
        id: subject.id,
        number: subject.number,
        title: subject.title,
        state: subject.state,
        version: subject.version,
        band,
        key: duty?.key ?? null,
        code: duty?.code ?? null,
        action: duty?.action ?? null,
        due_legal: duty?.dueLegal ?? null,
        due_safe: duty?.dueSafe ?? null,
        party: duty?.party?.name ?? null,
      })),
    }),
  },
  casePage('case page: open cases of one clerk', (officer) => ({ officer, open: true })),
  casePage('case page: penalties of one clerk, one year', (officer) => ({
    officer,
    matterType: 'penalty',
    receivedFrom: lastYear.from,
  })),
  casePage('case page: penalties of everybody, one year', () => ({
    matterType: 'penalty',
    receivedFrom: lastYear.from,
  })),
  {
    name: 'the four rates over a year',
    rounds: 40,
    growth: 12,
    server: (app) => fourRates(app, lastYear),
    byHand: (sql) => sql.fourRates(lastYear),
    rows: ({ rates }: Rates) =>
      rates.map(({ rate, met, missing, excluded, recordedLate }) => ({ rate, met, missing, excluded, recordedLate })),
  },
  {
    name: 'mediation figures of a year',
    rounds: 40,
    growth: 12,
    server: (app) => mediation(app, lastYear),
    byHand: (sql) => sql.mediation(lastYear),
    rows: ({ counts }: Awaited<ReturnType<typeof mediation>>) => counts,
  },
  {
    name: 'stage-run table of a year',
    rounds: 40,
    growth: 12,
    server: (app) => stageRuns(app, { ...lastYear, cohort: 'day' }),
    byHand: (sql) => sql.stageRuns(lastYear),
    rows: (answer: Runs) => answer,
  },
  {
    name: 'stage runs of a year by matter',
    rounds: 20,
    growth: 12,
    server: (app) => stageRunGroups(app, { ...lastYear, cohort: 'day', by: 'matterType' }),
    byHand: (sql) => sorted(sql.stageRunsByMatter(lastYear)),
    rows: ({ groups }: Groups) =>
      sorted(groups.flatMap(({ key, stages }) => stages.map((row) => ({ key, ...row })).filter(ran))),
  },
]

export const clerkOf = (round: number, clerks: number): string => clerkId(round % clerks)
