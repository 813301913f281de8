import type BetterSqlite3 from 'better-sqlite3'

/** What somebody would write who had only these questions: plain SQL over the same file, no layers. */
export type ByHand = ReturnType<typeof writtenByHand>

type Row = Record<string, string | number | null>

const RANK = `case when duty.paused = 1 then 4 when duty.owner <> 'us' then 3 when duty.due_legal < @today then 0
  when duty.near_from <= @today then 1 else 2 end`
const GRAVITY = `case when duty.code in ('D05', 'D06', 'D08', 'D15', 'D16', 'D17') then 0 when duty.kind = 'limit' then 1
  when duty.rate is not null then 2 else 3 end`
const BANDS = ['overdue', 'near', 'normal', 'waiting', 'suspended', 'noNextStep']
const STRAY = `from reconsideration_case c where c.open = 1 and c.officer_id = @staff
  and not exists (select 1 from duty where duty.owner_id = c.id and duty.status = 'open')`
const STAGES = ['intake', 'inCaseMediation', 'ruling', 'postCaseExplanation', 'correctionRecommendation']

export type WorklistAnswer = { counts: Record<string, number>; rows: Row[] }
export type CasePageAnswer = { total: number; rows: Row[] }
export type PageFilter = { officer?: string; open?: boolean; matterType?: string; receivedFrom?: string }

