import { effectiveLog, limits } from '../../shared/case/index.ts'
import type { DocumentSource, PartyDetails } from '../../shared/documents/index.ts'
import type { CivilDate } from '../../shared/time-limits/index.ts'
import { partyDetails } from '../cases/project.ts'
import type { LoadedCase } from '../cases/store.ts'
import { type Desk, personOf } from '../desk.ts'

/** Which copy of a document is meant, and with which number. */
export type DocumentCopy = Partial<Pick<DocumentSource, 'documentNumber' | 'recipient' | 'entry' | 'letter'>>

/** Everything a document of a case is made from, as the file stands on the day. */
export function documentSource(
  { record, history, state }: LoadedCase,
  desk: Desk,
  on: CivilDate,
  copy: DocumentCopy = {},
): DocumentSource {
  const log = effectiveLog(history)
  return {
    organ: { name: desk.organOn(on).name, ...desk.particulars },
    number: record.number,
    facts: state.context,
    log,
    parties: partyDetails(state.context, log).map(withoutBlanks),
    limits: limits(state.context, { today: on, calendar: desk.calendar, settings: desk.settings }),
    nameOf: (id) => personOf(desk, id)?.name ?? null,
    on,
    documentNumber: null,
    recipient: null,
    entry: null,
    letter: null,
    ...copy,
  }
}

/** What is not known is absent, so that a paper that needs it says so. */
function withoutBlanks({
  id,
  role,
  kind,
  name,
  representedBy,
  ...known
}: ReturnType<typeof partyDetails>[number]): PartyDetails {
  const given = Object.entries(known).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return { id, role: role as PartyDetails['role'], kind, name, ...Object.fromEntries(given) }
}
