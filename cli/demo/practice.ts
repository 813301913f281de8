import { sweep } from '../../server/cases/sweep.ts'
import { openServer } from '../../server/openServer.ts'
import {
  type CivilDate,
  createCalendar,
  daysBetween,
  minusWorkingDays,
  plusDays,
  plusYears,
  workingDayOnOrBefore,
} from '../../shared/time-limits/index.ts'
import { type Story, stopWhen, tell } from './agenda.ts'
import { type Centre, openFile } from './caseFile.ts'
import { caseStory } from './caseStory.ts'
import { type ConsultationEnd, consultationStory, drawConsultation } from './consultationStory.ts'
import { appointPeople, type People } from './people.ts'
import { drawPlan, type Plan, plainPlan } from './plan.ts'
import { createRandom, idsFrom, type Random } from './random.ts'
import { everyState, rarities, type Wanted } from './wanted.ts'

const YEARS = 3

/** The regulation of 2026 has states that no earlier file can show. */
export const EARLIEST_END: CivilDate = '2026-09-01'
/** Fewer cases cannot stand in every state. */
export const FEWEST_CASES = everyState.length

export type PracticeOptions = {
  dataDir: string
  seed: string
  /** How many applications are received. */
  cases: number
  /** The last day of the three years, on which the file is meant to be opened. */
  until: CivilDate
  onDay?: (day: CivilDate) => void
}

/**
 * Writes a practice file: cases and consultations of three years, each step recorded on its own day by the person it
 * belongs to, through the server and all its rules. The same options give the same record.
 */
export async function buildPractice({ dataDir, seed, cases, until, onDay }: PracticeOptions): Promise<People> {
  const random = createRandom(seed)
  const from = plusYears(until, -YEARS)
  const clock = officeClock(from)
  const server = await openServer({ dataDir, now: clock.now, newId: idsFrom(random.fork('ids')), log: () => {} })
  try {
    const people = await appointPeople(server, clock)
    const centre: Centre = { people, calendar: createCalendar(), today: clock.day }
    const stories = [
      ...caseStories(cases, from, until, random.fork('cases'), centre),
      ...consultationStories(Math.round((cases * 4) / 3), from, until, random.fork('consultations'), centre),
      ...numberStories(from, centre),
    ]
    await tell(stories, from, until, async (day) => {
      clock.set(day)
      onDay?.(day)
      // Somebody opens the program in the morning: what ran out overnight is taken in.
      await sweep(server.app)
    })
    return people
  } finally {
    await server.close()
  }
}

/** A clock of office hours in China: every call takes a few minutes, and no day has more than eight hours. */
function officeClock(first: CivilDate) {
  let today = first
  let minutes = 0
  const at = () =>
    `${today}T${String(1 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`
  return {
    now: () => at(),
    day: () => today,
    tick() {
      minutes = Math.min(minutes + 3, 8 * 60 - 1)
    },
    set(day: CivilDate) {
      today = day
      minutes = 0
    },
  }
}

function caseStories(count: number, from: CivilDate, until: CivilDate, random: Random, centre: Centre): Story[] {
  const fixed = [...everyState, ...rarities].slice(0, count)
  const begun = ({ ago, plan }: Wanted): Plan => ({
    ...plainPlan(minusWorkingDays(workingDayOnOrBefore(until, centre.calendar), ago, centre.calendar)),
    ...plan,
  })
  const drawn = Array.from({ length: count - fixed.length }, (_, i) => {
    const own = random.fork(`drawn ${i}`)
    return drawPlan(dayBetween(from, until, own), own)
  })
  const plans: { plan: Plan; shows: readonly string[] }[] = [
    ...fixed.map((wanted) => ({ plan: begun(wanted), shows: wanted.shows })),
    ...drawn.map((plan) => ({ plan, shows: [] })),
  ]
  return plans.map(({ plan, shows }, i) => {
    const file = openFile(plan, random.fork(`case ${i}`), centre)
    const story = caseStory(file)
    return shows.length === 0 ? story : stopWhen(story, () => file.shows(shows))
  })
}

/** Consultations that are still going on at the end, one of each kind. */
const unfinished: readonly ConsultationEnd[] = [
  'registered',
  'answering',
  'publicityDone',
  'awaitingFollowUp',
  'referred',
]

function consultationStories(
  count: number,
  from: CivilDate,
  until: CivilDate,
  random: Random,
  centre: Centre,
): Story[] {
  return Array.from({ length: count }, (_, i) => {
    const own = random.fork(`consultation ${i}`)
    const end = unfinished[i]
    const plan = drawConsultation(i + 1, dayBetween(from, until, own), own)
    const recent = end && {
      ...plan,
      end,
      kind: 'applicantSide' as const,
      on: minusWorkingDays(until, 2, centre.calendar),
    }
    return consultationStory(recent ?? plan, own, centre)
  })
}

/** A number is set aside once a year and given up again: the register accounts for it. */
function numberStories(from: CivilDate, { people, today }: Centre): Story[] {
  return Array.from({ length: YEARS }, async function* (_, i): Story {
    yield plusDays(from, 100 + i * 365)
    const reserved = await people.reception.client.numbers.reserve({
      year: Number(today().slice(0, 4)),
      reason: '申请人预约当日递交，先行留号。',
    })
    yield plusDays(today(), 3)
    await people.supervisor.client.numbers.void({ id: reserved.id, reason: '申请人未递交申请。' })
  } as (_: unknown, i: number) => Story)
}

/** A day of the span, later ones somewhat more often: the number of cases grows from year to year. */
function dayBetween(from: CivilDate, until: CivilDate, random: Random): CivilDate {
  const span = daysBetween(from, until) - 1
  const [one, other] = [random.between(1, span), random.between(1, span)]
  return plusDays(from, random.chance(0.4) ? Math.max(one, other) : one)
}