export function writtenByHand(raw: BetterSqlite3.Database) {
  const counts = raw.prepare(
    `select ${RANK} as band, count(*) as n from duty where status = 'open' and staff_id = @staff group by 1`,
  )
  const strayCount = raw.prepare(`select count(*) as n ${STRAY}`)
  const duties = raw.prepare(`
    select coalesce(c.id, k.id) as id, coalesce(c.number, k.number) as number, coalesce(c.title, k.matter) as title,
      coalesce(c.main_state, k.state) as state, coalesce(c.version, k.version) as version, ${RANK} as band,
      duty.key, duty.code, duty.action, duty.due_legal, duty.due_safe, coalesce(party.name, duty.party_id) as party
    from duty
      left join reconsideration_case c on c.id = duty.owner_id
      left join consultation k on k.id = duty.owner_id
      left join party on party.case_id = duty.owner_id and party.id = duty.party_id
    where duty.status = 'open' and duty.staff_id = @staff
    order by band, iif(band <= 1, ${GRAVITY}, 9), duty.due_legal is null, duty.due_legal, ${GRAVITY}, duty.owner_id, duty.key
    limit 50`)
  const strays = raw.prepare(`
    select c.id, c.number, c.title, c.main_state as state, c.version, 5 as band, null as key, null as code, null as action,
      null as due_legal, null as due_safe, null as party ${STRAY} order by c.received_on, c.id limit @limit`)

  const rates = raw.prepare(`
    select rate, counted, excuse, count(*) as n, sum(recorded_late) as recordedLate from duty
    where counted is not null and counted_on between @from and @to group by rate, counted, excuse order by rate, counted, excuse`)

  const inPeriod = `from stage_run where entered_on <= @to and (left_on is null or left_on >= @from)`
  const runs = raw.prepare(`
    select stage, sum(entered_on >= @from) as entered, sum(left_on between @from and @to) as "left",
      sum(left_on is null or left_on > @to) as standing, sum(entered_on >= @from and (run_no > 1 or returns > 0)) as returned,
      sum(overdue) as overdue, count(distinct iif(entered_on >= @from, case_id, null)) as cases ${inPeriod} group by stage`)
  const days = raw.prepare(`
    select stage, cast(julianday(left_on) - julianday(entered_on) as integer) as days from stage_run
    where left_on between @from and @to order by stage, days`)
  const byMatter = raw.prepare(`
    select s.matter_type as key, r.stage, sum(entered_on >= @from) as entered, sum(coalesce(left_on between @from and @to, 0)) as "left",
      sum(left_on is null or left_on > @to) as standing, sum(entered_on >= @from and (run_no > 1 or returns > 0)) as returned,
      sum(overdue) as overdue
    from stage_run r join case_sheet s on s.case_id = r.case_id
    where entered_on <= @to and (left_on is null or left_on >= @from) group by 1, 2`)

  const mediation = raw.prepare(`
    select sum(ended) as ended, sum(offered) as offered, sum(accepted) as accepted, sum(held) as held, sum(agreed) as agreed,
      sum(mediated) as mediated, sum(settled) as settled, sum(refused_by_applicant) as refusedByApplicant,
      sum(refused_by_respondent) as refusedByRespondent, sum(refused_by_third_party) as refusedByThirdParty,
      count(distinct iif(pre_case_tried = 1, case_id, null)) as preCaseTried,
      count(distinct iif(pre_case_solved = 1, case_id, null)) as preCaseSolved
    from mediation_tally where counted_on between @from and @to`)

  const pages = new Map<string, { rows: BetterSqlite3.Statement; total: BetterSqlite3.Statement }>()
  const pageOf = (filter: PageFilter) => {
    const where = [
      filter.officer === undefined ? '' : 'officer_id = @officer',
      filter.open === undefined ? '' : `open = ${filter.open ? 1 : 0}`,
      filter.matterType === undefined ? '' : 'matter_type = @matterType',
      filter.receivedFrom === undefined ? '' : 'received_on >= @receivedFrom',
    ]
      .filter((part) => part !== '')
      .join(' and ')
    let page = pages.get(where)
    if (!page) {
      page = {
        total: raw.prepare(`select count(*) as n from reconsideration_case where ${where}`),
        rows: raw.prepare(`
          select c.id, c.number, c.title, c.version, c.main_state as state, c.received_on, c.closed_on, c.applicant_name as applicant,
            c.respondent_name as respondent, u.name as officer, duty.code, duty.action, duty.due_legal, duty.due_safe,
            iif(duty.key is null, iif(c.open = 1, 5, null), ${RANK}) as band
          from (select * from reconsideration_case where ${where} order by received_on desc, id desc limit 50) c
            left join user_account u on u.id = c.officer_id
            left join duty on duty.owner_id = c.id and duty.key = (
              select duty.key from duty where duty.owner_id = c.id and duty.status = 'open'
              order by ${RANK}, duty.due_legal is null, duty.due_legal, duty.key limit 1)
          order by c.received_on desc, c.id desc`),
      }
      pages.set(where, page)
    }
    return page
  }

  return {
    worklist(staff: string, today: string): WorklistAnswer {
      const of = { staff, today }
      const found = Object.fromEntries(BANDS.map((band) => [band, 0]))
      for (const { band, n } of counts.all(of) as { band: number; n: number }[]) found[BANDS[band]!] = n
      found.noNextStep = (strayCount.get(of) as { n: number }).n
      const rows = duties.all(of) as Row[]
      if (rows.length < 50) rows.push(...(strays.all({ ...of, limit: 50 - rows.length }) as Row[]))
      for (const row of rows) row.band = BANDS[row.band as number]!
      return { counts: found, rows }
    },
    casePage(filter: PageFilter, today: string): CasePageAnswer {
      const { rows: statement, total } = pageOf(filter)
      const of = { ...filter, open: undefined, today }
      const named = Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))
      const { today: _day, ...counted } = named
      const rows = statement.all(named) as Row[]
      for (const row of rows) row.band = row.band === null ? null : BANDS[row.band as number]!
      return { total: (total.get(counted) as { n: number }).n, rows }
    },
    fourRates: (period: { from: string; to: string }) => figuresOf(rates.all(period) as Row[]),
    mediation: (period: { from: string; to: string }) => mediation.get(period) as Row,
    stageRunsByMatter: (period: { from: string; to: string }) => byMatter.all(period) as Row[],
    stageRuns(period: { from: string; to: string }) {
      const table = runs.all(period) as Row[]
      const lengths = Map.groupBy(days.all(period) as { stage: string; days: number }[], (row) => row.stage)
      return {
        stages: STAGES.map((stage) => {
          const of = (lengths.get(stage) ?? []).map((row) => row.days)
          const half = of.length / 2
          const medianDays = of.length === 0 ? null : (of[Math.ceil(half) - 1]! + of[Math.floor(half)]!) / 2
          const none = { stage, entered: 0, left: 0, standing: 0, returned: 0, overdue: 0, cases: 0 }
          return { ...none, ...table.find((row) => row.stage === stage), medianDays, longestDays: of.at(-1) ?? null }
        }),
      }
    },
  }
}

function figuresOf(rows: readonly Row[]) {
  return ['R1', 'R2', 'R3', 'R4'].map((rate) => {
    const of = (counted: string) => rows.filter((row) => row.rate === rate && row.counted === counted)
    const sum = (found: readonly Row[], key: string) => found.reduce((total, row) => total + Number(row[key]), 0)
    return {
      rate,
      met: sum(of('met'), 'n'),
      missing: sum(of('missing'), 'n'),
      excluded: of('excluded').map((row) => ({ code: row.excuse, count: row.n })),
      recordedLate: sum(of('met'), 'recordedLate'),
    }
  })
}
