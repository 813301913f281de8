import { type TermCode, termName } from '../terms/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import type { Payload } from './events.ts'

/** An application as far as it has been typed. */
export type ApplicationDraft = Partial<Payload<'APPLICATION_RECEIVED'>>
type DraftParty = Partial<Payload<'APPLICATION_RECEIVED'>['parties'][number]>

export type MaterialCode = TermCode<'applicationPaper'>
export type MaterialItem = { code: MaterialCode; required: boolean; article: string }

/** From this day the regulation of 2026 governs what an application holds (law.md §1). */
const REGULATION_2026 = '2026-07-01'

const partiesOf = (draft: ApplicationDraft): DraftParty[] => (draft.parties as DraftParty[] | undefined) ?? []
const applicantsOf = (draft: ApplicationDraft): DraftParty[] => partiesOf(draft).filter((p) => p.role === 'applicant')

/**
 * Which papers belong to an application of this kind on this way, in the order of the receipt. `required` ones that
 * are not handed in are asked for by the supplement notice (行政复议法 第31条), the others are good to have.
 * @param on the day of receipt, which chooses the text in force
 */
export function materialChecklist(draft: ApplicationDraft, on: CivilDate): MaterialItem[] {
  const newRegulation = on >= REGULATION_2026
  const content = newRegulation ? '行政复议法实施条例 第27条' : '行政复议法实施条例（2007） 第19条'
  const applicants = applicantsOf(draft)
  const persons = applicants.some((party) => party.kind === undefined || party.kind === 'person')
  const organisations = applicants.some((party) => party.kind === 'organisation' || party.kind === 'organ')
  // 实施条例 第17条: more than ten applicants (until 2026-06-30, 第8条: more than five) elect representatives.
  const many = applicants.length > (newRegulation ? 10 : 5)
  const duty = draft.matterType === 'inaction' || draft.matterType === 'complaintHandling'
  const items: (MaterialItem | false)[] = [
    draft.channel === 'oral'
      ? { code: 'oralRecord', required: true, article: '行政复议法 第22条第3款' }
      : { code: 'application', required: true, article: '行政复议法 第22条' },
    // 实施条例 第28条: who files online cannot be asked for paper copies.
    draft.channel !== 'online' &&
      draft.channel !== 'oral' && { code: 'applicationCopy', required: false, article: content },
    persons && { code: 'idCopy', required: true, article: content },
    organisations && { code: 'licenceCopy', required: true, article: content },
    organisations && { code: 'headIdentity', required: true, article: content },
    duty
      ? { code: 'requestProof', required: true, article: '行政复议法实施条例 第24条' }
      : { code: 'actDocument', required: draft.knowledge !== 'factualAct', article: '行政复议法 第30条第1款第3项' },
    draft.matterType === 'informationDisclosure' && {
      code: 'disclosureRequest',
      required: true,
      article: '行政复议法 第11条第14项',
    },
    draft.matterType === 'administrativeAgreement' && {
      code: 'agreementText',
      required: true,
      article: '行政复议法 第11条第13项',
    },
    (draft.compensationClaimed === true || draft.matterType === 'compensation') && {
      code: 'damageProof',
      required: true,
      article: '行政复议法 第72条',
    },
    typeof draft.incidentalDocument === 'string' && {
      code: 'normativeText',
      required: false,
      article: '行政复议法 第13条',
    },
    !duty && { code: 'serviceProof', required: false, article: '行政复议法 第20条' },
    (draft.obstacles?.length ?? 0) > 0 && { code: 'obstacleProof', required: true, article: '行政复议法 第20条第2款' },
    many && { code: 'representativeElection', required: true, article: '行政复议法 第15条' },
    { code: 'powerOfAttorney', required: false, article: '行政复议法 第17条' },
    { code: 'serviceAddress', required: newRegulation, article: newRegulation ? content : '民事诉讼法 第90条' },
    draft.channel === 'post' && { code: 'envelope', required: false, article: '民事诉讼法 第85条第4款' },
    draft.channel === 'penaltyOrgan' && {
      code: 'forwardingLetter',
      required: false,
      article: '行政复议法 第32条第2款',
    },
    draft.channel === 'justiceOffice' && { code: 'officeSlip', required: false, article: '行政复议法 第22条' },
  ]
  return items.filter((item) => item !== false)
}

/** The standard paper of this name, as a receipt lists it; undefined for one the clerk named herself. */
export function materialOf(checklist: readonly MaterialItem[], name: string): MaterialItem | undefined {
  return checklist.find((item) => termName('applicationPaper', item.code) === name.trim())
}

/** Required papers that are not among those handed in. */
export function missingMaterials(draft: ApplicationDraft, on: CivilDate): MaterialItem[] {
  const checklist = materialChecklist(draft, on)
  const handedIn = new Set((draft.materials ?? []).map((row) => materialOf(checklist, String(row.name ?? ''))?.code))
  return checklist.filter((item) => item.required && !handedIn.has(item.code))
}

/**
 * What a supplement notice would have to list, all at once (行政复议法 第31条第1款): papers that are missing and contents
 * that the application lacks (实施条例 第27条). Sentences in Chinese, as they go into the notice.
 */
export function supplementItems(draft: ApplicationDraft, on: CivilDate): string[] {
  const items = missingMaterials(draft, on).map((item) => `提交${termName('applicationPaper', item.code)}。`)
  for (const party of applicantsOf(draft)) {
    const missing = missingParticulars(party, on)
    if (missing.length > 0) {
      const name = party.name?.trim() ? `“${party.name.trim()}”` : ''
      items.push(`补充申请人${name}的${missing.map((field) => termName('field', field)).join('、')}。`)
    }
  }
  if (!draft.requests?.trim()) items.push('写明具体的行政复议请求。')
  if (!draft.reasons?.trim()) items.push('写明申请行政复议的主要事实和理由。')
  return items
}

type Particular = 'idNumber' | 'creditCode' | 'address' | 'serviceAddress' | 'phone' | 'head'

/** What the application has to say of an applicant and does not (实施条例 第27条第1项; until 2026-06-30 第19条). */
export function missingParticulars(party: DraftParty, on: CivilDate): Particular[] {
  const newRegulation = on >= REGULATION_2026
  const person: Particular[] = newRegulation
    ? ['idNumber', 'address', 'serviceAddress', 'phone']
    : ['idNumber', 'address']
  const organisation: Particular[] = newRegulation
    ? ['creditCode', 'address', 'serviceAddress', 'phone', 'head']
    : ['address', 'head']
  return (party.kind === 'person' || party.kind === undefined ? person : organisation).filter(
    (field) => !party[field]?.trim(),
  )
}
