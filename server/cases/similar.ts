import { earlierParties, type LikeCaseRow, likeCandidates } from '../../db/repositories/likeCases.ts'
import { type LikeCase, likenesses, likenessLevel, plainName, plainNumber } from '../../shared/case/index.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import type { App, Parsed } from '../app.ts'
import { deskOf, personOf } from '../desk.ts'

const MOST = 8
/** So many are compared for each thing they may have in common. */
const CANDIDATES = 60

/** Cases that are like the application being typed: the same one again first, then the newest. */
export async function similar(app: App, typed: Parsed['cases']['similar']): Promise<Outputs['cases']['similar']> {
  const all = (values: readonly (string | undefined)[]): string[] => [
    ...new Set(values.map((value) => value?.trim() ?? '').filter((value) => value !== '')),
  ]
  // Stored as they were typed: the plain form finds what was typed plainly.
  const numbers = (values: readonly (string | undefined)[]): string[] =>
    all(values.flatMap((value) => [value, value === undefined ? undefined : plainNumber(value)]))
  const { applicants } = typed
  const candidates = await likeCandidates(
    app.db,
    {
      names: all(applicants.map((a) => a.name)),
      idNumbers: numbers(applicants.map((a) => a.idNumber)),
      creditCodes: numbers(applicants.map((a) => a.creditCode)),
      phones: numbers(applicants.map((a) => a.phone)),
      actNumber: typed.actNumber?.trim() || null,
    },
    CANDIDATES,
  )
  const desk = await deskOf(app.db)
  const wanted: LikeCase = { ...typed, actNumber: typed.actNumber ?? null, actTitle: typed.actTitle ?? null }
  return candidates
    .map((row) => {
      const found = likenesses(wanted, comparable(row, wanted.actNumber))
      return { row, found, level: likenessLevel(found, Boolean(wanted.actNumber)) }
    })
    .filter(({ level }) => level > 0)
    .sort((a, b) => b.level - a.level)
    .slice(0, MOST)
    .map(({ row, found, level }) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      mainState: row.mainState,
      open: row.open,
      officer: personOf(desk, row.officerId),
      receivedOn: row.receivedOn,
      likenesses: found,
      level,
    }))
}

function comparable(row: LikeCaseRow, actNumber: string | null): LikeCase {
  const wanted = plainName(actNumber ?? '')
  return {
    applicants: row.parties.filter((party) => party.role === 'applicant'),
    respondents: row.parties.filter((party) => party.role === 'respondent').map((party) => party.name),
    actNumber: wanted === '' ? null : (row.searchLines.find((line) => plainName(line) === wanted) ?? null),
    actTitle: row.actTitle,
  }
}

/** People and organisations of earlier cases, to be taken over into a form. */
export function people(app: App, { text }: Parsed['cases']['people']): Promise<Outputs['cases']['people']> {
  return earlierParties(app.db, text, MOST)
}
