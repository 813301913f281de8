import type { Executor } from '../../db/executor.ts'
import { type Party, partiesOf } from '../../db/repositories/parties.ts'
import { effectiveLog, limits, type PartyRole } from '../../shared/case/index.ts'
import type { DocumentSource, PartyDetails } from '../../shared/documents/index.ts'
import type { CivilDate } from '../../shared/time-limits/index.ts'
import type { LoadedCase } from '../cases/store.ts'
import { type Desk, personOf } from '../desk.ts'

/** Which copy of a document is meant, and with which number. */
export type DocumentCopy = Partial<Pick<DocumentSource, 'documentNumber' | 'recipient' | 'entry' | 'letter'>>

/** Everything a document of a case is made from, as the file stands on the day. */
export async function documentSource(
  db: Executor,
  { record, history, state }: LoadedCase,
  desk: Desk,
  on: CivilDate,
  copy: DocumentCopy = {},
): Promise<DocumentSource> {
  const parties = await partiesOf(db, record.id)
  return {
    organ: { name: desk.organOn(on).name, ...desk.particulars },
    number: record.number,
    facts: state.context,
    log: effectiveLog(history),
    parties: parties.map(partyDetails),
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
function partyDetails({ id, role, kind, name, representedBy, ...known }: Party): PartyDetails {
  const given = Object.entries(known).filter(([, value]) => value !== null && value !== '')
  return { id, role: role as PartyRole, kind, name, ...Object.fromEntries(given) }
}
