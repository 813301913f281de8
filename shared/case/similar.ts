import { plainNumber } from './checkDigits.ts'

/** What two applications have in common. `person` is proven by a number, `name` is only a name. */
export type Likeness = 'person' | 'name' | 'respondent' | 'actNumber' | 'actTitle'
type Maybe = string | null | undefined
export type LikePerson = { name: string; idNumber?: Maybe; creditCode?: Maybe; phone?: Maybe }
export type LikeCase = {
  applicants: readonly LikePerson[]
  respondents: readonly string[]
  actNumber: string | null
  actTitle: string | null
}

/** Names and numbers of acts as they are compared: without blanks, brackets and width. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s()[\]{}〔〕【】《》“”"'·,，。、]/g, '')
    .toLowerCase()
}

const same = (a: Maybe, b: Maybe, plain = plainName): boolean => {
  const [left, right] = [plain(a ?? ''), plain(b ?? '')]
  return left !== '' && left === right
}

/** What an application has in common with another case, from what is typed so far. */
export function likenesses(typed: LikeCase, other: LikeCase): Likeness[] {
  const found: Likeness[] = []
  const pairs = typed.applicants.flatMap((a) => other.applicants.map((b) => [a, b] as const))
  const proven = pairs.some(
    ([a, b]) =>
      same(a.idNumber, b.idNumber, plainNumber) ||
      same(a.creditCode, b.creditCode, plainNumber) ||
      (same(a.phone, b.phone, plainNumber) && same(a.name, b.name)),
  )
  // Two people of one name with different numbers are two people.
  const named = pairs.some(
    ([a, b]) =>
      same(a.name, b.name) &&
      !(a.idNumber && b.idNumber && !same(a.idNumber, b.idNumber, plainNumber)) &&
      !(a.creditCode && b.creditCode && !same(a.creditCode, b.creditCode, plainNumber)),
  )
  if (proven) found.push('person')
  else if (named) found.push('name')
  if (typed.respondents.some((a) => other.respondents.some((b) => same(a, b)))) found.push('respondent')
  if (same(typed.actNumber, other.actNumber)) found.push('actNumber')
  if (same(typed.actTitle, other.actTitle)) found.push('actTitle')
  return found
}

/**
 * How strongly a likeness points to the same matter: 3 the same application again (applicant, agency and act, 行政复议法
 * 第30条第1款第7项), 2 belongs together (the same act, or the same person against the same agency), 1 the same applicant
 * in another matter, 0 nothing. A title says the act only where `numbered` is false: two numbers are two acts.
 */
export function likenessLevel(found: readonly Likeness[], numbered = false): 0 | 1 | 2 | 3 {
  const has = (likeness: Likeness): boolean => found.includes(likeness)
  const applicant = has('person') || has('name')
  const act = has('actNumber') || (!numbered && has('actTitle') && has('respondent'))
  if (applicant && has('respondent') && act) return 3
  if (has('actNumber') || (applicant && has('respondent'))) return 2
  return has('person') ? 1 : 0
}

/** Share of common character pairs of two texts, 0 to 1; what is too short to tell gives 0. */
export function textLikeness(a: string, b: string): number {
  const pairs = (text: string): Set<string> => {
    const characters = Array.from(plainName(text))
    return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))
  }
  const [left, right] = [pairs(a), pairs(b)]
  if (left.size < 3 || right.size < 3) return 0
  const common = [...left].filter((pair) => right.has(pair)).length
  return common / (left.size + right.size - common)
}

/** An earlier consultation beside the one at the desk. */
export type LikeConsultation = { person: string | null; phone: string | null; matter: string; organ: string | null }

/** Why a consultation may be the same person's on the same matter; empty if nothing points to it. */
export function consultationLikeness(
  typed: LikeConsultation,
  other: LikeConsultation,
): ('phone' | 'name' | 'matter' | 'organ')[] {
  const phone = same(typed.phone, other.phone, plainNumber)
  const name = same(typed.person, other.person)
  const organ = same(typed.organ, other.organ)
  const matter = textLikeness(typed.matter, other.matter) >= ALIKE
  // A name that many share, or an organ that many complain of, is not enough by itself.
  if (!phone && !(name && (matter || organ || !typed.phone || !other.phone)) && !(matter && organ)) return []
  return [
    ...(phone ? (['phone'] as const) : []),
    ...(name ? (['name'] as const) : []),
    ...(matter ? (['matter'] as const) : []),
    ...(organ ? (['organ'] as const) : []),
  ]
}

const ALIKE = 0.35
